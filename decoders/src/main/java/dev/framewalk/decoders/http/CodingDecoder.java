package dev.framewalk.decoders.http;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Undoes the codings of both directions as their bytes come, and passes on what they hid. Each direction has the codings that the head of
/// its own message names; a direction without any is passed on as it is.
///
/// It remembers the coded bytes so far: whoever goes on from a state undoes them once more. Gzip and deflate go on where they stopped. The
/// others begin anew with each portion, until that has taken a good deal of work; then they wait until half as much again has come.
final class CodingDecoder implements StreamDecoder<CodingState> {
    /// The one channel inside.
    private static final long CONTENT = 0;

    /// Most coded bytes that are kept and undone in each direction.
    static final int MOST_CODED = 16 << 20;

    /// Most bytes that are passed on in each direction.
    static final long MOST_PLAIN = BodyDecoder.USUAL_LIMIT;

    /// What beginning anew may cost before it is put off.
    static final long FREE_WORK = 32L << 20;

    private final StreamSink sink;
    private final @Nullable Inside inside;
    private final Flow client = new Flow(Side.CLIENT);
    private final Flow server = new Flow(Side.SERVER);
    private boolean isOpen;

    CodingDecoder(StreamSink sink, @Nullable Inside inside) {
        this.sink = sink;
        this.inside = inside;
        if (inside != null) {
            boolean isTold = false;
            for (StreamEvent head : inside.heads()) {
                isTold |= isTold(head);
            }
            if (!isTold) {
                client.hiddenBy(inside.codings());
                server.hiddenBy(inside.codings());
            }
        }
    }

    /// The working memory for one direction: [CodingState.Flow], and the undoing in progress.
    private final class Flow implements Undoing.Taker {
        private final Side side;
        private List<String> codings = List.of();
        private CodedBytes coded = CodedBytes.NONE;
        private long given;
        private long through;
        private long work;
        private boolean isOver;

        private @Nullable Undoing undoing;
        /// For those who look later.
        private @Nullable Unpacking unpacking;

        Flow(Side side) {
            this.side = side;
        }

        void hiddenBy(List<String> names) {
            codings = names.stream()
                    .filter(name -> ContentCoding.named(name) != ContentCoding.IDENTITY)
                    .toList();
        }

        CodingState.Flow state() {
            return new CodingState.Flow(codings, coded, given, through, work, isOver);
        }

        void restore(CodingState.Flow state) {
            close();
            codings = state.codings();
            coded = state.coded();
            given = state.given();
            through = state.through();
            work = state.work();
            isOver = state.isOver();
        }

        void close() {
            if (undoing != null) {
                undoing.close();
            }
            undoing = null;
            unpacking = null;
        }

        void add(Bytes window, long at, int length) {
            for (String name : codings) {
                if (ContentCoding.named(name) == null) {
                    sink.event(new CodingEvent.CodingUnknown(side, name));
                    stop();
                    return;
                }
            }
            int take = Math.min(length, MOST_CODED - coded.length());
            coded = coded.with(window, at, take);
            Undoing present = begun();
            if (present.canGoOn() || work < FREE_WORK || coded.length() >= through + through / 2 || take < length) {
                undo(present);
            }
            if (take < length && !isOver) {
                tooMuch();
            }
        }

        /// The undoing; after a return to a state it begins anew.
        private Undoing begun() {
            Undoing present = undoing;
            if (present == null) {
                List<ContentCoding> known = new ArrayList<>(codings.size());
                for (String name : codings) {
                    known.add(Objects.requireNonNull(ContentCoding.named(name)));
                }
                present = new Undoing(known);
                undoing = present;
                unpacking = new Unpacking(known);
            }
            return present;
        }

        private Undoing.Result undo(Undoing present) {
            if (!present.canGoOn()) {
                work += coded.length() + given;
            }
            Undoing.Result result = present.undo(coded.bytes(), given, MOST_PLAIN, this);
            through = coded.length();
            switch (result.end()) {
                case COMPLETE, INPUT_ENDED -> {
                    // more may come
                }
                case LIMIT_REACHED -> tooMuch();
                case DAMAGED -> {
                    sink.event(new CodingEvent.AnomalySeen(
                            side,
                            CodingAnomaly.DAMAGED,
                            Objects.requireNonNullElse(result.detail(), ""),
                            CodingEvent.WORDS.say("expected", "codings", String.join(", ", codings))));
                    stop();
                }
            }
            return result;
        }

        private void tooMuch() {
            sink.event(new CodingEvent.LimitReached(side, codings, given));
            stop();
        }

        @Override
        public void take(byte[] bytes, int length, long from, long to) {
            // what was passed on before needed no more than was there then: this needs something behind that
            long begin = Math.max(from, Math.min(through, to - 1));
            Unit outer = new Unit(side, begin, to);
            sink.uncovered(
                    CONTENT,
                    new Uncovered(
                            side,
                            given,
                            Bytes.captured(bytes),
                            0,
                            length,
                            outer,
                            Uncovered.NOT_IN_PLACE,
                            0,
                            Objects.requireNonNull(unpacking).run(given, length, outer)));
            given += length;
        }

