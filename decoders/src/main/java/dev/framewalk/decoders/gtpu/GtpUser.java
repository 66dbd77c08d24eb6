package dev.framewalk.decoders.gtpu;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The header of GTP-U: a mobile subscriber’s packet travels through the operator’s network.
public final class GtpUser implements PacketLayer {
    public static final Field GROUP = Field.group("gtp", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field FLAGS = Field.group("gtp.flags", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field VERSION = Field.number("gtp.flags.version", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field PAYLOAD = Field.flag("gtp.flags.payload", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field RESERVED = Field.number("gtp.flags.reserved", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field HAS_EXTENSION = Field.flag("gtp.flags.e", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field HAS_SEQUENCE = Field.flag("gtp.flags.s", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field HAS_NPDU = Field.flag("gtp.flags.pn", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field MESSAGE = Field.hex("gtp.message", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field LENGTH = Field.number("gtp.length", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field TUNNEL = Field.hex("gtp.teid", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field SEQUENCE_NUMBER = Field.hex("gtp.seq_number", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field NPDU = Field.hex("gtp.npdu_number", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field NEXT_EXTENSION = Field.hex("gtp.ext_hdr.next", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field EXTENSION = Field.group("gtp.ext_hdr", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field EXTENSION_LENGTH = Field.number("gtp.ext_hdr.length", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field PDU_TYPE = Field.number("gtp.ext_hdr.pdu_ses_con.pdu_type", Rfc.other("3GPP TS 38.415, section 5.5"));
    public static final Field PDU_SPARE = Field.number("gtp.ext_hdr.spare_bits", Rfc.other("3GPP TS 38.415, section 5.5"));
    public static final Field FLOW = Field.number("gtp.ext_hdr.pdu_ses_con.qos_flow_id", Rfc.other("3GPP TS 38.415, section 5.5"));
    public static final Field EXTENSION_DATA = Field.bytes("x.gtp.extension-data", Rfc.other("3GPP TS 29.281, section 5"));
    public static final Field ELEMENTS = Field.bytes("x.gtp.information-elements", Rfc.other("3GPP TS 29.281, section 5"));

    public static final int PORT = 2152;
    public static final int SHORTEST_HEADER = 8;

    private static final int VERSION_1_GTP = 0x3;
    private static final int OPTIONAL_PARTS = 0x07;
    private static final int EXTENSION_BIT = 0x04;
    private static final int PACKET = 255;
    private static final int PDU_SESSION = 0x85;

    private static final NamedNumbers MESSAGES = NamedNumbers.of("another message", """
            1 echo request
            2 echo response
            26 error indication
            31 supported extension headers
            253 tunnel status
            254 end marker
            255 packet of a subscriber (G-PDU)
            """);
    private static final NamedNumbers EXTENSIONS = NamedNumbers.of("another extension header", """
            0x00 no further extension header
            0x01 MBMS support
            0x02 MS info change reporting
            0x20 service class indicator
            0x40 UDP port
            0x81 RAN container
            0x82 long PDCP PDU number
            0x83 Xw RAN container
            0x84 NR RAN container
            0x85 PDU session container
            0xc0 PDCP PDU number
            """);
    private static final NamedNumbers DIRECTIONS =
            NamedNumbers.of("unassigned", "0 to the subscriber\n1 from the subscriber");

    public static final Protocol PROTOCOL = new Protocol(
            "gtp",
            "GTP-U",
            GtpUser.class,
            List.of(
                    GROUP,
                    FLAGS,
                    VERSION,
                    PAYLOAD,
                    RESERVED,
                    HAS_EXTENSION,
                    HAS_SEQUENCE,
                    HAS_NPDU,
                    MESSAGE,
                    LENGTH,
                    TUNNEL,
                    SEQUENCE_NUMBER,
                    NPDU,
                    NEXT_EXTENSION,
                    EXTENSION,
                    EXTENSION_LENGTH,
                    PDU_TYPE,
                    PDU_SPARE,
                    FLOW,
                    EXTENSION_DATA,
                    ELEMENTS),
            List.of());
    public static final GtpUser LAYER = new GtpUser();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.UDP_PORT, 2152));

    private GtpUser() {}

    /// 255 carries a packet.
    public static int messageType(Bytes bytes, long at) {
        return bytes.u8(at + 1);
    }

    /// Bytes after the first eight.
    public static int length(Bytes bytes, long at) {
        return bytes.u16(at + 2);
    }

    /// Tunnel endpoint identifier.
    public static long tunnel(Bytes bytes, long at) {
        return bytes.u32(at + 4);
    }

    /// Length of the header with its extension headers, or one that reaches beyond `end` if it is cut.
    private static long headerLength(Bytes bytes, long at, long end) {
        if ((bytes.u8(at) & OPTIONAL_PARTS) == 0) {
            return SHORTEST_HEADER;
        }
        long length = SHORTEST_HEADER + 4;
        if (at + length > end || (bytes.u8(at) & EXTENSION_BIT) == 0) {
            return length;
        }
        while (at + length <= end && bytes.u8(at + length - 1) != 0) {
            if (at + length >= end) {
                return length + 4;
            }
            int words = bytes.u8(at + length);
            if (words == 0) {
                return length;
            }
            length += words * 4L;
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
        if (bytes.u8(at) >>> 4 != VERSION_1_GTP) {
            stack.push(this, bytes, at, at, end);
            stack.next(Space.UDP_PORT, PORT);
            stack.stop(LayerStack.Stop.UNCLAIMED);
            return;
        }
        long length = headerLength(bytes, at, end);
        if (end - at < length) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(length - (end - at));
            return;
        }
        long claimed = at + SHORTEST_HEADER + length(bytes, at);
        if (messageType(bytes, at) != PACKET) {
            long last = Math.max(at + length, Math.min(end, claimed));
            stack.push(this, bytes, at, last, last);
            return;
        }
        stack.pushClaiming(this, bytes, at, at + length, end, claimed);
        if (at + length < end) {
            switch (bytes.u8(at + length) >>> 4) {
                case 4 -> stack.next(Space.ETHER_TYPE, EtherTypes.IPV4);
                case 6 -> stack.next(Space.ETHER_TYPE, EtherTypes.IPV6);
                default -> {}
            }
        }
    }

    @Override
    public void read(FieldReader reader) {
        if (reader.remaining() == 0) {
            return;
        }
        reader.enter(FLAGS);
        reader.bits(VERSION, 3);
        reader.flag(PAYLOAD);
        reader.bits(RESERVED, 1);
        boolean hasExtension = reader.flag(HAS_EXTENSION);
        boolean hasSequence = reader.flag(HAS_SEQUENCE);
        boolean hasNpdu = reader.flag(HAS_NPDU);
        reader.leave();
        reader.u8(MESSAGE, MESSAGES);
        reader.u16(LENGTH);
        reader.u32(TUNNEL);
        if (hasExtension || hasSequence || hasNpdu) {
            reader.u16(SEQUENCE_NUMBER);
            reader.u8(NPDU);
            int next = reader.u8(NEXT_EXTENSION, EXTENSIONS);
            while (hasExtension && next != 0 && reader.has(4)) {
                next = extension(reader, next);
            }
        }
        if (!reader.isShort()) {
            reader.rest(ELEMENTS);
        }
    }

    private static int extension(FieldReader reader, int type) {
        reader.enter(EXTENSION);
        int words = reader.u8(EXTENSION_LENGTH);
        int next = 0;
        if (words > 0) {
            long former = reader.narrow(words * 4L - 2);
            if (type == PDU_SESSION) {
                reader.bits(PDU_TYPE, 4, DIRECTIONS);
                reader.bits(PDU_SPARE, 6);
                reader.bits(FLOW, 6);
            }
            reader.recover();
            reader.rest(EXTENSION_DATA);
            reader.widen(former);
            next = reader.u8(NEXT_EXTENSION, EXTENSIONS);
        }
        reader.leave();
        return next;
    }
}
