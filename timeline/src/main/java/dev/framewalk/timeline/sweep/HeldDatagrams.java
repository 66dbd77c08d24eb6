package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Datagrams of both directions, kept in the order of capture until another one tells what they are. Immutable, and bounded: the oldest
/// go first.
final class HeldDatagrams {
    static final HeldDatagrams NONE = new HeldDatagrams(List.of(), 0);

    /// More than any protocol sends before it can be told.
    static final int MOST = 64;
    static final int MOST_BYTES = 64 << 10;

    private final List<Held> held;
    private final int bytes;

    private HeldDatagrams(List<Held> held, int bytes) {
        this.held = held;
        this.bytes = bytes;
    }

    /// One of them.
    ///
    /// @param packet  the packet that brought it
    /// @param content its captured bytes
    /// @param missing how many more it had
    /// @param offset  where it begins in the bytes of its direction
    @SuppressWarnings("ArrayRecordComponent") // compares what the array holds
    record Held(int packet, int direction, byte[] content, int missing, long offset) {
        Bytes window() {
            return Bytes.captured(content);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Held that
                    && packet == that.packet
                    && direction == that.direction
                    && missing == that.missing
                    && offset == that.offset
                    && Arrays.equals(content, that.content);
        }

        @Override
        public int hashCode() {
            return packet * 31 + Arrays.hashCode(content);
        }
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    List<Held> all() {
        return held;
    }

    HeldDatagrams with(Held one) {
        List<Held> more = new ArrayList<>(held);
        more.add(one);
        int total = bytes + one.content.length;
        while (more.size() > MOST || total > MOST_BYTES && more.size() > 1) {
            total -= more.removeFirst().content.length;
        }
        return new HeldDatagrams(List.copyOf(more), total);
    }

    static HeldDatagrams of(List<Held> some) {
        return some.isEmpty()
                ? NONE
                : new HeldDatagrams(List.copyOf(some), some.stream().mapToInt(one -> one.content.length).sum());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeldDatagrams that && held.equals(that.held);
    }

    @Override
    public int hashCode() {
        return held.hashCode();
    }
}
