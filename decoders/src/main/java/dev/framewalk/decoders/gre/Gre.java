package dev.framewalk.decoders.gre;

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

/// The header of a GRE tunnel: which protocol it carries, and what the ends of the tunnel note beside it.
public final class Gre implements PacketLayer {
    public static final Field GROUP = Field.group("gre", Rfc.of(2784, "2.1"));
    public static final Field FLAGS = Field.group("gre.flags_and_version", Rfc.of(2784, "2.1"));
    public static final Field HAS_CHECKSUM = Field.flag("gre.flags.checksum", Rfc.of(2784, "2.1"));
    public static final Field HAS_ROUTING = Field.flag("gre.flags.routing", Rfc.of(1701, ""));
    public static final Field HAS_KEY = Field.flag("gre.flags.key", Rfc.of(2890, "2"));
    public static final Field HAS_SEQUENCE = Field.flag("gre.flags.sequence_number", Rfc.of(2890, "2"));
    public static final Field STRICT_ROUTE = Field.flag("gre.flags.strict_source_route", Rfc.of(1701, ""));
    public static final Field RECURSION = Field.number("gre.flags.recursion_control", Rfc.of(1701, ""));
    public static final Field HAS_ACKNOWLEDGMENT = Field.flag("gre.flags.ack", Rfc.of(2637, "4.1"));
    public static final Field RESERVED = Field.number("gre.flags.reserved", Rfc.of(2784, "2.1"));
    public static final Field VERSION = Field.number("gre.flags.version", Rfc.of(2784, "2.1"));
    public static final Field TYPE = Field.hex("gre.proto", Rfc.of(2784, "2.1"));
    public static final Field CHECKSUM = Field.hex("gre.checksum", Rfc.of(2784, "2.1"));
    public static final Field CHECKSUM_CALCULATED = Field.hex("x.gre.checksum-calculated", Rfc.of(2784, "2.1"));
    public static final Field CHECKSUM_STATUS = Field.text("gre.checksum.status", Rfc.of(2784, "2.1"));
    public static final Field OFFSET = Field.number("gre.offset", Rfc.of(1701, ""));
    public static final Field KEY = Field.hex("gre.key", Rfc.of(2890, "2.1"));
    public static final Field PAYLOAD_LENGTH = Field.number("gre.key.payload_length", Rfc.of(2637, "4.1"));
    public static final Field CALL = Field.number("gre.key.call_id", Rfc.of(2637, "4.1"));
    public static final Field SEQUENCE_NUMBER = Field.number("gre.sequence_number", Rfc.of(2890, "2.2"));
    public static final Field ACKNOWLEDGMENT = Field.number("gre.ack_number", Rfc.of(2637, "4.1"));
    public static final Field ROUTING = Field.group("gre.routing", Rfc.of(1701, ""));
    public static final Field ROUTING_FAMILY = Field.hex("gre.routing.address_family", Rfc.of(1701, ""));
    public static final Field ROUTING_OFFSET = Field.number("gre.routing.sre_offset", Rfc.of(1701, ""));
    public static final Field ROUTING_LENGTH = Field.number("gre.routing.src_length", Rfc.of(1701, ""));
    public static final Field ROUTING_INFORMATION = Field.bytes("gre.routing.information", Rfc.of(1701, ""));

    public static final int SHORTEST_HEADER = 4;

    private static final int CHECKSUM_BIT = 0x8000;
    private static final int ROUTING_BIT = 0x4000;
    private static final int KEY_BIT = 0x2000;
    private static final int SEQUENCE_BIT = 0x1000;
    private static final int ACKNOWLEDGMENT_BIT = 0x0080;
    private static final int VERSION_BITS = 0x0007;
    private static final int PPTP = 1;