        /// Nothing more can be undone in this direction.
        private void stop() {
            isOver = true;
            close();
            sink.uncoveredGap(CONTENT, side, given, 1);
        }

        void gap(long length) {
            finish(false);
            if (!isOver) {
                sink.event(new CodingEvent.HoleFound(side, codings, length, given));
                stop();
            }
        }

        /// Undoes what was put off.
        ///
        /// @param isWhole whether the sender said that this is all
        void finish(boolean isWhole) {
            if (isOver || coded.length() == 0) {
                return;
            }
            Undoing.Result result = undo(begun());
            if (isWhole && result.end() == Undoing.End.INPUT_ENDED) {
                sink.event(new CodingEvent.AnomalySeen(
                        side,
                        CodingAnomaly.ENDS_EARLY,
                        CodingEvent.WORDS.say("measured", "coded", coded.length(), "plain", given),
                        CodingEvent.WORDS.say("expected", "codings", String.join(", ", codings))));
            } else if (isWhole && !isOver) {
                sink.event(new CodingEvent.Undone(side, codings, coded.length(), given));
            }
        }
    }

    private Flow flow(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    private boolean isTold(StreamEvent event) {
        if (event instanceof HttpMessageEvent head) {
            flow(head.side()).hiddenBy(head.codings());
            return true;
        }
        return false;
    }

    private void open() {
        if (!isOpen && inside != null) {
            isOpen = true;
            sink.open(CONTENT, inside.uncoded());
        }
    }

    @Override
    public void data(Side side, Bytes window, long at, int length, long offset) {
        open();
        Flow flow = flow(side);
        if (flow.codings.isEmpty()) {
            sink.uncovered(CONTENT, Uncovered.carried(new Unit(side, offset, offset + length), offset, window, at));
        } else if (!flow.isOver) {
            flow.add(window, at, length);
        }
    }

    @Override
    public void gap(Side side, long offset, long length) {
        open();
        Flow flow = flow(side);
        if (flow.codings.isEmpty()) {
            sink.uncoveredGap(CONTENT, side, offset, length);
        } else if (!flow.isOver) {
            flow.gap(length);
        }
    }

    @Override
    public void end(Side side, Ending ending) {
        Flow flow = flow(side);
        flow.finish(ending == Ending.FINISHED);
        flow.close();
        if (isOpen) {
            sink.uncoveredEnd(CONTENT, side, ending);
        }
    }

    @Override
    public void heard(StreamEvent event) {
        open();
        Flow flow = flow(event.side());
        if (flow.coded.length() == 0) {
            isTold(event);
        }
        sink.about(CONTENT, event);
    }

    @Override
    public CodingState state() {
        return new CodingState(client.state(), server.state(), isOpen);
    }

    @Override
    public void restore(CodingState state) {
        client.restore(state.client());
        server.restore(state.server());
        isOpen = state.isOpen();
    }

    /// Undoes the codings of one direction for whoever looks at what was passed on. It keeps no bytes; it remembers where it stopped last,
    /// because runs that follow each other are often looked at in turn.
    private static final class Unpacking {
        private final List<ContentCoding> codings;
        private @Nullable SoftReference<Undoing> last;

        Unpacking(List<ContentCoding> codings) {
            this.codings = codings;
        }

        Uncovered.Opening run(long from, int length, Unit coded) {
            return new Run(this, from, length, coded.from(), (int) coded.length());
        }

        /// @param coded all coded bytes from the first on, at least as many as the run needs
        synchronized Bytes open(Bytes coded, Run run) {
            Undoing before = last == null ? null : last.get();
            Undoing undoing = before == null ? new Undoing(codings) : before;
            last = new SoftReference<>(undoing);
            byte[] plain = new byte[run.length];
            int[] have = {0};
            undoing.undo(coded, run.from, run.from + run.length, (bytes, count, from, to) -> {
                System.arraycopy(bytes, 0, plain, have[0], count);
                have[0] += count;
            });
            if (have[0] < run.length || run.codedFrom + run.codedLength > coded.length()) {
                return Bytes.EMPTY;
            }
            return Bytes.derived(
                    plain,
                    new Origin(
                            Origin.Derivation.INFLATED,
                            List.of(new Origin.Part(0, run.length, coded, run.codedFrom, run.codedLength))));
        }
    }

    /// One run of what was undone.
    private record Run(Unpacking unpacking, long from, int length, long codedFrom, int codedLength)
            implements Uncovered.Opening {
        @Override
        public boolean needsAllBefore() {
            return true;
        }

        @Override
        public Bytes open(Bytes outer) {
            return unpacking.open(outer, this);
        }
    }
}
