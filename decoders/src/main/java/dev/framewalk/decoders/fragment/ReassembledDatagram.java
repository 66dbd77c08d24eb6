package dev.framewalk.decoders.fragment;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.FragmentKey;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The payload of an IP datagram put together from fragments: a layer without a header, whose window is the derived bytes.
///
/// IPv4 and the IPv6 fragment header hand their fragments here; when one completes its datagram the walk goes on inside.
public final class ReassembledDatagram implements PacketLayer {
    private static final Rfc REASSEMBLY = Rfc.of(815, "");

    public static final Field GROUP = Field.group("ip.fragments", REASSEMBLY);
    public static final Field FRAGMENT = Field.text("ip.fragment", REASSEMBLY);
    public static final Field COUNT = Field.number("ip.fragment.count", REASSEMBLY);
    public static final Field LENGTH = Field.number("ip.reassembled.length", REASSEMBLY);

    public static final Protocol PROTOCOL = new Protocol(
            "ip.fragments",
            "IP reassembly",
            ReassembledDatagram.class,
            List.of(GROUP, FRAGMENT, COUNT, LENGTH),
            List.of(FragmentAnomaly.values()));
    public static final ReassembledDatagram LAYER = new ReassembledDatagram();

    private ReassembledDatagram() {}

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    /// None: nothing on the wire says that this follows.
    @Override
    public List<Claim> claims() {
        return List.of();
    }

    @Override
    public Field group() {
        return GROUP;
    }

    /// Gives one fragment to the store of this walk and goes on inside the datagram if it is complete now.
    ///
    /// @param offset   where the fragment belongs in the datagram's payload, in bytes
    /// @param more     whether more fragments follow
    /// @param payload  first byte of the fragment's data in `window`
    /// @param end      one past its last byte
    /// @param protocol IP protocol of the datagram's payload
    public void walkFragment(
            FragmentKey key, int offset, boolean more, Bytes window, long payload, long end, int protocol, LayerStack stack) {
        Bytes whole = stack.fragments()
                .add(key, offset, (int) (end - payload), more, window, payload, stack.packetNumber());
        if (whole == null) {
            stack.stop(LayerStack.Stop.FRAGMENT);
            return;
        }
        stack.reassembled();
        stack.push(this, whole, 0, 0, whole.length());
        stack.next(Space.IP_PROTOCOL, protocol);
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        stack.push(this, bytes, at, at, end);
    }

    @Override
    public void read(FieldReader reader) {}

    @Override
    public void check(Node header, LayerStack stack, int index) {
        Bytes whole = stack.window(index);
        @Nullable Datagram datagram =
                stack.fragments() instanceof FragmentStore store ? store.datagram(whole) : null;
        if (datagram != null) {
            datagram.explain(header, whole);
        }
        header.add(Node.derived(LENGTH, whole, 0, whole.length(), null));
    }
}
