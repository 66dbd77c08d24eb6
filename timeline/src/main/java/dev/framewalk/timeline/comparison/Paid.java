package dev.framewalk.timeline.comparison;

import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneEnding;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.LaneStage;
import dev.framewalk.timeline.lanes.PhaseKind;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.story.Handshake;
import java.util.HashSet;
import java.util.Set;

/// What a capture's requests cost, counted over the connections that carry them.
///
/// Times are nanoseconds since the zero that was chosen; [#NOT_KNOWN] where there is nothing to count.
///
/// @param requests        how many were made
/// @param failed          how many of them got no whole answer, or one that says 4xx or 5xx
/// @param connections     how many carried them
/// @param roundTripNanos  the shortest round trip of their handshakes
/// @param headerBytes     of all requests and answers, as they were sent
/// @param plainHeaderBytes the same as HTTP/1 would write them
/// @param bodyBytes       of all answers
/// @param wireBytes       of all packets of these connections, headers of all layers included
/// @param packets         of these connections
/// @param lost            segments that were missing when later ones were there, or that were sent again: the larger of both counts, because
///                        where one records decides which of them one sees
/// @param queuedNanos     waiting for a free connection, of all requests together
/// @param thinkingNanos   waiting for the server beyond what the network takes, of all requests together
/// @param openingNanos    waiting for the rest of TLS records, of all requests together
/// @param blockedNanos    held up by other bytes, of all requests together
/// @param stalledNanos    held up by flow-control windows, of all requests together
/// @param isSeenLeaving   whether answers were captured near their server: what follows is then when they left, not when they came
/// @param firstByteNanos  until the first byte of the first answer
/// @param lastByteNanos   until the last byte of the last answer
public record Paid(
        int requests,
        int failed,
        int connections,
        long roundTripNanos,
        long headerBytes,
        long plainHeaderBytes,
        long bodyBytes,
        long wireBytes,
        long packets,
        long lost,
        long queuedNanos,
        long thinkingNanos,
        long openingNanos,
        long blockedNanos,
        long stalledNanos,
        boolean isSeenLeaving,
        long firstByteNanos,
        long lastByteNanos) {
    public static final long NOT_KNOWN = -1;

    /// Counts a capture.
    public static Paid of(Timeline timeline, StreamLanes lanes, ZeroAt zeroAt) {
        long zero = zeroAt.of(lanes);
        int failed = 0;
        long headers = 0;
        long plain = 0;
        long bodies = 0;
        long queued = 0;
        long thinking = 0;
        long opening = 0;
        long blocked = 0;
        long stalled = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Lane lane : lanes.lanes()) {
            boolean isBad = lane.status().startsWith("4") || lane.status().startsWith("5");
            if (isBad || lane.ending() != LaneEnding.COMPLETE) {
                failed++;
            }
            headers += lane.bytes().headers();
            plain += lane.bytes().plainHeaders();
            bodies += lane.bytes().answerBody();
            queued += lane.nanosOf(PhaseKind.QUEUED);
            thinking += lane.nanosOf(PhaseKind.THINKING);
            opening += lane.nanosOf(PhaseKind.OPENING);
            blocked += lane.nanosOf(PhaseKind.BLOCKED);
            stalled += lane.nanosOf(PhaseKind.STALLED);
            if (lane.answering().was()) {
                first = Math.min(first, lane.answering().nanos());
            }
            if (lane.answered().was()) {
                last = Math.max(last, lane.answered().nanos());
            }
        }
        Wire wire = wire(timeline, lanes);
        return new Paid(
                lanes.laneCount(),
                failed,
                lanes.groups().size(),
                roundTrip(timeline, lanes),
                headers,
                plain,
                bodies,
                wire.bytes,
                wire.packets,
                Math.max(wire.sentAgain, holes(lanes)),
                queued,
                thinking,
                opening,
                blocked,
                stalled,
                lanes.groups().stream().anyMatch(LaneGroup::isSeenLeaving),
                first == Long.MAX_VALUE ? NOT_KNOWN : first - zero,
                last == Long.MIN_VALUE ? NOT_KNOWN : last - zero);
    }

    /// How many round trips the whole took; [#NOT_KNOWN] without a handshake to measure one with.
    public double roundTrips() {
        return roundTripNanos <= 0 || lastByteNanos < 0 ? NOT_KNOWN : (double) lastByteNanos / roundTripNanos;
    }

    private static long roundTrip(Timeline timeline, StreamLanes lanes) {
        long shortest = Long.MAX_VALUE;
        for (LaneGroup group : lanes.groups()) {
            Handshake handshake = timeline.handshake(group.conversation());
            if (handshake.isKnown()) {
                shortest = Math.min(shortest, handshake.roundTrip());
            }
        }
        return shortest == Long.MAX_VALUE ? NOT_KNOWN : shortest;
    }

    private static long holes(StreamLanes lanes) {
        return lanes.groups().stream()
                .flatMap(group -> group.stages().stream())
                .filter(LaneStage::isLoss)
                .count();
    }

    private record Wire(long bytes, long packets, long sentAgain) {}

    private static Wire wire(Timeline timeline, StreamLanes lanes) {
        Set<Integer> wanted = new HashSet<>();
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (LaneGroup group : lanes.groups()) {
            Conversation conversation = timeline.conversation(group.conversation());
            wanted.add(group.conversation());
            first = Math.min(first, conversation.firstPacket());
            last = Math.max(last, conversation.lastPacket());
        }
        PacketTable packets = timeline.packets();
        long bytes = 0;
        long count = 0;
        long again = 0;
        for (int packet = first; packet <= last; packet++) {
            if (wanted.contains(packets.conversation(packet))) {
                bytes += packets.wireLength(packet);
                count++;
                if (TcpAnalysis.RETRANSMISSION.in(packets.analysis(packet))
                        || TcpAnalysis.FAST_RETRANSMISSION.in(packets.analysis(packet))) {
                    again++;
                }
            }
        }
        return new Wire(bytes, count, again);
    }
}
