package dev.framewalk.timeline.waiting;

import dev.framewalk.timeline.column.ByteColumn;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;

/// Bytes of one direction that the capture does not have, ascending.
final class Gaps {
    private final LongColumn from = new LongColumn();
    private final LongColumn to = new LongColumn();
    private final IntColumn packet = new IntColumn();
    private final ByteColumn cut = new ByteColumn();

    /// @param givenUpWith the packet with which it was clear that they will not come
    /// @param isCut       whether they were on the wire, and only their recording was cut short
    void add(long gapFrom, long gapTo, int givenUpWith, boolean isCut) {
        from.add(gapFrom);
        to.add(gapTo);
        packet.add(givenUpWith);
        cut.add((byte) (isCut ? 1 : 0));
    }

    int size() {
        return from.size();
    }

    long from(int gap) {
        return from.at(gap);
    }

    long to(int gap) {
        return to.at(gap);
    }

    int packet(int gap) {
        return packet.at(gap);
    }

    boolean isCut(int gap) {
        return cut.at(gap) != 0;
    }
}
