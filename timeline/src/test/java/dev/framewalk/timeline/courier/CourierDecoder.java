package dev.framewalk.timeline.courier;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.order.PieceSink;
import dev.framewalk.decoders.order.Reassembly;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Uncovering;
import dev.framewalk.decoders.stream.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what couriers bring.
final class CourierDecoder implements DatagramDecoder<CourierDecoder.State>, PieceSink {
    /// The channel of the stream; those of peers have the peer's number, which has one byte.
    private static final long STREAM = 1000;

    private final StreamSink sink;
    private Reassembly[] orders = {new Reassembly(), new Reassembly()};
    /// For each datagram that brought a piece, by the number that the reassembly knows it by: where its piece lies.
    private Map<Integer, Unit> pieces = new HashMap<>();
    private Map<String, Long> sent = new HashMap<>();
    private int datagrams;

    CourierDecoder(StreamSink sink) {
        this.sink = sink;
    }

    /// What it remembers.
    record State(
            int datagrams,
            Map<Integer, Unit> pieces,
            Map<String, Long> sent,
            Reassembly.Kept client,
            Reassembly.Kept server)
            implements Described {
        @Override
        public List<Leaf> leaves() {
            return List.of(new Leaf(
                    "x.courier.datagrams",
                    "x.courier.state.datagrams",
                    Integer.toString(datagrams),
                    0,
                    null,
                    Certainty.DERIVED));
        }
    }

    /// A courier came.
    record Came(Unit unit, char letter) implements StreamEvent {
        private static final EventKind KIND = new EventKind("courier.came", Depth.FRAMES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public Side side() {
            return unit.side();
        }

        @Override
        public String sentence() {
            return "A courier of kind " + letter + " comes.";
        }
    }

    @Override
    public void datagram(Side side, Bytes window, long at, int length, int missing, long offset) {
        if (length < Courier.HEADER) {
            return;
        }
        datagrams++;
        char kind = (char) window.u8(at + 2);
        sink.event(new Came(new Unit(side, offset, offset + length), kind));
        if (kind == 'H') {
            sink.named(Bytes.captured(window.toArray(at + 3, 1)), side);
        }
        int content = length - Courier.HEADER - 1;
        if (content <= 0) {
            return;
        }
        int number = window.u8(at + Courier.HEADER);
        long contentAt = at + Courier.HEADER + 1;
        Unit outer = new Unit(side, offset + Courier.HEADER + 1, offset + length);
        if (kind == 'P' && sink.open(number, Inside.datagrams(Uncovering.CARRIED, "", "peer " + number, "A courier carries it."))) {
            String key = side + " " + number;
            long before = sent.getOrDefault(key, 0L);
            sent.put(key, before + content + missing);
            sink.uncovered(
                    number, new Uncovered(side, before, window, contentAt, content, outer, outer.from(), missing, null));
        } else if (kind == 'S'
                && sink.open(
                        STREAM,
                        new Inside(
                                Uncovering.CARRIED, "", "application/x-orders", List.of(), "", List.of(), "", false, ""))) {
            pieces.put(datagrams, outer);
            Bytes lasting = Bytes.captured(window.toArray(contentAt, content));
            orders[side.ordinal()].piece(
                    side.ordinal(), number, lasting, 0, content, content + missing, datagrams, false, this);
        }
    }

    @Override
    public void delivered(int direction, Bytes window, long at, int length, long streamOffset, int datagram) {
        Unit piece = pieces.get(datagram);
        Unit outer = new Unit(piece.side(), piece.from() + at, piece.from() + at + length);
        sink.uncovered(STREAM, Uncovered.carried(outer, streamOffset, window, at));
    }

    @Override
    public void gap(int direction, long streamOffset, long length) {
        sink.uncoveredGap(STREAM, Side.values()[direction], streamOffset, length);
    }

    @Override
    public void conflict(int direction, long streamOffset, int length, int first, int second) {
        // the bytes seen first stay
    }

    @Override
    public State state() {
        return new State(datagrams, Map.copyOf(pieces), Map.copyOf(sent), orders[0].keep(), orders[1].keep());
    }

    @Override
    public void restore(State state) {
        datagrams = state.datagrams();
        pieces = new HashMap<>(state.pieces());
        sent = new HashMap<>(state.sent());
        orders = new Reassembly[] {Reassembly.of(state.client()), Reassembly.of(state.server())};
    }
}
