package dev.framewalk.decoders.hpack;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// What one endpoint's dynamic table holds at one moment. Immutable.
///
/// Tables that follow each other share their entries, so that keeping one for each header block costs a few dozen bytes.
///
/// Where the beginning of the connection was not seen ([#unknownBefore()]), or a block was lost, the oldest entries are unknown.
/// Indexes count from the newest entry, so those inserted since are found rightly; older ones are never guessed.
public final class HpackTable {
    /// How many entries the static table has: dynamic entries are numbered from one more.
    public static final int STATIC_COUNT = 61;

    /// The capacity of a dynamic table until somebody says otherwise (RFC 9113, section 6.5.2).
    public static final int INITIAL_CAPACITY = 4096;

    /// The capacity or the bound is not known.
    public static final long UNKNOWN = -1;

    private static final HpackTable FRESH =
            new HpackTable(new HpackEntry[0], 0, 0, 0, INITIAL_CAPACITY, INITIAL_CAPACITY, UNKNOWN, HpackUnseen.NONE, 0);
    private static final HpackTable UNKNOWN_BEFORE =
            new HpackTable(new HpackEntry[0], 0, 0, 0, UNKNOWN, UNKNOWN, UNKNOWN, HpackUnseen.BEFORE_CAPTURE, 0);

    /// Entries `[first, next)` are this table's, oldest first. Later tables use what lies behind, earlier ones what lies before.
    final HpackEntry[] log;

    final int first;
    final int next;
    private final long size;
    private final long capacity;
    private final long bound;
    private final long reduction;
    private final HpackUnseen unseen;
    private final long insertions;

    HpackTable(
            HpackEntry[] log,
            int first,
            int next,
            long size,
            long capacity,
            long bound,
            long reduction,
            HpackUnseen unseen,
            long insertions) {
        this.log = log;
        this.first = first;
        this.next = next;
        this.size = size;
        this.capacity = capacity;
        this.bound = bound;
        this.reduction = reduction;
        this.unseen = unseen;
        this.insertions = insertions;
    }

    /// The empty table that every connection begins with.
    public static HpackTable fresh() {
        return FRESH;
    }

    /// An empty table of another capacity, which is also the bound.
    public static HpackTable empty(long capacity) {
        return new HpackTable(new HpackEntry[0], 0, 0, 0, capacity, capacity, UNKNOWN, HpackUnseen.NONE, 0);
    }

    /// A table that was in use before the capture began: nothing is known of it.
    public static HpackTable unknownBefore() {
        return UNKNOWN_BEFORE;
    }

    /// The 61 entries that every endpoint knows, entry 1 first.
    public static List<HpackEntry> staticEntries() {
        return HpackStatic.ENTRIES;
    }

    /// The known dynamic entries, newest first: the first has index 62.
    public List<HpackEntry> entries() {
        return new NewestFirst(log, first, next);
    }

    /// How many dynamic entries are known.
    public int count() {
        return next - first;
    }

    /// The entry that an index means, or null if there is none or it is not known.
    ///
    /// @param index 1 to 61 for the static table, from 62 for the dynamic one
    public @Nullable HpackEntry entry(long index) {
        if (index >= 1 && index <= STATIC_COUNT) {
            return HpackStatic.at((int) index);
        }
        long back = index - STATIC_COUNT;
        return back >= 1 && back <= count() ? log[(int) (next - back)] : null;
    }

    /// The sum of the sizes of the known dynamic entries.
    public long size() {
        return size;
    }

    /// How large the table may grow before entries are evicted, as the encoder said; [#UNKNOWN] where that was not seen.
    public long capacity() {
        return capacity;
    }

    /// The largest capacity that the decoding endpoint allows (its SETTINGS_HEADER_TABLE_SIZE in force); [#UNKNOWN] where that was not seen.
    public long bound() {
        return bound;
    }

    /// The capacity at or below which the encoder must go at the start of its next block, because the bound was lowered; [#UNKNOWN] if
    /// it need not.
    public long pendingReduction() {
        return reduction;
    }

    /// Why there may be older entries than the known ones.
    public HpackUnseen unseen() {
        return unseen;
    }

    /// Whether it is known completely: nothing older is missing, and each entry's name is known.
    public boolean isComplete() {
        if (unseen != HpackUnseen.NONE) {
            return false;
        }
        for (int i = first; i < next; i++) {
            if (!log[i].isNameKnown()) {
                return false;
            }
        }
        return true;
    }

    /// How many entries have been inserted so far, as far as was seen, evicted ones included.
    public long insertions() {
        return insertions;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof HpackTable table
                        && size == table.size
                        && capacity == table.capacity
                        && bound == table.bound
                        && reduction == table.reduction
                        && unseen == table.unseen
                        && insertions == table.insertions
                        && entries().equals(table.entries());
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, capacity, bound, insertions, count());
    }

    @Override
    public String toString() {
        return count() + " entries, " + size + " of " + (capacity == UNKNOWN ? "?" : Long.toString(capacity)) + " bytes";
    }

    private static final class NewestFirst extends AbstractList<HpackEntry> implements RandomAccess {
        private final HpackEntry[] log;
        private final int first;
        private final int next;

        NewestFirst(HpackEntry[] log, int first, int next) {
            this.log = log;
            this.first = first;
            this.next = next;
        }

        @Override
        public HpackEntry get(int index) {
            return log[next - 1 - Objects.checkIndex(index, next - first)];
        }

        @Override
        public int size() {
            return next - first;
        }
    }
}
