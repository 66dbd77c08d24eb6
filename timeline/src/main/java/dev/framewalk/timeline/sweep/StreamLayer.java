package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One of the streams of a flow that lie inside each other, with its decoder: level 0 is what TCP delivers, level 1 what the decoder of
/// level 0 uncovers (the plain bytes of TLS), and so on.
///
/// Chooses its protocol by what the layer around it says (ALPN, an upgrade), else by ports and first bytes.
public final class StreamLayer implements StreamSink {
    /// First bytes kept while nobody can tell the protocol; more than any decoder here needs to tell.
    private static final int LONGEST_HEAD = 512;

    /// A bound on streams inside streams: more than any real stack has.
    private static final int DEEPEST = 4;

    private static final byte[] NOTHING = new byte[0];

    private final Flow flow;
    private final int level;
    private final @Nullable StreamLayer outer;
    private final StreamPlaces @Nullable [] places;

    private boolean isMidway;
    private @Nullable Inside inside;
    private volatile @Nullable StreamLayer inner;
    private @Nullable StreamProtocol protocol;
    private @Nullable StreamDecoder<?> decoder;
    private boolean isOpaque;
    private String reason = "";
    private byte[] head0 = NOTHING;
    private byte[] head1 = NOTHING;
    private long head0From;
    private long head1From;
    private int ended;
    private boolean isAround;
    private boolean beginsWithGap;

    StreamLayer(Flow flow, int level, @Nullable StreamLayer outer, StreamPlaces @Nullable [] places) {
        this.flow = flow;
        this.level = level;
        this.outer = outer;
        this.places = places;
    }

    /// 0 for the bytes of TCP.
    public int level() {
        return level;
    }

    /// The layer that carries this one; null for the bytes of TCP.
    public @Nullable StreamLayer outer() {
        return outer;
    }

    /// The layer inside this one; null if there is none (yet).
    public @Nullable StreamLayer inner() {
        return inner;
    }

    public @Nullable StreamProtocol protocol() {
        return protocol;
    }

    /// Why that protocol: one sentence; empty while undecided.
    public String reason() {
        return reason;
    }

    /// Where the bytes of a side are; null if this sweep does not record.
    public @Nullable StreamPlaces places(Side side) {
        return places == null ? null : places[flow.directionOf(side)];
    }

    /// Which bytes of TCP these bytes were made of: the smallest range of whole runs of the layers between.
    public Unit onTcp(Unit unit) {
        StreamLayer around = outer;
        return around == null || places == null ? unit : around.onTcp(around(unit));
    }

    /// Which bytes of the layer around these bytes were made of.
    public Unit around(Unit unit) {
        if (!(places(unit.side()) instanceof UncoveredMap map) || map.runs() == 0) {
            return unit;
        }
        int first = Math.min(map.runAfter(unit.from()), map.runs() - 1);
        int last = Math.max(first, Math.min(map.runAfter(Math.max(unit.from(), unit.to() - 1)), map.runs() - 1));
        return new Unit(unit.side(), map.outerFrom(first), map.outerTo(last));
    }

    /// Which bytes of the layer inside were made of these; null if none.
    public @Nullable Unit uncoveredOf(Unit unit) {
        StreamLayer inside = inner;
        if (inside == null || !(inside.places(unit.side()) instanceof UncoveredMap map)) {
            return null;
        }
        int first = map.runAfterOuter(unit.from());
        int end = first;
        while (end < map.runs() && map.outerFrom(end) < unit.to()) {
            end++;
        }
        return first == end
                ? null
                : new Unit(unit.side(), map.from(first), map.from(end - 1) + map.length(end - 1));
    }

    /// Whether the layer inside is made of this one's bytes, so that this one goes on carrying it; not so after an upgrade.
    public boolean isAround() {
        return isAround;
    }

    // ---- feeding

    void data(int direction, Bytes window, long at, int length, long offset) {
        StreamDecoder<?> known = decoder;
        if (known != null) {
            known.data(flow.side(direction), window, at, length, offset);
        } else if (!isOpaque) {
            undecided(direction, window, at, length, offset);
        }
    }

    private void undecided(int direction, Bytes window, long at, int length, long offset) {
        byte[] kept = direction == 0 ? head0 : head1;
        if (kept.length == 0) {
            StreamProtocols.Choice choice = choose(direction, window, at, length);
            if (!choice.isPending()) {
                settle(choice, direction);
                StreamDecoder<?> chosen = decoder;
                if (chosen != null) {
                    flush(1 - direction);
                    chosen.data(flow.side(direction), window, at, length, offset);
                }
                return;
            }
            if (direction == 0) {
                head0From = offset;
            } else {
                head1From = offset;
            }
        }
        byte[] longer = Arrays.copyOf(kept, kept.length + length);
        window.copyTo(at, longer, kept.length, length);
        if (direction == 0) {
            head0 = longer;
        } else {
            head1 = longer;
        }
        decideWith(length, direction, longer.length >= LONGEST_HEAD);
    }

    private void decideWith(int length, int direction, boolean isFinal) {
        byte[] head = direction == 0 ? head0 : head1;
        if (length == 0 && !isFinal) {
            return;
        }
        StreamProtocols.Choice choice = choose(direction, Bytes.captured(head), 0, head.length);
        if (choice.isPending() && !isFinal) {
            return;
        }
        settle(choice, direction);
        flush(direction);
        flush(1 - direction);
    }

