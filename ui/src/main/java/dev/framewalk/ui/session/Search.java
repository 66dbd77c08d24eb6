package dev.framewalk.ui.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/// Finds what passes a test among numbered things, piece by piece in the background, while there become more of them.
public final class Search {
    /// So long one piece may take.
    private static final long PIECE_NANOS = 40_000_000L;
    /// Looking at the clock for each would cost more than the test.
    private static final int GLANCE = 64;

    /// What is looked for.
    public interface Test {
        boolean passes(int index);

        /// Where answers take long: finds some more, for a fraction of a second.
        ///
        /// @param to no answers are needed from this index on
        /// @return one past the last index whose answer takes no time; less only where the search has been given up
        default int ready(int to) {
            return to;
        }
    }

    private final IntSupplier count;
    private final Executor background;
    private final Executor front;
    private final IndexList into;
    private final Runnable found;
    private Test test = index -> true;
    private int generation;
    private int examined;
    private boolean isBusy;
    private boolean isFresh;
    /// What is to be looked at again once it has been looked at.
    private final List<Integer> doubted = new ArrayList<>();

    Search(IntSupplier count, Executor background, Executor front, IndexList into, Runnable found) {
        this.count = count;
        this.background = background;
        this.front = front;
        this.into = into;
        this.found = found;
    }

    /// Begins anew. What was found before stays until the first new ones are there.
    public void restart(Test changed) {
        test = changed;
        generation++;
        examined = 0;
        isFresh = true;
        isBusy = false;
        more();
    }

    /// Looks on, if there is more to look at.
    public void more() {
        int to = count.getAsInt();
        if (isBusy || examined >= to && !isFresh) {
            return;
        }
        isBusy = true;
        int from = examined;
        int mine = generation;
        Test present = test;
        background.execute(() -> {
            Piece piece = piece(from, to, present);
            front.execute(() -> take(mine, piece));
        });
    }

    /// Something was learnt of a thing that may have been found: it is looked at again.
    public void again(int index) {
        doubted.add(index);
        lookAgain();
    }

    private void lookAgain() {
        doubted.removeIf(index -> {
            if (index < examined && !passes(test, index)) {
                into.leaveOut(index);
            }
            return index < examined;
        });
    }

    /// Whether everything that there is so far was looked at.
    public boolean isDone() {
        return !isBusy && examined >= count.getAsInt();
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    private record Piece(int[] found, int to) {}

    private static Piece piece(int from, int upTo, Test test) {
        int to = ready(test, from, upTo);
        long deadline = System.nanoTime() + PIECE_NANOS;
        int[] kept = new int[Math.min(1024, Math.max(1, to - from))];
        int size = 0;
        int index = from;
        for (; index < to; index++) {
            if (passes(test, index)) {
                if (size == kept.length) {
                    kept = Arrays.copyOf(kept, size * 2);
                }
                kept[size++] = index;
            }
            if (index % GLANCE == GLANCE - 1 && System.nanoTime() > deadline) {
                index++;
                break;
            }
        }
        return new Piece(Arrays.copyOf(kept, size), index);
    }

    private static int ready(Test test, int from, int to) {
        try {
            return Math.max(from, Math.min(to, test.ready(to)));
        } catch (RuntimeException bug) {
            return to;
        }
    }

    /// A test that fails is our own mistake; what it should have judged is left out, and the search goes on.
    private static boolean passes(Test test, int index) {
        try {
            return test.passes(index);
        } catch (RuntimeException bug) {
            return false;
        }
    }

    private void take(int of, Piece piece) {
        if (of != generation) {
            return;
        }
        isBusy = false;
        examined = piece.to;
        if (isFresh) {
            isFresh = false;
            into.replaceBy(piece.found);
        } else {
            into.append(piece.found);
        }
        lookAgain();
        found.run();
        more();
    }
}