    public static final Protocol PROTOCOL = new Protocol(
            "gre",
            "GRE",
            Gre.class,
            List.of(
                    GROUP,
                    FLAGS,
                    HAS_CHECKSUM,
                    HAS_ROUTING,
                    HAS_KEY,
                    HAS_SEQUENCE,
                    STRICT_ROUTE,
                    RECURSION,
                    HAS_ACKNOWLEDGMENT,
                    RESERVED,
                    VERSION,
                    TYPE,
                    CHECKSUM,
                    CHECKSUM_CALCULATED,
                    CHECKSUM_STATUS,
                    OFFSET,
                    KEY,
                    PAYLOAD_LENGTH,
                    CALL,
                    SEQUENCE_NUMBER,
                    ACKNOWLEDGMENT,
                    ROUTING,
                    ROUTING_FAMILY,
                    ROUTING_OFFSET,
                    ROUTING_LENGTH,
                    ROUTING_INFORMATION),
            List.of(GreAnomaly.values()));
    public static final Gre LAYER = new Gre();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.IP_PROTOCOL, 47),
            new Claim(Space.UDP_PORT, 4754));

    private Gre() {}

    /// Flags and version.
    public static int flags(Bytes bytes, long at) {
        return bytes.u16(at);
    }

    /// An EtherType.
    public static int protocolType(Bytes bytes, long at) {
        return bytes.u16(at + 2);
    }

    /// Length of the header, or one that reaches beyond `end` if it is cut.
    private static long headerLength(Bytes bytes, long at, long end) {
        int flags = flags(bytes, at);
        long length = SHORTEST_HEADER;
        if ((flags & (CHECKSUM_BIT | ROUTING_BIT)) != 0) {
            length += 4;
        }
        length += (flags & KEY_BIT) != 0 ? 4 : 0;
        length += (flags & SEQUENCE_BIT) != 0 ? 4 : 0;
        length += (flags & VERSION_BITS) == PPTP && (flags & ACKNOWLEDGMENT_BIT) != 0 ? 4 : 0;
        if ((flags & ROUTING_BIT) != 0) {
            int entry;
            do {
                if (at + length + 4 > end) {
                    return length + 4;
                }
                entry = bytes.u8(at + length + 3);
                length += 4 + entry;
            } while (entry != 0);
        }
        return length;
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
        if (end - at < SHORTEST_HEADER) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(SHORTEST_HEADER - (end - at));
            return;
        }
        long length = headerLength(bytes, at, end);
        if (end - at < length) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(length - (end - at));
            return;
        }
        stack.push(this, bytes, at, at + length, end);
        stack.next(Space.ETHER_TYPE, protocolType(bytes, at));
    }

    @Override
    public void read(FieldReader reader) {
        boolean isPptp = reader.has(SHORTEST_HEADER)
                && (flags(reader.source(), reader.position()) & VERSION_BITS) == PPTP;
        reader.enter(FLAGS);
        boolean hasChecksum = reader.flag(HAS_CHECKSUM);
        boolean hasRouting = reader.flag(HAS_ROUTING);
        boolean hasKey = reader.flag(HAS_KEY);
        boolean hasSequence = reader.flag(HAS_SEQUENCE);
        reader.flag(STRICT_ROUTE);
        reader.bits(RECURSION, 3);
        boolean hasAcknowledgment = false;
        if (isPptp) {
            hasAcknowledgment = reader.flag(HAS_ACKNOWLEDGMENT);
            reader.bits(RESERVED, 4);
        } else {
            reader.bits(RESERVED, 5);
        }
        reader.bits(VERSION, 3);
        reader.leave();
        reader.u16(TYPE, EtherTypes.NAMES);
        if (hasChecksum || hasRouting) {
            reader.u16(CHECKSUM);
            reader.u16(OFFSET);
        }
        if (hasKey && isPptp) {
            reader.u16(PAYLOAD_LENGTH);
            reader.u16(CALL);
        } else if (hasKey) {
            reader.u32(KEY);
        }
        if (hasSequence) {
            reader.u32(SEQUENCE_NUMBER);
        }
        if (hasAcknowledgment) {
            reader.u32(ACKNOWLEDGMENT);
        }
        int entry = hasRouting ? 1 : 0;
        while (entry != 0 && reader.has(4)) {
            reader.enter(ROUTING);
            reader.u16(ROUTING_FAMILY);
            reader.u8(ROUTING_OFFSET);
            entry = reader.u8(ROUTING_LENGTH);
            if (entry > 0) {
                reader.bytes(ROUTING_INFORMATION, entry);
            }
            reader.leave();
        }
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        long at = stack.header(index);
        Bytes bytes = stack.window(index);
        if (stack.payload(index) - at < 8 || (flags(bytes, at) & CHECKSUM_BIT) == 0) {
            return;
        }
        if (stack.endOnWire(index) > stack.end(index)) {
            ChecksumCheck.unverified(header, CHECKSUM_STATUS, bytes, at + 4, "not verified: not all bytes were captured");
            return;
        }
        ChecksumCheck.plain(
                header,
                bytes,
                at,
                stack.end(index) - at,
                at + 4,
                CHECKSUM_CALCULATED,
                CHECKSUM_STATUS,
                GreAnomaly.BAD_CHECKSUM);
    }
}
