package dev.framewalk.decoders.igmp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.ChecksumCheck;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// A message of IGMP: which groups the machines of a network want to hear.
public final class Igmp implements PacketLayer {
    public static final Field GROUP = Field.group("igmp", Rfc.of(3376, "4"));
    public static final Field TYPE = Field.hex("igmp.type", Rfc.of(3376, "4"));
    public static final Field RESPONSE_TIME = Field.number("igmp.max_resp", Rfc.of(3376, "4"));
    public static final Field RESERVED = Field.bytes("igmp.reserved", Rfc.of(3376, "4"));
    public static final Field CHECKSUM = Field.hex("igmp.checksum", Rfc.of(3376, "4"));
    public static final Field CHECKSUM_CALCULATED = Field.hex("x.igmp.checksum-calculated", Rfc.of(3376, "4"));
    public static final Field CHECKSUM_STATUS = Field.text("igmp.checksum.status", Rfc.of(3376, "4"));
    public static final Field ADDRESS = Field.ipv4("igmp.maddr", Rfc.of(3376, "4"));
    public static final Field SUPPRESS = Field.flag("igmp.s", Rfc.of(3376, "4.1.5"));
    public static final Field ROBUSTNESS = Field.number("igmp.qrv", Rfc.of(3376, "4.1.6"));
    public static final Field QUERY_INTERVAL = Field.number("igmp.qqic", Rfc.of(3376, "4.1.7"));
    public static final Field SOURCE_COUNT = Field.number("igmp.num_src", Rfc.of(3376, "4.1.8"));
    public static final Field SOURCE = Field.ipv4("igmp.saddr", Rfc.of(3376, "4.1.9"));
    public static final Field RECORD_COUNT = Field.number("igmp.num_grp_recs", Rfc.of(3376, "4.2.3"));
    public static final Field RECORD = Field.group("x.igmp.record", Rfc.of(3376, "4.2.4"));
    public static final Field RECORD_TYPE = Field.number("igmp.record_type", Rfc.of(3376, "4.2.12"));
    public static final Field AUXILIARY_LENGTH = Field.number("igmp.aux_data_len", Rfc.of(3376, "4.2.6"));
    public static final Field AUXILIARY_DATA = Field.bytes("igmp.aux_data", Rfc.of(3376, "4.2.10"));
    public static final Field DATA = Field.bytes("igmp.data", Rfc.of(3376, "4"));
    public static final Field RESERVED_BITS = Field.number("x.igmp.reserved-bits", Rfc.of(3376, "4.1.4"));

    public static final int HEADER_LENGTH = 8;

    private static final int QUERY = 0x11;
    private static final int REPORT_3 = 0x22;
    private static final int QUERY_3_LENGTH = 12;

    private static final NamedNumbers TYPES = NamedNumbers.of("unassigned", """
            0x11 membership query
            0x12 membership report, version 1
            0x13 DVMRP
            0x14 PIM, version 1
            0x16 membership report, version 2
            0x17 leave group
            0x1e multicast traceroute response
            0x1f multicast traceroute
            0x22 membership report, version 3
            0x30 multicast router advertisement
            0x31 multicast router solicitation
            0x32 multicast router termination
            """);
    private static final NamedNumbers RECORD_TYPES = NamedNumbers.of("unassigned", """
            1 only these senders are wanted
            2 all but these senders are wanted
            3 from now on only these senders
            4 from now on all but these senders
            5 these senders in addition
            6 these senders no more
            """);

    public static final Protocol PROTOCOL = new Protocol(
            "igmp",
            "IGMP",
            Igmp.class,
            List.of(
                    GROUP,
                    TYPE,
                    RESPONSE_TIME,
                    RESERVED,
                    CHECKSUM,
                    CHECKSUM_CALCULATED,
                    CHECKSUM_STATUS,
                    ADDRESS,
                    RESERVED_BITS,
                    SUPPRESS,
                    ROBUSTNESS,
                    QUERY_INTERVAL,
                    SOURCE_COUNT,
                    SOURCE,
                    RECORD_COUNT,
                    RECORD,
                    RECORD_TYPE,
                    AUXILIARY_LENGTH,
                    AUXILIARY_DATA,
                    DATA),
            List.of(IgmpAnomaly.values()));
    public static final Igmp LAYER = new Igmp();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.IP_PROTOCOL, 2));

    private Igmp() {}

    public static int type(Bytes bytes, long at) {
        return bytes.u8(at);
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return CLAIMS;
    }

    @Override
    public Field group() {
        return GROUP;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        if (end - at < HEADER_LENGTH) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(HEADER_LENGTH - (end - at));
            return;
        }
        stack.push(this, bytes, at, end, end);
    }

    @Override
    public void read(FieldReader reader) {
        int type = reader.u8(TYPE, TYPES);
        long length = reader.remaining() + 1;
        if (type == REPORT_3) {
            reader.bytes(RESERVED, 1);
            reader.u16(CHECKSUM);
            reader.bytes(RESERVED, 2);
            records(reader, reader.u16(RECORD_COUNT));
        } else {
            reader.u8(RESPONSE_TIME);
            reader.u16(CHECKSUM);
            reader.bytes(ADDRESS, 4);
            if (type == QUERY && length >= QUERY_3_LENGTH) {
                reader.bits(RESERVED_BITS, 4);
                reader.flag(SUPPRESS);
                reader.bits(ROBUSTNESS, 3);
                reader.u8(QUERY_INTERVAL);
                sources(reader, reader.u16(SOURCE_COUNT));
            }
        }
        reader.recover();
        reader.rest(DATA);
    }

    private static void records(FieldReader reader, int count) {
        for (int i = 0; i < count && reader.has(8); i++) {
            reader.enter(RECORD);
            reader.u8(RECORD_TYPE, RECORD_TYPES);
            int auxiliary = reader.u8(AUXILIARY_LENGTH);
            int sources = reader.u16(SOURCE_COUNT);
            reader.bytes(ADDRESS, 4);
            sources(reader, sources);
            if (auxiliary > 0) {
                reader.bytes(AUXILIARY_DATA, auxiliary * 4L);
            }
            reader.leave();
        }
    }

    private static void sources(FieldReader reader, int count) {
        for (int i = 0; i < count && reader.has(4); i++) {
            reader.bytes(SOURCE, 4);
        }
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        long at = stack.header(index);
        if (stack.payload(index) - at >= HEADER_LENGTH && stack.endOnWire(index) == stack.end(index)) {
            ChecksumCheck.plain(
                    header,
                    stack.window(index),
                    at,
                    stack.end(index) - at,
                    at + 2,
                    CHECKSUM_CALCULATED,
                    CHECKSUM_STATUS,
                    IgmpAnomaly.BAD_CHECKSUM);
        }
    }
}
