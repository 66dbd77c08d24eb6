package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.LayerStack;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the [Flow] that a packet belongs to, by vantage, protocol, addresses and ports, whichever end sent it.
///
/// Open addressing over primitive arrays: a look-up allocates nothing. When a port pair is used again the newer flow
/// takes the place of the former.
final class FlowTable {
    /// The bits of a key's kind that say where it is seen.
    private static final long VANTAGE = 0xffff_0000L;

    private long[] lowHigh = new long[64];
    private long[] lowLow = new long[64];
    private long[] highHigh = new long[64];
    private long[] highLow = new long[64];
    private long[] rest = new long[64];
    private @Nullable Flow[] flows = new Flow[64];
    /// Whether an entry stands the other way round than its flow's own key: a conversation that came from other addresses.
    private boolean[] turned = new boolean[64];
    private int size;

    // the key that was looked up last
    private long aHigh;
    private long aLow;
    private long bHigh;
    private long bLow;
    private long kind;
    private long hash;
    private boolean swapped;
    private int slot;

    /// Turns to the flow of one transport layer of a packet.
    ///
    /// @param index       which entry of the stack
    /// @param protocol    IP protocol number
    /// @param source      source port, 0 where there is none
    /// @param destination destination port
    void turnTo(LayerStack stack, int index, int vantage, int protocol, int source, int destination) {
        Bytes window = stack.addressWindow(index);
        long from = stack.sourceAddressAt(index);
        long to = stack.destinationAddressAt(index);
        int length = stack.addressLength(index);
        long fromHigh = 0;
        long fromLow = 0;
        long toHigh = 0;
        long toLow = 0;
        if (length == 4) {
            fromLow = window.u32(from);
            toLow = window.u32(to);
        } else if (length == 16) {
            fromHigh = window.i64(from);
            fromLow = window.i64(from + 8);
            toHigh = window.i64(to);
            toLow = window.i64(to + 8);
        }
        swapped = isAfter(fromHigh, fromLow, source, toHigh, toLow, destination);
        int firstPort = swapped ? destination : source;
        int secondPort = swapped ? source : destination;
        aHigh = swapped ? toHigh : fromHigh;
        aLow = swapped ? toLow : fromLow;
        bHigh = swapped ? fromHigh : toHigh;
        bLow = swapped ? fromLow : toLow;
        kind = (long) firstPort << 48
                | (long) secondPort << 32
                | (long) (vantage & 0xffff) << 16
                | (long) (protocol & 0xff) << 8
                | length;
        hash = hash(aHigh, aLow, bHigh, bLow, kind & ~VANTAGE);
    }

    /// Whose share the flow turned to is, if flows are dealt out to so many. Sightings at several vantages stay together.
    int shareOf(int shares) {
        // the upper bits: the lower ones choose slots, which would leave half of a table empty
        return (int) ((hash >>> 40) % shares);
    }

    /// Both ends that were turned to, whichever of them sent.
    ///
    /// @param kind vantage, protocol, length of addresses, and ports
    record Ends(long aHigh, long aLow, long bHigh, long bLow, long kind) {}

    Ends ends() {
        return new Ends(aHigh, aLow, bHigh, bLow, kind);
    }

    /// The flow turned to, or null if it is new.
    @Nullable Flow find() {
        slot = slotOf(hash, kind, flows.length);
        while (true) {
            Flow flow = flows[slot];
            if (flow == null) {
                return null;
            }
            if (lowLow[slot] == aLow
                    && highLow[slot] == bLow
                    && rest[slot] == kind
                    && lowHigh[slot] == aHigh
                    && highHigh[slot] == bHigh) {
                return flow;
            }
            slot = slot + 1 & flows.length - 1;
        }
    }

    /// Whether the sender of the packet looked up last is the second of the pair in canonical order.
    boolean isSwapped() {
        return swapped;
    }

    /// The direction of the packet turned to, in the flow that the last [#find] found.
    int direction(Flow flow) {
        return flow.key().isSwapped() == swapped ^ turned[slot] ? 0 : 1;
    }

    /// Puts a flow where the last [#find] ended, once more under these addresses.
    ///
    /// @param direction the direction of the packet turned to
    void putAlso(Flow flow, int direction) {
        put(flow);
        turned[slot] = false;
        if (direction(flow) != direction) {
            turned[slot] = true;
        }
    }

    /// Puts a flow where the last [#find] ended.
    void put(Flow flow) {
        boolean isNew = flows[slot] == null;
        lowHigh[slot] = aHigh;
        lowLow[slot] = aLow;
        highHigh[slot] = bHigh;
        highLow[slot] = bLow;
        rest[slot] = kind;
        flows[slot] = flow;
        turned[slot] = false;
        if (isNew && ++size * 2 > flows.length) {
            grow();
        }
    }

    private void grow() {
        FlowTable wider = new FlowTable();
        int length = flows.length * 2;
        wider.lowHigh = new long[length];
        wider.lowLow = new long[length];
        wider.highHigh = new long[length];
        wider.highLow = new long[length];
        wider.rest = new long[length];
        wider.flows = new Flow[length];
        wider.turned = new boolean[length];
        for (int i = 0; i < flows.length; i++) {
            if (flows[i] == null) {
                continue;
            }
            long ofFlow = hash(lowHigh[i], lowLow[i], highHigh[i], highLow[i], rest[i] & ~VANTAGE);
            int to = slotOf(ofFlow, rest[i], length);
            while (wider.flows[to] != null) {
                to = to + 1 & length - 1;
            }
            wider.lowHigh[to] = lowHigh[i];
            wider.lowLow[to] = lowLow[i];
            wider.highHigh[to] = highHigh[i];
            wider.highLow[to] = highLow[i];
            wider.rest[to] = rest[i];
            wider.flows[to] = flows[i];
            wider.turned[to] = turned[i];
        }
        lowHigh = wider.lowHigh;
        lowLow = wider.lowLow;
        highHigh = wider.highHigh;
        highLow = wider.highLow;
        rest = wider.rest;
        flows = wider.flows;
        turned = wider.turned;
    }

    void clear() {
        Arrays.fill(flows, null);
        size = 0;
    }

    private static boolean isAfter(long aHigh, long aLow, int aPort, long bHigh, long bLow, int bPort) {
        int order = Long.compareUnsigned(aHigh, bHigh);
        if (order == 0) {
            order = Long.compareUnsigned(aLow, bLow);
        }
        return order > 0 || order == 0 && aPort > bPort;
    }

    private static int slotOf(long hash, long kind, int length) {
        return (int) ((hash >>> 20) + ((kind & VANTAGE) >>> 16) * 0x9E37L) & length - 1;
    }

    private static long hash(long aHigh, long aLow, long bHigh, long bLow, long kind) {
        long hash = aHigh * 0x9E3779B97F4A7C15L + aLow;
        hash = (hash ^ hash >>> 29) * 0xBF58476D1CE4E5B9L + bHigh;
        hash = (hash ^ hash >>> 32) * 0x94D049BB133111EBL + bLow;
        hash = (hash ^ hash >>> 29) * 0x9E3779B97F4A7C15L + kind;
        hash = (hash ^ hash >>> 32) * 0xBF58476D1CE4E5B9L;
        return hash;
    }
}
