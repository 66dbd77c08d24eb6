package dev.framewalk.decoders.ipv6;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Layout;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.fragment.ReassembledDatagram;
import dev.framewalk.decoders.ipv4.IpProtocols;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.FragmentKey;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The IPv6 fragment header: which datagram this piece belongs to, and where in it.
public final class Ipv6Fragment implements PacketLayer {
    private static final Rfc HEADER = Rfc.of(8200, "4.5");

    public static final Field GROUP = Field.group("ipv6.fraghdr", HEADER);
    public static final Field NEXT_HEADER = Field.number("ipv6.fraghdr.nxt", HEADER);
    public static final Field RESERVED = Field.hex("ipv6.fraghdr.reserved_octet", HEADER);
    public static final Field OFFSET = Field.number("ipv6.fraghdr.offset", HEADER);
    public static final Field RESERVED_BITS = Field.number("ipv6.fraghdr.reserved_bits", HEADER);
    public static final Field MORE = Field.flag("ipv6.fraghdr.more", HEADER);
    public static final Field IDENTIFICATION = Field.hex("ipv6.fraghdr.ident", HEADER);

    public static final int HEADER_LENGTH = 8;
    static final Layout LAYOUT = Layout.begin()
            .field(NEXT_HEADER, 8, IpProtocols.NAMES)
            .field(RESERVED, 8)
            .field(OFFSET, 13)
            .field(RESERVED_BITS, 2)
            .field(MORE, 1)
            .field(IDENTIFICATION, 32)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "ipv6.fraghdr",
            "IPv6 fragment header",
            Ipv6Fragment.class,
            List.of(GROUP, NEXT_HEADER, RESERVED, OFFSET, RESERVED_BITS, MORE, IDENTIFICATION),
            List.of(Ipv6Anomaly.FRAGMENT_NOT_MULTIPLE_OF_8));
    public static final Ipv6Fragment LAYER = new Ipv6Fragment();

    private Ipv6Fragment() {}

    public static int nextHeader(Bytes bytes, long at) {
        return bytes.u8(at);
    }

    /// Where this fragment belongs, in bytes.
    public static int offset(Bytes bytes, long at) {
        return bytes.u16(at + 2) & 0xfff8;
    }

    public static boolean moreFragments(Bytes bytes, long at) {
        return (bytes.u8(at + 3) & 1) != 0;
    }

    public static long identification(Bytes bytes, long at) {
        return bytes.u32(at + 4);
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return List.of(new Claim(Space.IP_PROTOCOL, 44));
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
        long payload = at + HEADER_LENGTH;
        stack.push(this, bytes, at, payload, end);
        int offset = offset(bytes, at);
        boolean more = moreFragments(bytes, at);
        int next = nextHeader(bytes, at);
        stack.fragment();
        if (offset == 0 && !more) {
            // An "atomic" fragment: a header without need (RFC 6946); it is whole.
            stack.next(Space.IP_PROTOCOL, next);
            return;
        }
        int index = stack.depth() - 1;
        if (stack.endOnWire(index) > end || stack.addressLength(index) != 16) {
            if (offset == 0) {
                stack.next(Space.IP_PROTOCOL, next);
            } else {
                stack.stop(LayerStack.Stop.FRAGMENT);
            }
            return;
        }
        Bytes window = stack.addressWindow(index);
        long source = stack.sourceAddressAt(index);
        long destination = stack.destinationAddressAt(index);
        FragmentKey key = new FragmentKey(
                window.i64(source),
                window.i64(source + 8),
                window.i64(destination),
                window.i64(destination + 8),
                identification(bytes, at),
                -1);
        ReassembledDatagram.LAYER.walkFragment(key, offset, more, bytes, payload, end, next, stack);
    }

    @Override
    public void read(FieldReader reader) {
        LAYOUT.read(reader);
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        long payload = stack.payload(index);
        long at = stack.header(index);
        Bytes bytes = stack.window(index);
        long length = stack.end(index) - payload;
        if (payload - at == HEADER_LENGTH && moreFragments(bytes, at) && length % 8 != 0) {
            Ipv6.note(
                    header,
                    Ipv6Anomaly.FRAGMENT_NOT_MULTIPLE_OF_8,
                    bytes,
                    at + 2,
                    2,
                    Long.toString(length),
                    "a multiple of 8",
                    MORE);
        }
    }
}
