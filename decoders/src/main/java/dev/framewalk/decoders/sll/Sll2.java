package dev.framewalk.decoders.sll;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The second version of the cooked header: like [Sll], with the number of the interface.
public final class Sll2 implements PacketLayer {
    private static final Rfc SPECIFICATION = Rfc.other("LINKTYPE_LINUX_SLL2");

    public static final Field INTERFACE_INDEX = Field.number("sll.ifindex", SPECIFICATION);
    public static final Field RESERVED = Field.hex("x.sll.reserved", SPECIFICATION);

    public static final int HEADER_LENGTH = 20;

    public static final Protocol PROTOCOL = new Protocol(
            "sll2",
            "Linux cooked capture v2",
            Sll2.class,
            List.of(
                    Sll.GROUP,
                    Sll.TYPE,
                    RESERVED,
                    INTERFACE_INDEX,
                    Sll.HARDWARE_TYPE,
                    Sll.PACKET_TYPE,
                    Sll.ADDRESS_LENGTH,
                    Sll.SOURCE_MAC,
                    Sll.SOURCE_IPV4,
                    Sll.SOURCE_OTHER,
                    Sll.UNUSED),
            List.of());
    public static final Sll2 LAYER = new Sll2();

    private static final List<Claim> CLAIMS = List.of(new Claim(Space.LINK_TYPE, 276));

    private Sll2() {}

    public static int protocolType(Bytes bytes, long at) {
        return bytes.u16(at);
    }

    public static long interfaceIndex(Bytes bytes, long at) {
        return bytes.u32(at + 4);
    }

    public static int hardwareType(Bytes bytes, long at) {
        return bytes.u16(at + 8);
    }

    /// As in [Sll#packetType].
    public static int packetType(Bytes bytes, long at) {
        return bytes.u8(at + 10);
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
        return Sll.GROUP;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        if (end - at < HEADER_LENGTH) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(HEADER_LENGTH - (end - at));
            return;
        }
        stack.push(this, bytes, at, at + HEADER_LENGTH, end);
        CookedCapture.next(hardwareType(bytes, at), protocolType(bytes, at), stack);
    }

    @Override
    public void read(FieldReader reader) {
        reader.u16(Sll.TYPE, EtherTypes.NAMES);
        reader.u16(RESERVED);
        reader.u32(INTERFACE_INDEX);
        reader.u16(Sll.HARDWARE_TYPE, CookedCapture.HARDWARE_TYPES);
        reader.u8(Sll.PACKET_TYPE, CookedCapture.PACKET_TYPES);
        CookedCapture.address(reader, reader.u8(Sll.ADDRESS_LENGTH));
    }
}
