package dev.framewalk.timeline;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.sweep.Flow;
import java.util.ArrayList;
import java.util.List;

/// The packets of one conversation in order, its state after every so many of them, and which events explain its bytes.
final class FlowTrack {
    /// Packets between two kept states: feeding so many again takes about a millisecond.
    static final int STRIDE = 256;

    private final IntColumn packets = new IntColumn();
    private final List<Flow.State> states = new ArrayList<>();
    private final UnitIndex client = new UnitIndex();
    private final UnitIndex server = new UnitIndex();
    private volatile int count;

    /// Adds a packet that the flow has just taken.
    void add(int packetNumber, Flow flow) {
        packets.add(packetNumber);
        if (packets.size() % STRIDE == 0) {
            synchronized (states) {
                states.add(flow.state());
            }
        }
        count = packets.size();
    }

    /// Which events explain which bytes of a side.
    UnitIndex units(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    int count() {
        return count;
    }

    int packet(int index) {
        return packets.at(index);
    }

    /// How many of its packets have a number up to this one.
    int countUpTo(int packetNumber) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (packets.at(middle) <= packetNumber) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The state after the first `STRIDE * (kept + 1)` packets.
    Flow.State state(int kept) {
        synchronized (states) {
            return states.get(kept);
        }
    }
}
