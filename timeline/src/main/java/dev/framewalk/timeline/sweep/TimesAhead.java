package dev.framewalk.timeline.sweep;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.PacketSink;

/// When the packets were captured that come next, as far as they are there: what tells a time that is wrong from a pause.
final class TimesAhead {
    /// Packets of one place are looked for among so many.
    private static final int LOOKED_AT = 64;

    private final CaptureFile.Ahead ahead;
    private final long[] times = new long[2 * LOOKED_AT];
    private final int[] vantages = new int[2 * LOOKED_AT];
    /// The packets that are known by now.
    private int known;

    TimesAhead(CaptureFile capture) {
        ahead = capture.ahead();
    }

    /// The least and the greatest time of the next two packets of a vantage; of the next one, if no more come.
    ///
    /// @param count how many there are: none, one, or two
    record Next(int count, long least, long greatest) {}

    Next after(int vantage, int packet) {
        int last = packet + LOOKED_AT;
        while (known < last) {
            if (ahead.read(this::packet, last - known) == 0) {
                break;
            }
        }
        int count = 0;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int number = packet + 1; number <= Math.min(known, last) && count < 2; number++) {
            int at = number % times.length;
            if (vantages[at] == vantage && times[at] != PacketSink.NO_TIME) {
                least = Math.min(least, times[at]);
                greatest = Math.max(greatest, times[at]);
                count++;
            }
        }
        return new Next(count, least, greatest);
    }

    private void packet(int number, int vantage, int linkType, long time, long at, int capturedLength, int wireLength) {
        times[number % times.length] = time;
        vantages[number % vantages.length] = vantage;
        known = number;
    }
}
