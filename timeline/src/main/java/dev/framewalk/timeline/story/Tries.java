package dev.framewalk.timeline.story;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.tcp.TcpDecoder;

/// The copies of a segment that opens a connection, of which one was answered: a SYN, or a SYN/ACK.
final class Tries {
    /// Systems give up after six or seven; more are counted, and only the last of these is remembered.
    private static final int MOST_REMEMBERED = 8;

    private final int[] packets = new int[MOST_REMEMBERED];
    private final long[] stamps = new long[MOST_REMEMBERED];
    private int count;
    private int remembered;

    /// Stands for a segment without the timestamps option.
    private static final long NO_STAMP = -1;

    /// Takes the segment that was fed last.
    void add(TcpDecoder tcp, int packet) {
        count++;
        int at = Math.min(remembered, MOST_REMEMBERED - 1);
        packets[at] = packet;
        stamps[at] = tcp.hasTimestamps() ? tcp.timestamp() & 0xffff_ffffL : NO_STAMP;
        remembered = at + 1;
    }

    int count() {
        return count;
    }

    int first() {
        return packets[0];
    }

    /// The one that the segment fed last answers: the one whose timestamp it echoes (RFC 7323, section 4), else the last.
    int answeredBy(TcpDecoder tcp) {
        int at = echoed(tcp);
        return packets[at >= 0 ? at : Math.max(0, remembered - 1)];
    }

    /// How we know which one the segment fed last answers.
    Certainty certainty(TcpDecoder tcp) {
        if (count <= 1) {
            return Certainty.OBSERVED;
        }
        return echoed(tcp) >= 0
                ? Certainty.DERIVED
                : new Certainty.Inferred(StoryWords.here().say("tcp.tries.last"));
    }

    /// Index of the only one that had the timestamp which the last segment echoes; -1 if there is none, or several had it.
    private int echoed(TcpDecoder tcp) {
        int found = -1;
        if (tcp.hasTimestamps()) {
            for (int i = 0; i < remembered; i++) {
                if (stamps[i] == (tcp.timestampEcho() & 0xffff_ffffL)) {
                    if (found >= 0) {
                        return -1;
                    }
                    found = i;
                }
            }
        }
        return found;
    }
}
