package dev.framewalk.decoders.loopback;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Layout;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The header of packets that a BSD system sends to itself: four bytes that name the address family.
///
/// Its byte order is that of the machine that captured (link type NULL) or network order (link type LOOP), and files do not say
/// which machine that was. A family is a small number, so the order that gives a small number is the right one.
public final class Loopback implements PacketLayer {
    private static final Rfc SPECIFICATION = Rfc.other("LINKTYPE_NULL");

    public static final Field GROUP = Field.group("null", SPECIFICATION);
    public static final Field FAMILY = Field.number("null.family", SPECIFICATION);

    public static final Field RESERVED = Field.hex("x.null.reserved", SPECIFICATION);
    public static final Field TYPE = Field.hex("null.type", SPECIFICATION);

    public static final int HEADER_LENGTH = 4;
    private static final int FIRST_ETHER_TYPE = 0x0600;

    /// Some systems write two bytes of their own and an EtherType.
    static final Layout WITH_ETHER_TYPE =
            Layout.begin().field(RESERVED, 16).field(TYPE, 16, EtherTypes.NAMES).end();

    public static final Protocol PROTOCOL =
            new Protocol("null", "Loopback", Loopback.class, List.of(GROUP, FAMILY, RESERVED, TYPE), List.of());
    public static final Loopback LAYER = new Loopback();

    private static final List<Claim> CLAIMS = List.of(new Claim(Space.LINK_TYPE, 0), new Claim(Space.LINK_TYPE, 108));

    private Loopback() {}

    /// The address family, whichever byte order it was written in.
    public static int family(Bytes bytes, long at) {
        return inEitherOrder(bytes.i32(at));
    }

    private static int inEitherOrder(int word) {
        return (word & 0xffff_0000) == 0 ? word : Integer.reverseBytes(word);
    }

    /// Whether no byte order gives an address family, and the last two bytes can be an EtherType.
    private static boolean hasEtherType(Bytes bytes, long at) {
        return bytes.u16(at) != 0 && bytes.u16Le(at + 2) != 0 && bytes.u16(at + 2) >= FIRST_ETHER_TYPE;
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
        stack.push(this, bytes, at, at + HEADER_LENGTH, end);
        if (hasEtherType(bytes, at)) {
            stack.next(Space.ETHER_TYPE, bytes.u16(at + 2));
        } else {
            stack.next(Space.ADDRESS_FAMILY, family(bytes, at));
        }
    }

    @Override
    public void read(FieldReader reader) {
        boolean isType = reader.has(HEADER_LENGTH) && hasEtherType(reader.source(), reader.position());
        if (isType) {
            WITH_ETHER_TYPE.read(reader);
        } else if (reader.has(HEADER_LENGTH) && family(reader.source(), reader.position()) != reader.source().i32(reader.position())) {
            reader.littleEndian(FAMILY, HEADER_LENGTH, AddressFamilies.NAMES);
        } else {
            reader.bits(FAMILY, 32, AddressFamilies.NAMES);
        }
    }
}
