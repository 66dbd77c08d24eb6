package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureProblem.Severity;
import org.jspecify.annotations.Nullable;

/// A walk over the records of one file format. It remembers its position, so it can go on when the window has grown.
abstract sealed class RecordReader permits PcapReader, PcapngReader, SnoopReader {
    /// What Wireshark takes as the longest packet of most link types.
    static final int USUAL_PACKET_BYTES = 262_144;

    /// What a longer snap length in the file may raise that to.
    static final int LONGEST_PACKET_BYTES = 128 << 20;

    final Findings findings;
    /// Where the next record begins.
    long position;
    /// The number of the last packet delivered.
    int number;

    private boolean stopped;

    RecordReader(Findings findings) {
        this.findings = findings;
    }

    /// Delivers packets that are complete in the window, at most so many; returns how many.
    abstract int read(Bytes window, PacketSink sink, int atMost);

    /// What to say if the file ends here for good; null if it ends between two records.
    abstract @Nullable CaptureProblem tail(Bytes window);

    abstract CaptureFormat format();

    boolean isStopped() {
        return stopped;
    }

    final void stop(String id, long offset, int packetNumber, String what, String why) {
        stopped = true;
        findings.stop(new CaptureProblem(id, Severity.STOPPED, offset, packetNumber, what, why, beforeIsGood()));
    }

    final String beforeIsGood() {
        return switch (number) {
            case 0 -> "";
            case 1 -> "The packet before it is good and was read";
            default -> "The " + number + " packets before it are good and were read";
        };
    }

    final CaptureProblem cut(String id, long offset, int packetNumber, String what) {
        return new CaptureProblem(
                id,
                Severity.STOPPED,
                offset,
                packetNumber,
                what,
                "the recording was interrupted, is still being written, or the copy is incomplete",
                beforeIsGood());
    }

    /// Link types whose packets may be longer than usual.
    static int longestPacket(int linkType, int snapLength) {
        return switch (linkType) {
            // D-Bus, USBPcap: messages up to 128 MiB; EBHSCR: 32 MiB
            case 231, 249, 279 -> LONGEST_PACKET_BYTES;
            // kernels with large segmentation offload write more than the usual, and say so in the snap length;
            // absurd snap lengths are common, so they do not raise the bound without end
            default -> Math.max(USUAL_PACKET_BYTES, snapLength < 0 ? 0 : Math.min(snapLength, 16 << 20));
        };
    }

    /// An unsigned length as an int; absurd ones as the largest.
    static int clamp(int unsigned) {
        return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
    }
}
