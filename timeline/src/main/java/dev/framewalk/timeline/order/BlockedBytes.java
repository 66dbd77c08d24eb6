package dev.framewalk.timeline.order;

import java.util.Arrays;

/// How many bytes of one direction were there and could not be delivered, after each packet: a step function. Immutable.
public final class BlockedBytes {
    public static final BlockedBytes NONE = new BlockedBytes(new int[0], new long[0]);

    private final int[] packets;
    private final long[] blocked;

    private BlockedBytes(int[] packets, long[] blocked) {
        this.packets = packets;
        this.blocked = blocked;
    }

    /// Those of a direction.
    public static BlockedBytes of(Disorder disorder) {
        int runs = disorder.size();
        if (runs == 0) {
            return NONE;
        }
        // every run adds its length with one packet and takes it away with another
        long[][] changes = new long[2 * runs][];
        for (int i = 0; i < runs; i++) {
            long length = disorder.to(i) - disorder.from(i);
            changes[2 * i] = new long[] {disorder.arrived(i), length};
            changes[2 * i + 1] = new long[] {disorder.deliverable(i), -length};
        }
        Arrays.sort(changes, (a, b) -> Long.compare(a[0], b[0]));
        int[] packets = new int[changes.length];
        long[] blocked = new long[changes.length];
        int count = 0;
        long now = 0;
        for (long[] change : changes) {
            now += change[1];
            if (count == 0 || packets[count - 1] != change[0]) {
                packets[count++] = (int) change[0];
            }
            blocked[count - 1] = now;
        }
        return new BlockedBytes(Arrays.copyOf(packets, count), Arrays.copyOf(blocked, count));
    }

    /// How many packets may have changed the number.
    public int steps() {
        return packets.length;
    }

    /// The packet of a step.
    public int packet(int step) {
        return packets[step];
    }

    /// Bytes blocked from that packet until the next step.
    public long bytes(int step) {
        return blocked[step];
    }

    /// Bytes blocked after this packet.
    public long after(int packet) {
        int at = Arrays.binarySearch(packets, packet);
        int step = at >= 0 ? at : -at - 2;
        return step < 0 ? 0 : blocked[step];
    }

    /// The most that was blocked at a time.
    public long most() {
        return Arrays.stream(blocked).max().orElse(0);
    }
}
