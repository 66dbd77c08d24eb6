package dev.framewalk.ui.session;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A made-up protocol of whole segments that begin with `COUNT`. It counts how often it is asked to explain one, and how many decoders were made.
public final class Counted implements StreamProtocol {
    static final AtomicInteger EXPLAINED = new AtomicInteger();
    static final AtomicInteger DECODERS = new AtomicInteger();

    static final String BEGINNING = "COUNT";
    private static final Field FIELD = Field.bytes("x.counted", Rfc.other("made up"));
    private static final Protocol PROTOCOL = new Protocol("counted", "Counted", Counted.class, List.of(FIELD), List.of());

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }

    @Override
    public Shape shape(Side side, Bytes window, long at, int length) {
        int known = Math.min(length, BEGINNING.length());
        return !window.text(at, known, StandardCharsets.US_ASCII).equals(BEGINNING.substring(0, known))
                ? Shape.NO
                : known < BEGINNING.length() ? Shape.UNDECIDED : Shape.YES;
    }

    @Override
    public StreamDecoder<State> decoder(StreamSink sink, StreamStart start) {
        DECODERS.incrementAndGet();
        return new Decoder(sink);
    }

    @Override
    public Node explain(StreamEvent event, Bytes bytes) {
        EXPLAINED.incrementAndGet();
        return Node.leaf(FIELD, bytes, 0, bytes.length());
    }

    record Seen(Unit unit, int number) implements StreamEvent {
        private static final EventKind KIND = new EventKind("counted.seen", Depth.STORY);

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
            return "Number " + number + '.';
        }
    }

    record State(int count) implements Described {
        @Override
        public List<Leaf> leaves() {
            return List.of(new Leaf("x.counted.count", "x.counted", Integer.toString(count), 0, null, Certainty.DERIVED));
        }
    }

    private static final class Decoder implements StreamDecoder<State> {
        private final StreamSink sink;
        private int count;

        Decoder(StreamSink sink) {
            this.sink = sink;
        }

        @Override
        public void data(Side side, Bytes window, long at, int length, long offset) {
            sink.event(new Seen(new Unit(side, offset, offset + length), ++count));
        }

        @Override
        public void gap(Side side, long offset, long length) {}

        @Override
        public void end(Side side, Ending ending) {}

        @Override
        public State state() {
            return new State(count);
        }

        @Override
        public void restore(State state) {
            count = state.count();
        }
    }
}
