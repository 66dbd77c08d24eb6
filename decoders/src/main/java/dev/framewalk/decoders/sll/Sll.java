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

/// The header that Linux makes up when a capture runs on all interfaces at once ("cooked", version 1).
public final class Sll implements PacketLayer {
    private static final Rfc SPECIFICATION = Rfc.other("LINKTYPE_LINUX_SLL");

    public static final Field GROUP = Field.group("sll", SPECIFICATION);
    public static final Field PACKET_TYPE = Field.number("sll.pkttype", SPECIFICATION);
    public static final Field HARDWARE_TYPE = Field.number("sll.hatype", SPECIFICATION);
    public static final Field ADDRESS_LENGTH = Field.number("sll.halen", SPECIFICATION);
    public static final Field SOURCE_MAC = Field.mac("sll.src.eth", SPECIFICATION);
    public static final Field SOURCE_IPV4 = Field.ipv4("sll.src.ipv4", SPECIFICATION);
    public static final Field SOURCE_OTHER = Field.bytes("sll.src.other", SPECIFICATION);
    public static final Field UNUSED = Field.bytes("sll.unused", SPECIFICATION);
    public static final Field TYPE = Field.hex("sll.etype", SPECIFICATION);

    public static final int HEADER_LENGTH = 16;

    public static final Protocol PROTOCOL = new Protocol(
            "sll",
            "Linux cooked capture",
            Sll.class,
            List.of(
                    GROUP,
                    PACKET_TYPE,
                    HARDWARE_TYPE,
                    ADDRESS_LENGTH,
                    SOURCE_MAC,
                    SOURCE_IPV4,
                    SOURCE_OTHER,
                    UNUSED,
                    TYPE),
            List.of());
    public static final Sll LAYER = new Sll();

    private static final List<Claim> CLAIMS = List.of(new Claim(Space.LINK_TYPE, 113));

    private Sll() {}

    /// 0 to us, 1 broadcast, 2 multicast, 3 to somebody else, 4 from us.
    public static int packetType(Bytes bytes, long at) {
        return bytes.u16(at);
    }

    public static int hardwareType(Bytes bytes, long at) {
        return bytes.u16(at + 2);
    }

    public static int protocolType(Bytes bytes, long at) {
        return bytes.u16(at + 14);
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
        CookedCapture.next(hardwareType(bytes, at), protocolType(bytes, at), stack);
    }

    @Override
    public void read(FieldReader reader) {
        reader.u16(PACKET_TYPE, CookedCapture.PACKET_TYPES);
        reader.u16(HARDWARE_TYPE, CookedCapture.HARDWARE_TYPES);
        int length = reader.u16(ADDRESS_LENGTH);
        CookedCapture.address(reader, length);
        reader.u16(TYPE, EtherTypes.NAMES);
    }
}
