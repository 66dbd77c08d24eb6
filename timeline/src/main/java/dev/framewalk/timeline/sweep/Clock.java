package dev.framewalk.timeline.sweep;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.timeline.column.IntColumn;
import dev.framewalk.timeline.column.LongColumn;

/// Which times of a capture can be computed with.
///
/// Recorded times are not always those of one clock that runs forward: packets lack them, are written a moment too late, or come after somebody has
/// set the clock back. At each vantage a packet whose time is before that of its predecessor takes no part in any computation; if it is before it by
/// more than a second, the clock was set back, and another *era* begins. Between eras nobody can say how long it was: [#nanos] puts them one behind the
/// other, so that moments never go back, and [#isBroken] tells whether such a seam lies in between. A packet alone whose time disagrees with those before and
/// behind it takes no part either.
///
/// One thread adds. Nothing is stored for a capture in which every packet has a time and none is before its predecessor.
public final class Clock {
    /// The moment of a packet, or a time between two, that nobody knows.
    public static final long UNKNOWN = PacketSink.NO_TIME;
    /// Capture engines with several queues write packets this late, at most; beyond it the clock was set.
    static final long LATEST_NANOS = 1_000_000_000;

    /// A time that lies ahead of those that follow by less than this may have come from another queue of the capture engine, and be right.
    static final long PLAUSIBLE_NANOS = 100_000_000;

    private static final Reading[] NONE = {};

    private volatile Reading[] vantages = NONE;
    /// Packets whose time is not computed with, ascending.
    private final IntColumn unusable = new IntColumn();
    /// For each of those: the latest moment at its vantage before it.
    private final LongColumn before = new LongColumn();
    private volatile int unusables;
    private volatile boolean hasSeams;
    private int leftOut;
    private long leftOutNanos;

    /// How far one vantage's clock has come.
    private static final class Reading {
        private boolean isBegun;
        private long latest;
        /// The latest time before the last packet: one packet alone may be in the future.
        private long former;
        private int packet;
        /// The time of the last packet that was late; of packets in a row that are late one behind the other, it is the one before them that was early.
        private long late = UNKNOWN;
        private long shift;
        /// The first packets of later eras, ascending.
        private final IntColumn seams = new IntColumn();
        /// For each seam: what to add to the times behind it.
        private final LongColumn shifts = new LongColumn();
        /// For each seam: the moment at which it is.
        private final LongColumn moments = new LongColumn();
        private volatile int eras;

        void setBack(int packet, long timeNanos) {
            // a moment behind, so that what lies across the seam can be told from what does not
            shift += latest - timeNanos + 1;
            latest = timeNanos;
            former = timeNanos;
            seams.add(packet);
            shifts.add(shift);
            moments.add(timeNanos + shift);
            eras = seams.size();
        }

