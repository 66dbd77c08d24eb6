package dev.framewalk.decoders.icmp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.ChecksumCheck;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// A message of ICMP: how routers and machines report trouble with IP packets, and how ping works.
public final class Icmp implements PacketLayer {
    public static final Field GROUP = Field.group("icmp", Rfc.of(792, ""));
    public static final Field TYPE = Field.number("icmp.type", Rfc.of(792, ""));
    public static final Field CODE = Field.number("icmp.code", Rfc.of(792, ""));
    public static final Field CHECKSUM = Field.hex("icmp.checksum", Rfc.of(792, ""));
    public static final Field CHECKSUM_CALCULATED = Field.hex("x.icmp.checksum-calculated", Rfc.of(792, ""));
    public static final Field CHECKSUM_STATUS = Field.text("icmp.checksum.status", Rfc.of(792, ""));
    public static final Field IDENTIFIER = Field.number("icmp.ident", Rfc.of(792, ""));
    public static final Field SEQUENCE_NUMBER = Field.number("icmp.seq", Rfc.of(792, ""));
    public static final Field DATA = Field.bytes("x.icmp.data", Rfc.of(792, ""));
    public static final Field UNUSED = Field.bytes("icmp.unused", Rfc.of(792, ""));
    public static final Field QUOTE_LENGTH = Field.number("icmp.length", Rfc.of(4884, "4"));
    public static final Field NEXT_HOP_MTU = Field.number("icmp.mtu", Rfc.of(1191, "4"));
    public static final Field POINTER = Field.number("icmp.pointer", Rfc.of(792, ""));
    public static final Field GATEWAY = Field.ipv4("icmp.redir_gw", Rfc.of(792, ""));
    public static final Field ADDRESS_COUNT = Field.number("icmp.num_addrs", Rfc.of(1256, "3"));
    public static final Field ADDRESS_SIZE = Field.number("icmp.addr_entry_size", Rfc.of(1256, "3"));
    public static final Field LIFETIME = Field.number("icmp.lifetime", Rfc.of(1256, "3"));
    public static final Field ROUTER_ADDRESS = Field.ipv4("icmp.router_address", Rfc.of(1256, "3"));
    public static final Field PREFERENCE = Field.hex("icmp.pref_level", Rfc.of(1256, "3"));
    public static final Field ORIGINATE = Field.number("icmp.originate_timestamp", Rfc.of(792, ""));
    public static final Field RECEIVE = Field.number("icmp.receive_timestamp", Rfc.of(792, ""));
    public static final Field TRANSMIT = Field.number("icmp.transmit_timestamp", Rfc.of(792, ""));
    public static final Field ADDRESS_MASK = Field.ipv4("icmp.address_mask", Rfc.of(950, "2.1"));
    public static final Field REST = Field.bytes("x.icmp.rest", Rfc.of(792, ""));
    public static final Field EXTENSION = Field.bytes("icmp.ext", Rfc.of(4884, "7"));

    public static final int HEADER_LENGTH = 8;

    static final int ECHO_REPLY = 0;
    static final int DESTINATION_UNREACHABLE = 3;
    static final int SOURCE_QUENCH = 4;
    static final int REDIRECT = 5;
    static final int ECHO_REQUEST = 8;
    static final int ROUTER_ADVERTISEMENT = 9;
    static final int ROUTER_SOLICITATION = 10;
    static final int TIME_EXCEEDED = 11;
    static final int PARAMETER_PROBLEM = 12;
    static final int TIMESTAMP_REQUEST = 13;
    static final int TIMESTAMP_REPLY = 14;
    static final int MASK_REQUEST = 17;
    static final int MASK_REPLY = 18;
    private static final int FRAGMENTATION_NEEDED = 4;