    private StreamProtocols.Choice choose(int direction, Bytes window, long at, int length) {
        StreamLayer around = outer;
        return around == null
                ? flow.choose(direction, window, at, length)
                : flow.chooser().inside(around.inside, flow.side(direction), window, at, length);
    }

    private void settle(StreamProtocols.Choice choice, int direction) {
        reason = choice.reason();
        protocol = choice.protocol();
        if (outer == null) {
            flow.settled(choice, direction);
        }
        if (protocol == null) {
            isOpaque = true;
            head0 = NOTHING;
            head1 = NOTHING;
            return;
        }
        decoder = protocol.decoder(this, start());
        flow.recognised(this);
    }

    private StreamStart start() {
        StreamLayer around = outer;
        return new StreamStart(around == null ? flow.joinedMidway() : isMidway, around == null ? null : around.inside);
    }

    private void flush(int direction) {
        byte[] head = direction == 0 ? head0 : head1;
        StreamDecoder<?> chosen = decoder;
        if (head.length > 0 && chosen != null) {
            chosen.data(
                    flow.side(direction), Bytes.captured(head), 0, head.length, direction == 0 ? head0From : head1From);
        }
        if (direction == 0) {
            head0 = NOTHING;
        } else {
            head1 = NOTHING;
        }
    }

    void gap(int direction, long offset, long length) {
        if (decoder == null && !isOpaque && (direction == 0 ? head0 : head1).length > 0) {
            decideWith(0, direction, true);
        }
        StreamDecoder<?> known = decoder;
        if (known != null) {
            known.gap(flow.side(direction), offset, length);
        } else {
            isMidway = true;
        }
    }

    void end(int direction, Ending ending) {
        if (decoder == null && !isOpaque && head0.length + head1.length > 0) {
            decideWith(0, head0.length > 0 ? 0 : 1, true);
        }
        StreamDecoder<?> known = decoder;
        if (known != null && (ended & 1 << direction) == 0) {
            known.end(flow.side(direction), ending);
        }
        ended |= 1 << direction;
        StreamLayer within = inner;
        if (within != null && (within.ended & 1 << direction) == 0) {
            within.end(direction, ending);
        }
    }

    // ---- what its decoder says

    @Override
    public void event(StreamEvent event) {
        flow.event(this, event);
    }

    @Override
    public boolean wantsAnomalies() {
        return flow.wantsAnomalies();
    }

    @Override
    public void names(Inside what) {
        inside = what;
    }

    @Override
    public void uncovered(Uncovered run) {
        isAround = run.outer() != null;
        StreamLayer within = inside(run.outer() == null);
        if (within == null) {
            return;
        }
        int direction = flow.directionOf(run.side());
        if (within.places != null && within.places[direction] instanceof UncoveredMap map && run.outer() != null) {
            map.add(run);
        }
        within.data(direction, run.window(), run.at(), run.length(), run.offset());
    }

    @Override
    public void uncoveredGap(Side side, long offset, long length) {
        StreamLayer within = inner;
        if (within == null) {
            // what is inside, and where its bytes are, shows with the first of them
            beginsWithGap = true;
        } else {
            within.gap(flow.directionOf(side), offset, length);
        }
    }

    @Override
    public void uncoveredEnd(Side side, Ending ending) {
        StreamLayer within = inner;
        if (within != null) {
            within.end(flow.directionOf(side), ending);
        }
    }

    private @Nullable StreamLayer inside(boolean isSame) {
        StreamLayer within = inner;
        if (within == null && level < DEEPEST) {
            StreamPlaces[] own = places;
            StreamPlaces[] uncovered = own == null || isSame
                    ? own
                    : new StreamPlaces[] {new UncoveredMap(own[0]), new UncoveredMap(own[1])};
            within = new StreamLayer(flow, level + 1, this, uncovered);
            within.isMidway = beginsWithGap;
            inner = within;
        }
        return within;
    }

    // ---- coming back

    LayerState state() {
        StreamDecoder<?> known = decoder;
        return new LayerState(
                protocol,
                known == null ? null : known.state(),
                reason,
                isOpaque,
                isMidway,
                inside,
                new LayerState.Heads(head0, head0From, head1, head1From),
                ended,
                beginsWithGap);
    }

    void restore(LayerState state) {
        protocol = state.protocol();
        reason = state.reason();
        isOpaque = state.isOpaque();
        isMidway = state.isMidway();
        inside = state.inside();
        head0 = state.heads().first();
        head0From = state.heads().firstFrom();
        head1 = state.heads().second();
        head1From = state.heads().secondFrom();
        ended = state.ended();
        beginsWithGap = state.beginsWithGap();
        decoder = protocol == null ? null : restored(protocol.decoder(this, start()), state.decoder());
    }

    /// A layer inside this one, for a state to go back into.
    StreamLayer deepened() {
        StreamLayer within = new StreamLayer(flow, level + 1, this, null);
        inner = within;
        return within;
    }

    @SuppressWarnings("unchecked") // a state goes back into a decoder of the protocol that gave it
    private static <S> StreamDecoder<?> restored(StreamDecoder<S> decoder, @Nullable Object state) {
        if (state != null) {
            decoder.restore((S) state);
        }
        return decoder;
    }
}