        /// The last seam not behind a packet; -1 if there is none.
        int seamBefore(int packet) {
            int low = 0;
            int high = eras;
            while (low < high) {
                int middle = low + high >>> 1;
                if (seams.at(middle) <= packet) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        boolean isBroken(long fromNanos, long toNanos) {
            int low = 0;
            int high = eras;
            while (low < high) {
                int middle = low + high >>> 1;
                if (moments.at(middle) <= fromNanos) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low < eras && moments.at(low) <= toNanos;
        }
    }

    /// Takes the time of the next packet.
    ///
    /// @return the moment to compute with; [#UNKNOWN] if its time is not to be computed with
    public long read(int vantage, int packet, long timeNanos) {
        Reading at = reading(vantage);
        if (timeNanos == PacketSink.NO_TIME) {
            skip(packet, at);
            return UNKNOWN;
        }
        if (!at.isBegun) {
            at.isBegun = true;
            at.former = timeNanos;
        } else if (timeNanos >= at.latest) {
            at.former = at.latest;
        } else if (timeNanos >= at.former && at.latest - timeNanos > LATEST_NANOS) {
            // the packet before this one alone was in the future
            disown(at);
        } else if (at.latest - timeNanos <= LATEST_NANOS && at.latest - timeNanos > 0) {
            boolean isBehindLate = at.late != UNKNOWN && timeNanos >= at.late && timeNanos >= at.former;
            at.late = timeNanos;
            if (!isBehindLate) {
                skip(packet, at);
                return UNKNOWN;
            }
        } else {
            at.setBack(packet, timeNanos);
            hasSeams = true;
        }
        at.late = UNKNOWN;
        at.latest = timeNanos;
        at.packet = packet;
        return timeNanos + at.shift;
    }

    /// Whether the time of the next packet lies so far from those before it that one should look whether those behind it agree with it.
    boolean isLeap(int vantage, long timeNanos) {
        Reading at = reading(vantage);
        return timeNanos != PacketSink.NO_TIME
                && at.isBegun
                && (timeNanos - at.latest >= PLAUSIBLE_NANOS || at.latest - timeNanos > LATEST_NANOS);
    }

    /// Takes the time of the next packet, after a look at those that follow: if they agree with those before it, and it with neither, it takes no part.
    ///
    /// @return the moment to compute with; [#UNKNOWN] if its time is not to be computed with
    long read(int vantage, int packet, long timeNanos, TimesAhead.Next next) {
        Reading at = reading(vantage);
        long ahead = timeNanos - next.greatest();
        long least = next.count() == 2 ? PLAUSIBLE_NANOS : LATEST_NANOS + 1;
        boolean goesOn = next.count() > 0 && next.least() >= at.latest;
        if (!goesOn || timeNanos > at.latest && ahead < least) {
            return read(vantage, packet, timeNanos);
        }
        leftOut = packet;
        leftOutNanos = timeNanos > at.latest ? ahead : timeNanos - at.latest;
        skip(packet, at);
        return UNKNOWN;
    }

    /// By how much the time of the packet that was read last lies ahead of those that follow it, or (negative) behind those before it, if it was left out for
    /// that; 0 if it was not.
    public long leftOutNanos(int packet) {
        return packet == leftOut ? leftOutNanos : 0;
    }

    /// The last packet of a vantage takes no part after all.
    private void disown(Reading at) {
        if (unusable.size() == 0 || unusable.at(unusable.size() - 1) < at.packet) {
            unusable.add(at.packet);
            before.add(at.former + at.shift);
            unusables = unusable.size();
        }
    }

    private Reading reading(int vantage) {
        int index = vantage + 1;
        if (index >= vantages.length) {
            Reading[] more = new Reading[index + 1];
            System.arraycopy(vantages, 0, more, 0, vantages.length);
            for (int i = vantages.length; i < more.length; i++) {
                more[i] = new Reading();
            }
            vantages = more;
        }
        return vantages[index];
    }

    private void skip(int packet, Reading at) {
        unusable.add(packet);
        before.add(at.isBegun ? at.latest + at.shift : UNKNOWN);
        unusables = unusable.size();
    }

    /// The moment of a packet that was recorded with this time, or [#UNKNOWN].
    public long nanos(int vantage, int packet, long timeNanos) {
        if (unusables == 0 && !hasSeams) {
            return timeNanos;
        }
        return unusableAt(packet) >= 0 ? UNKNOWN : timeNanos + shift(vantage, packet);
    }

    /// Where to draw a packet: its moment, or for want of one the latest before it at its vantage; [#UNKNOWN] if there is none either.
    public long placed(int vantage, int packet, long timeNanos) {
        if (unusables == 0 && !hasSeams) {
            return timeNanos;
        }
        int at = unusableAt(packet);
        return at >= 0 ? before.at(at) : timeNanos + shift(vantage, packet);
    }

    /// Whether another era begins with a packet.
    public boolean isSetBack(int vantage, int packet) {
        if (!hasSeams) {
            return false;
        }
        Reading at = vantages[vantage + 1];
        int seam = at.seamBefore(packet);
        return seam >= 0 && at.seams.at(seam) == packet;
    }

    /// By how much the clock was set back, at least, before the packet with which another era begins.
    public long setBackNanos(int vantage, int packet) {
        Reading at = vantages[vantage + 1];
        int seam = at.seamBefore(packet);
        return at.shifts.at(seam) - (seam == 0 ? 0 : at.shifts.at(seam - 1));
    }

    /// Whether the clock of a vantage was set back between two moments.
    public boolean isBroken(int vantage, long fromNanos, long toNanos) {
        return hasSeams && vantages[vantage + 1].isBroken(fromNanos, toNanos);
    }

    private int unusableAt(int packet) {
        int low = 0;
        int high = unusables - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int found = unusable.at(middle);
            if (found < packet) {
                low = middle + 1;
            } else if (found > packet) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    private long shift(int vantage, int packet) {
        Reading at = vantages[vantage + 1];
        int seam = at.seamBefore(packet);
        return seam < 0 ? 0 : at.shifts.at(seam);
    }
}