    public static final Protocol PROTOCOL = new Protocol(
            "icmp",
            "ICMP",
            Icmp.class,
            List.of(
                    GROUP,
                    TYPE,
                    CODE,
                    CHECKSUM,
                    CHECKSUM_CALCULATED,
                    CHECKSUM_STATUS,
                    IDENTIFIER,
                    SEQUENCE_NUMBER,
                    DATA,
                    UNUSED,
                    QUOTE_LENGTH,
                    NEXT_HOP_MTU,
                    POINTER,
                    GATEWAY,
                    ADDRESS_COUNT,
                    ADDRESS_SIZE,
                    LIFETIME,
                    ROUTER_ADDRESS,
                    PREFERENCE,
                    ORIGINATE,
                    RECEIVE,
                    TRANSMIT,
                    ADDRESS_MASK,
                    REST,
                    EXTENSION),
            List.of(IcmpAnomaly.values()));
    public static final Icmp LAYER = new Icmp();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.IP_PROTOCOL, 1));

    private Icmp() {}

    public static int type(Bytes bytes, long at) {
        return bytes.u8(at);
    }

    public static int code(Bytes bytes, long at) {
        return bytes.u8(at + 1);
    }

    /// Whether messages of this type quote the packet that they are about.
    public static boolean isQuoting(int type) {
        return type == DESTINATION_UNREACHABLE
                || type == SOURCE_QUENCH
                || type == REDIRECT
                || type == TIME_EXCEEDED
                || type == PARAMETER_PROBLEM;
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
    public Field trailer() {
        return EXTENSION;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        if (end - at < HEADER_LENGTH) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(HEADER_LENGTH - (end - at));
            return;
        }
        if (isQuoting(type(bytes, at))) {
            stack.push(this, bytes, at, at + HEADER_LENGTH, end);
            stack.quoted();
            stack.next(Space.ETHER_TYPE, EtherTypes.IPV4);
        } else {
            stack.push(this, bytes, at, end, end);
        }
    }

    @Override
    public void read(FieldReader reader) {
        int type = reader.u8(TYPE, IcmpNumbers.TYPES);
        int code = reader.u8(CODE, IcmpNumbers.codes(type));
        reader.u16(CHECKSUM);
        switch (type) {
            case ECHO_REPLY, ECHO_REQUEST -> {
                reader.u16(IDENTIFIER);
                reader.u16(SEQUENCE_NUMBER);
                reader.rest(DATA);
            }
            case DESTINATION_UNREACHABLE -> {
                reader.bytes(UNUSED, 1);
                reader.u8(QUOTE_LENGTH);
                if (code == FRAGMENTATION_NEEDED) {
                    reader.u16(NEXT_HOP_MTU);
                } else {
                    reader.bytes(UNUSED, 2);
                }
            }
            case TIME_EXCEEDED -> {
                reader.bytes(UNUSED, 1);
                reader.u8(QUOTE_LENGTH);
                reader.bytes(UNUSED, 2);
            }
            case PARAMETER_PROBLEM -> {
                reader.u8(POINTER);
                reader.u8(QUOTE_LENGTH);
                reader.bytes(UNUSED, 2);
            }
            case SOURCE_QUENCH -> reader.bytes(UNUSED, 4);
            case REDIRECT -> reader.bytes(GATEWAY, 4);
            case ROUTER_SOLICITATION -> reader.bytes(UNUSED, 4);
            case ROUTER_ADVERTISEMENT -> {
                int count = reader.u8(ADDRESS_COUNT);
                reader.u8(ADDRESS_SIZE);
                reader.u16(LIFETIME);
                for (int i = 0; i < count && reader.has(8); i++) {
                    reader.bytes(ROUTER_ADDRESS, 4);
                    reader.bits(PREFERENCE, 32);
                }
            }
            case TIMESTAMP_REQUEST, TIMESTAMP_REPLY -> {
                reader.u16(IDENTIFIER);
                reader.u16(SEQUENCE_NUMBER);
                reader.u32(ORIGINATE);
                reader.u32(RECEIVE);
                reader.u32(TRANSMIT);
            }
            case MASK_REQUEST, MASK_REPLY -> {
                reader.u16(IDENTIFIER);
                reader.u16(SEQUENCE_NUMBER);
                reader.bytes(ADDRESS_MASK, 4);
            }
            default -> reader.rest(REST);
        }
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        long at = stack.header(index);
        if (stack.payload(index) - at < HEADER_LENGTH) {
            return;
        }
        Bytes bytes = stack.window(index);
        if (stack.endOnWire(index) > stack.end(index)) {
            ChecksumCheck.unverified(header, CHECKSUM_STATUS, bytes, at + 2, "not verified: not all bytes were captured");
            return;
        }
        ChecksumCheck.plain(
                header,
                bytes,
                at,
                stack.end(index) - at,
                at + 2,
                CHECKSUM_CALCULATED,
                CHECKSUM_STATUS,
                IcmpAnomaly.BAD_CHECKSUM);
    }
}
