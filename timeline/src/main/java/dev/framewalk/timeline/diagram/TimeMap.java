package dev.framewalk.timeline.diagram;

import java.util.Arrays;

/// The map between time and height, or another length, of one layout: it never turns back.
///
/// Where several things happen at one time they may lie below each other, so a time has a first and a last height.
public final class TimeMap {
    private final long[] times;
    private final double[] first;
    private final double[] last;
    private final int count;

    private TimeMap(long[] times, double[] first, double[] last, int count) {
        this.times = times;
        this.first = first;
        this.last = last;
        this.count = count;
    }

    public double startOf(long time) {
        return height(time, true);
    }

    public double endOf(long time) {
        return height(time, false);
    }

    private double height(long time, boolean start) {
        if (count == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(times, 0, count, time);
        if (found >= 0) {
            return start ? first[found] : last[found];
        }
        int after = -found - 1;
        if (after == 0) {
            return first[0];
        }
        if (after == count) {
            return last[count - 1];
        }
        double share = (double) (time - times[after - 1]) / ((double) times[after] - times[after - 1]);
        return last[after - 1] + share * (first[after] - last[after - 1]);
    }

    public long timeAt(double y) {
        if (count == 0) {
            return 0;
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (last[middle] < y) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (y >= first[low] || low == 0) {
            return times[low];
        }
        double from = last[low - 1];
        double share = (y - from) / (first[low] - from);
        return times[low - 1] + Math.round(share * ((double) times[low] - times[low - 1]));
    }

    public long firstTime() {
        return count == 0 ? 0 : times[0];
    }

    public long lastTime() {
        return count == 0 ? 0 : times[count - 1];
    }

    /// Takes times and heights in order.
    public static final class Builder {
        private long[] times;
        private double[] first;
        private double[] last;
        private int count;

        public Builder(int capacity) {
            int room = Math.max(4, capacity);
            times = new long[room];
            first = new double[room];
            last = new double[room];
        }

        public void add(long time, double y) {
            if (count > 0 && times[count - 1] == time) {
                last[count - 1] = Math.max(last[count - 1], y);
                return;
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
                first = Arrays.copyOf(first, count * 2);
                last = Arrays.copyOf(last, count * 2);
            }
            times[count] = time;
            first[count] = y;
            last[count] = y;
            count++;
        }

        public TimeMap build() {
            return new TimeMap(times, first, last, count);
        }
    }
}
