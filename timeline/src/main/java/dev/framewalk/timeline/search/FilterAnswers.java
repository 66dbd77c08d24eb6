package dev.framewalk.timeline.search;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.column.LongColumn;
import dev.framewalk.timeline.filter.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which events of a timeline pass a filter: one bit an event, found once for all who show it.
///
/// Events are asked in pieces, from the first on, and each once; a capture that grows is asked about what came since. The events of a piece are
/// taken conversation by conversation, so that what decoders said is told again in one go, by as many threads as there are processors.
/// Any thread may call.
public final class FilterAnswers {
    /// The first piece, so that something can be shown at once.
    private static final int FIRST_PIECE = 4_096;
    /// So long a later piece takes, about.
    private static final long PIECE_NANOS = 300_000_000L;
    private static final int LONGEST_PIECE = 1 << 22;
    /// Fewer events are not worth a second thread.
    private static final int FEW = 1_024;
    /// What a thread takes at once: beginning in the middle of a conversation costs telling some events in vain.
    private static final int MOST_TAKEN = 1 << 14;
    /// So many portions there are for each thread, at least, so that none is left working alone for long.
    private static final int PORTIONS = 8;

    private static final int WORD = 6;

    private final Timeline timeline;
    private final Supplier<IntPredicate> tests;
    private final int threads;
    /// Whether events are asked in any order at the same cost.
    private final boolean isAtHand;
    private final boolean isOfWholeConversations;
    private final LongColumn bits = new LongColumn();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private int size = FIRST_PIECE;
    private volatile int known;
    private volatile boolean isStopped;

    public FilterAnswers(Timeline timeline, Filter filter) {
        this(
                timeline,
                () -> EventFilters.passing(timeline, filter),
                filter.fields().stream().allMatch(EventFilters.catalog()::isAtHand),
                !Collections.disjoint(filter.fields(), WaitFields.NAMES),
                Runtime.getRuntime().availableProcessors());
    }

    /// @param tests gives tests of events, each for one thread and a short time
    FilterAnswers(
            Timeline timeline,
            Supplier<IntPredicate> tests,
            boolean isAtHand,
            boolean isOfWholeConversations,
            int threads) {
        this.timeline = timeline;
        this.tests = tests;
        this.isAtHand = isAtHand;
        this.isOfWholeConversations = isOfWholeConversations;
        this.threads = threads;
    }

    /// How many events have an answer: those before this one.
    public int known() {
        return known;
    }

    /// Whether answers are about all that there is of a conversation: then they are worth asking for when it has been read, and take as long for
    /// one event as for all.
    public boolean isOfWholeConversations() {
        return isOfWholeConversations;
    }

    /// Whether an event passes; asked now if it has no answer yet. An event that cannot be asked, which would be a mistake of ours, does not.
    public boolean passes(int event) {
        if (event < known) {
            return (bits.at(event >> WORD) >>> event & 1) != 0;
        }
        return passes(tests.get(), event);
    }

    private boolean passes(IntPredicate test, int event) {
        try {
            return test.test(event);
        } catch (RuntimeException bug) {
            failure.compareAndSet(null, bug);
            return false;
        }
    }

    /// Why the first event that could not be asked could not; null if all could.
    public @Nullable RuntimeException failure() {
        return failure.get();
    }

    /// Nobody wants to know any more: who is finding answers comes back soon, without those it was about to find.
    public void stop() {
        isStopped = true;
    }

    /// Finds the answers of all events before one.
    public void answer(int to) {
        while (known < to && !isStopped) {
            answerOn(to);
        }
    }

    /// Finds some more answers, for a fraction of a second, and returns how many events have one.
    ///
    /// @param to no answers are needed from this event on
    public synchronized int answerOn(int to) {
        int from = known;
        if (from >= to || isStopped) {
            return from;
        }
        int count = isOfWholeConversations ? to - from : Math.min(size, to - from);
        long before = System.nanoTime();
        if (!answer(from, count)) {
            return from;
        }
        long took = System.nanoTime() - before;
        if (count == size) {
            size = took < PIECE_NANOS / 2 ? Math.min(LONGEST_PIECE, size * 2) : took > PIECE_NANOS ? Math.max(FIRST_PIECE, size / 2) : size;
        }
        return known;
    }

    private boolean answer(int from, int count) {
        Piece piece = new Piece(from, count, isAtHand ? null : byConversation(from, count));
        int helpers = count < FEW ? 0 : threads - 1;
        List<Thread> helping = new ArrayList<>(helpers);
        for (int i = 0; i < helpers; i++) {
            helping.add(Thread.ofPlatform().daemon().name("framewalk-filter-" + i).start(piece));
        }
        piece.run();
        join(helping);
        if (isStopped || !piece.isDone()) {
            return false;
        }
        int words = from + count + 63 >> WORD;
        while (bits.size() < words) {
            bits.add(0);
        }
        piece.store(bits);
        known = from + count;
        return true;
    }

    private void join(List<Thread> helping) {
        boolean isInterrupted = false;
        for (Thread thread : helping) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException wanted) {
                    isStopped = true;
                    isInterrupted = true;
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The events of a piece, less the first one's number: those of one conversation beside each other, in their order.
    private int[] byConversation(int from, int count) {
        int[] conversations = new int[count];
        int most = -1;
        for (int i = 0; i < count; i++) {
            conversations[i] = timeline.conversationOf(from + i);
            most = Math.max(most, conversations[i]);
        }
        int[] next = new int[most + 3];
        for (int conversation : conversations) {
            next[conversation + 2]++;
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[next[conversations[i] + 1]++] = i;
        }
        return order;
    }

    /// Neighbouring events that are asked by several threads, portion by portion.
    private final class Piece implements Runnable {
        private final int from;
        private final int count;
        private final int @Nullable [] order;
        private final int portion;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();
        private final long[] found;

        /// @param order in which to ask; null for the order of events
        Piece(int from, int count, int @Nullable [] order) {
            this.from = from;
            this.count = count;
            this.order = order;
            this.portion = Math.clamp(count / (PORTIONS * (long) threads), 256, MOST_TAKEN);
            this.found = new long[count + 63 >> WORD];
        }

        @Override
        public void run() {
            long[] mine = new long[found.length];
            int done = 0;
            while (!isStopped) {
                int begin = taken.getAndAdd(portion);
                if (begin >= count) {
                    break;
                }
                int end = Math.min(count, begin + portion);
                done += ask(begin, end, mine);
            }
            synchronized (found) {
                for (int i = 0; i < found.length; i++) {
                    found[i] |= mine[i];
                }
            }
            asked.addAndGet(done);
        }

        private int ask(int begin, int end, long[] mine) {
            IntPredicate test = tests.get();
            int[] places = order;
            for (int i = begin; i < end; i++) {
                if (isStopped) {
                    return i - begin;
                }
                int place = places == null ? i : places[i];
                if (passes(test, from + place)) {
                    mine[place >> WORD] |= 1L << place;
                }
            }
            return end - begin;
        }

        /// Whether every event was asked.
        boolean isDone() {
            return asked.get() == count;
        }

        void store(LongColumn into) {
            int shift = from & 63;
            for (int i = 0; i < found.length; i++) {
                int word = (from >> WORD) + i;
                into.set(word, into.at(word) | found[i] << shift);
                if (shift > 0 && found[i] >>> 64 - shift != 0) {
                    into.set(word + 1, into.at(word + 1) | found[i] >>> 64 - shift);
                }
            }
        }
    }
}
