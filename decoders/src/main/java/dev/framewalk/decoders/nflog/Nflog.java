package dev.framewalk.decoders.nflog;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.loopback.AddressFamilies;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The header and attributes that the Linux firewall logs beside a packet.
public final class Nflog implements PacketLayer {
    public static final Field GROUP = Field.group("nflog", Rfc.other("LINKTYPE_NFLOG"));
    public static final Field FAMILY = Field.number("nflog.family", Rfc.other("LINKTYPE_NFLOG"));
    public static final Field VERSION = Field.number("nflog.version", Rfc.other("LINKTYPE_NFLOG"));
    public static final Field RESOURCE = Field.number("nflog.res_id", Rfc.other("LINKTYPE_NFLOG"));
    public static final Field ATTRIBUTE = Field.group("nflog.tlv", Rfc.other("LINKTYPE_NFLOG"));
    public static final Field ATTRIBUTE_LENGTH = Field.number("nflog.tlv_length", Rfc.other("LINKTYPE_NFLOG"));
    public static final Field ATTRIBUTE_TYPE = Field.number("nflog.tlv_type", Rfc.other("LINKTYPE_NFLOG"));
    public static final Field ATTRIBUTE_VALUE = Field.bytes("nflog.tlv_value", Rfc.other("LINKTYPE_NFLOG"));
    public static final Field PREFIX = Field.text("nflog.prefix", Rfc.other("LINKTYPE_NFLOG"));

    public static final int HEADER_LENGTH = 4;

    private static final int PAYLOAD = 9;
    private static final int PREFIX_TYPE = 10;
    /// The two upper bits are flags of netlink.
    private static final int TYPE_BITS = 0x3fff;

    private static final NamedNumbers TYPES = NamedNumbers.of("unassigned", """
            1 packet header
            2 mark
            3 timestamp
            4 input interface
            5 output interface
            6 physical input interface
            7 physical output interface
            8 hardware address
            9 the packet
            10 prefix
            11 user id
            12 sequence number
            13 global sequence number
            14 group id
            15 hardware type
            16 hardware header
            17 length of the hardware header
            18 connection tracking
            19 connection tracking information
            20 VLAN
            21 link layer
            """);

    public static final Protocol PROTOCOL = new Protocol(
            "nflog",
            "NFLOG",
            Nflog.class,
            List.of(
                    GROUP,
                    FAMILY,
                    VERSION,
                    RESOURCE,
                    ATTRIBUTE,
                    ATTRIBUTE_LENGTH,
                    ATTRIBUTE_TYPE,
                    ATTRIBUTE_VALUE,
                    PREFIX),
            List.of());
    public static final Nflog LAYER = new Nflog();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.LINK_TYPE, 239));

    private Nflog() {}

    public static int family(Bytes bytes, long at) {
        return bytes.u8(at);
    }

    private static int inHostOrder(Bytes bytes, long at, boolean littleEndian) {
        return littleEndian ? bytes.u16Le(at) : bytes.u16(at);
    }

    /// Attributes are in the byte order of the machine that logged. The first length is small, which shows the order.
    private static boolean isLittleEndian(Bytes bytes, long at) {
        return bytes.u16Le(at) <= bytes.u16(at);
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
        long position = at + HEADER_LENGTH;
        boolean littleEndian = end - position >= 4 && isLittleEndian(bytes, position);
        while (end - position >= 4) {
            int length = inHostOrder(bytes, position, littleEndian);
            int type = inHostOrder(bytes, position + 2, littleEndian) & TYPE_BITS;
            if (length < 4) {
                stack.push(this, bytes, at, position, end);
                stack.stop(LayerStack.Stop.MALFORMED);
                return;
            }
            if (type == PAYLOAD) {
                stack.pushClaiming(this, bytes, at, position + 4, end, position + length);
                stack.next(Space.ADDRESS_FAMILY, family(bytes, at));
                return;
            }
            position += length + 3 & ~3;
        }
        stack.push(this, bytes, at, end, end);
    }

    @Override
    public void read(FieldReader reader) {
        reader.u8(FAMILY, AddressFamilies.NAMES);
        reader.u8(VERSION);
        reader.u16(RESOURCE);
        boolean littleEndian = reader.has(4) && isLittleEndian(reader.source(), reader.position());
        while (reader.has(4)) {
            int length = inHostOrder(reader.source(), reader.position(), littleEndian);
            int type = inHostOrder(reader.source(), reader.position() + 2, littleEndian) & TYPE_BITS;
            if (reader.isExplaining()) {
                reader.enter(ATTRIBUTE, TYPES.nameOf(type));
            } else {
                reader.enter(ATTRIBUTE);
            }
            if (littleEndian) {
                reader.littleEndian(ATTRIBUTE_LENGTH, 2, null);
                reader.littleEndian(ATTRIBUTE_TYPE, 2, null);
            } else {
                reader.u16(ATTRIBUTE_LENGTH);
                reader.u16(ATTRIBUTE_TYPE);
            }
            if (type != PAYLOAD && length >= 4) {
                long content = Math.min(reader.remaining(), (length + 3 & ~3) - 4);
                if (content > 0) {
                    reader.bytes(type == PREFIX_TYPE ? PREFIX : ATTRIBUTE_VALUE, content);
                }
            }
            reader.leave();
        }
    }
}
