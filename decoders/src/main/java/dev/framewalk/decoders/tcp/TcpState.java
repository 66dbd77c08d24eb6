package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.LifeAt;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.TcpEndpoint.Known;
import dev.framewalk.decoders.tcp.TcpEndpoint.Range;
import dev.framewalk.decoders.text.Quantities;
import java.util.ArrayList;
import java.util.List;

/// What both ends of a connection know at one moment, as an observer can tell, and all that a decoder needs to go on from there.
///
/// @param first           the end that sends direction 0
/// @param second          the end that sends direction 1
/// @param clientDirection which of them is the client
/// @param clientCertainty how that is known
/// @param handshakeNanos  from the SYN to the acknowledgment that completed the handshake; 0 if not seen
/// @param memory          what the decoder remembers besides
public record TcpState(
        TcpEndpoint first,
        TcpEndpoint second,
        int clientDirection,
        Certainty clientCertainty,
        long handshakeNanos,
        TcpMemory memory)
        implements Described {

    private static final Certainty NOT_SEEN =
            new Certainty.Unknown("No packet that was captured says it.");
    private static final Certainty SEEN_HERE = new Certainty.Inferred(
            "Measured at the place of capture: the way from there to the sender is not included.");
    private static final Certainty RECEIVED =
            new Certainty.Inferred("What was seen on its way to this end is taken as received.");

    public TcpEndpoint client() {
        return clientDirection == 0 ? first : second;
    }

    public TcpEndpoint server() {
        return clientDirection == 0 ? second : first;
    }

    public TcpEndpoint endpoint(Side side) {
        return side == Side.CLIENT ? client() : server();
    }

    /// All values in the order in which they are shown: the client's, then the server's.
    @Override
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>(36);
        add(leaves, "client", client());
        add(leaves, "server", server());
        return leaves;
    }

    @Override
    public List<LifeAt<?, ?>> lives() {
        return List.of(
                LifeAt.of(TcpLife.TABLE, Side.CLIENT, client().phase(), client().phaseBy()),
                LifeAt.of(TcpLife.TABLE, Side.SERVER, server().phase(), server().phaseBy()));
    }

    private static void add(List<Leaf> leaves, String side, TcpEndpoint end) {
        leaves.add(leaf(side, "phase", end.phase().words(), end.phasePacket(), end.phaseCertainty()));
        // what a reader asks first: how much is on its way, what waits, how much room there is; then the numbers behind that
        leaves.add(derived(side, "bytes_in_flight", end.bytesInFlight(), Quantities.bytes(end.bytesInFlight().value()), Certainty.DERIVED));
        leaves.add(leaf(side, "held", held(end), 0, RECEIVED));
        leaves.add(leaf(side, "stream_bytes", Quantities.bytes(end.streamBytes()), 0, Certainty.DERIVED));
        window(leaves, side, "snd_wnd", end.sendWindow());
        window(leaves, side, "rcv_wnd", end.receiveWindow());
        leaves.add(derived(
                side,
                "srtt",
                end.smoothedRttNanos(),
                Quantities.duration(end.smoothedRttNanos().value()),
                SEEN_HERE));
        relative(leaves, side, "snd_una", end.sendUnacknowledged(), end.base());
        relative(leaves, side, "snd_nxt", end.sendNext(), end.base());
        relative(leaves, side, "rcv_nxt", end.receiveNext(), end.peerBase());
        raw(leaves, side, "iss", end.initialSequenceNumber());
        raw(leaves, side, "irs", end.initialReceiveSequenceNumber());
        Known scale = end.windowScale();
        leaves.add(known(
                side,
                "window_scale",
                scale,
                scale.value() == 0 ? "windows are not scaled" : "windows times " + (1L << scale.value())));
        leaves.add(known(side, "mss", end.maximumSegmentSize(), Quantities.bytes(end.maximumSegmentSize().value())));
        leaves.add(known(side, "sack_permitted", end.sackPermitted(), "yes"));
        leaves.add(known(side, "timestamp", end.timestamp(), Long.toString(end.timestamp().value())));
    }

    private static void raw(List<Leaf> leaves, String side, String name, Known number) {
        leaves.add(known(side, name, number, Long.toString(number.value())));
    }

    private static void relative(List<Leaf> leaves, String side, String name, Known number, Known base) {
        leaves.add(known(
                side, name, number, TcpEndpoint.relative(number, base) + " (" + number.value() + " on the wire)"));
    }

    private static void window(List<Leaf> leaves, String side, String name, Known window) {
        leaves.add(known(side, name, window, Quantities.bytes(window.value())));
    }

    private static String held(TcpEndpoint end) {
        if (end.held().isEmpty()) {
            return "nothing";
        }
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (Range range : end.held()) {
            if (shown++ == 8) {
                text.append(", …");
                break;
            }
            text.append(text.isEmpty() ? "" : ", ").append(Quantities.count(range.from())).append(" to ").append(Quantities.count(range.to()));
        }
        return text + " (" + Quantities.bytes(end.heldBytes()) + ")";
    }

    private static Leaf known(String side, String name, Known known, String value) {
        return derived(side, name, known, value, Certainty.OBSERVED);
    }

    private static Leaf derived(String side, String name, Known known, String value, Certainty certainty) {
        return known.isKnown()
                ? leaf(side, name, value, known.packet(), certainty)
                : leaf(side, name, "unknown", 0, NOT_SEEN);
    }

    private static Leaf leaf(String side, String name, String value, int packet, Certainty certainty) {
        return new Leaf("x.tcp." + side + "." + name, "x.tcp.state." + name, value, packet, null, certainty);
    }
}
