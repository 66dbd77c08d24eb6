package dev.framewalk.decoders.hpack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The dynamic table while blocks are decoded: the mutable counterpart of [HpackTable].
///
/// Entries stand in a log that is only ever appended to, so that tables taken of it stay right. Evictions are certain even where the
/// oldest entries are unknown: an entry is evicted exactly when those inserted since and itself exceed the capacity.
final class HpackWorkingTable {
    private static final int SMALLEST_LOG = 16;

    private final long mostOctets;
    private HpackEntry[] log;
    private int first;
    private int next;
    private long size;
    private long capacity;
    private long bound;
    private long reduction;
    private HpackUnseen unseen;
    private long insertions;
    private @Nullable HpackTable snapshot;

    /// Whether another table than this one may have appended to the log behind `next`.
    private boolean isLogForeign;

    /// @param mostOctets how much of a table is kept at most, whatever its capacity
    HpackWorkingTable(HpackTable table, long mostOctets) {
        this.mostOctets = mostOctets;
        log = table.log;
        unseen = table.unseen();
        restore(table);
    }

    final void restore(HpackTable table) {
        log = table.log;
        first = table.first;
        next = table.next;
        size = table.size();
        capacity = table.capacity();
        bound = table.bound();
        reduction = table.pendingReduction();
        unseen = table.unseen();
        insertions = table.insertions();
        snapshot = table;
        isLogForeign = true;
    }

    HpackTable snapshot() {
        HpackTable taken = snapshot;
        if (taken == null) {
            taken = new HpackTable(log, first, next, size, capacity, bound, reduction, unseen, insertions);
            snapshot = taken;
        }
        return taken;
    }

    int count() {
        return next - first;
    }

    long size() {
        return size;
    }

    long capacity() {
        return capacity;
    }

    long bound() {
        return bound;
    }

    long reduction() {
        return reduction;
    }

    HpackUnseen unseen() {
        return unseen;
    }

    long insertions() {
        return insertions;
    }

    /// The entry that an index means, or null.
    @Nullable HpackEntry entry(long index) {
        if (index >= 1 && index <= HpackTable.STATIC_COUNT) {
            return HpackStatic.at((int) index);
        }
        long back = index - HpackTable.STATIC_COUNT;
        return back >= 1 && back <= next - first ? log[(int) (next - back)] : null;
    }

    /// Whether an index without an entry here may have one at the endpoint, among the entries that nobody saw.
    boolean mayHave(long index) {
        long unknown = index - HpackTable.STATIC_COUNT - count();
        if (unseen == HpackUnseen.NONE || unknown <= 0) {
            return false;
        }
        long limit = limit();
        return limit == HpackTable.UNKNOWN || size + unknown * HpackEntry.OVERHEAD <= limit;
    }

    /// What the endpoint's table surely does not exceed.
    private long limit() {
        return capacity == HpackTable.UNKNOWN ? bound : capacity;
    }

    /// Adds an entry after making room for it. Returns how many entries were evicted.
    int insert(@Nullable String name, String value, long tag) {
        snapshot = null;
        insertions++;
        HpackEntry entry = new HpackEntry(name, value, insertions, tag);
        int evicted = makeRoom(entry.size());
        if (limit() != HpackTable.UNKNOWN && entry.size() > limit() || entry.size() > mostOctets) {
            // too large an entry is no error: it empties the table (RFC 7541, section 4.4)
            return evicted;
        }
        append(entry);
        size += entry.size();
        forgetUnseenWithoutRoom();
        return evicted;
    }

    private void append(HpackEntry entry) {
        if (isLogForeign || next == log.length) {
            int count = next - first;
            HpackEntry[] roomier = new HpackEntry[Math.max(SMALLEST_LOG, count * 2)];
            System.arraycopy(log, first, roomier, 0, count);
            log = roomier;
            first = 0;
            next = count;
            isLogForeign = false;
        }
        log[next++] = entry;
    }

    private int makeRoom(long octets) {
        int evicted = 0;
        long limit = limit();
        while (first < next && limit != HpackTable.UNKNOWN && size + octets > limit) {
            evictOldest();
            evicted++;
            // what is older than an evicted entry was evicted before it
            unseen = HpackUnseen.NONE;
        }
        if (limit != HpackTable.UNKNOWN && octets > limit) {
            unseen = HpackUnseen.NONE;
        }
        while (first < next && size + octets > mostOctets) {
            evictOldest();
            unseen = HpackUnseen.NOT_KEPT;
        }
        return evicted;
    }

    private void evictOldest() {
        size -= log[first].size();
        first++;
    }

    private void forgetUnseenWithoutRoom() {
        long limit = limit();
        if (unseen != HpackUnseen.NONE && limit != HpackTable.UNKNOWN && size + HpackEntry.OVERHEAD > limit) {
            unseen = HpackUnseen.NONE;
        }
    }

    /// Sets the capacity, as the encoder said. Returns how many entries were evicted.
    int resize(long octets) {
        snapshot = null;
        capacity = octets;
        int evicted = makeRoom(0);
        forgetUnseenWithoutRoom();
        return evicted;
    }

    /// Takes the bound that the decoding endpoint has set.
    void bound(long octets) {
        snapshot = null;
        bound = octets;
        if (capacity != HpackTable.UNKNOWN && octets < capacity) {
            reduction = reduction == HpackTable.UNKNOWN ? octets : Math.min(reduction, octets);
        }
    }

    void reductionDone() {
        if (reduction != HpackTable.UNKNOWN) {
            snapshot = null;
            reduction = HpackTable.UNKNOWN;
        }
    }

    /// A block was lost: what it inserted is unknown, and so is the number of every entry.
    void lost() {
        snapshot = null;
        log = new HpackEntry[0];
        first = 0;
        next = 0;
        size = 0;
        capacity = HpackTable.UNKNOWN;
        reduction = HpackTable.UNKNOWN;
        unseen = HpackUnseen.LOST_BLOCK;
        isLogForeign = true;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOfRange(log, first, next));
    }
}
