package dev.framewalk.timeline.telling;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.recording.FlowTrack;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.story.PacketEvent;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.story.TcpStory;
import dev.framewalk.timeline.sweep.Flow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells one TCP segment by what it does: which bytes it carries, what it acknowledges, what room it announces.
final class SegmentTeller {
    private static final Texts WORDS = StoryWords.here();

    private static final List<TcpAnalysis> NOTABLE = List.of(
            TcpAnalysis.FAST_RETRANSMISSION,
            TcpAnalysis.SPURIOUS_RETRANSMISSION,
            TcpAnalysis.RETRANSMISSION,
            TcpAnalysis.OUT_OF_ORDER,
            TcpAnalysis.LOST_SEGMENT,
            TcpAnalysis.WINDOW_FULL);

    /// `NOP NOP timestamps`, as nearly every segment with options begins, and how long that is.
    private static final int NOP_NOP_TIMESTAMPS = 0x0101080a;

    private static final int TIMESTAMPS_ONLY = 12;

    private final Timeline timeline;

    SegmentTeller(Timeline timeline) {
        this.timeline = timeline;
    }

    /// One segment with its numbers.
    private record Segment(
            int packet,
            Flow flow,
            FlowTrack track,
            int direction,
            Side side,
            int flags,
            long relativeSequence,
            long relativeAcknowledgment,
            int rawWindow,
            int captured,
            int length,
            long payload,
            @Nullable Node options) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }

        boolean judged(TcpAnalysis verdict, Timeline timeline) {
            return verdict.in(timeline.packets().analysis(packet));
        }
    }

    /// The sentence of a segment; null if the packet has no whole TCP header.
    @Nullable String sentence(int packet, int conversation, @Nullable Object detail) {
        LayerStack stack = timeline.walk(packet);
        int i = stack.lastIndexOf(Tcp.LAYER);
        if (i < 0 || stack.isQuoted(i) || stack.end(i) - stack.header(i) < Tcp.SHORTEST_HEADER) {
            return null;
        }
        Segment segment = segment(packet, conversation, stack, i);
        List<String> clauses = new ArrayList<>();
        String more = begin(segment, clauses);
        data(segment, clauses);
        acknowledgment(segment, detail, clauses);
        if (segment.has(TcpFlags.FIN)) {
            clauses.add(WORDS.say("segment.fin"));
        }
        if (segment.has(TcpFlags.RST)) {
            clauses.add(WORDS.say(hasEvent(packet, "tcp.refused") ? "segment.rst.refused" : "segment.rst"));
        }
        if (clauses.isEmpty()) {
            clauses.add(WORDS.say("segment.nothing"));
        }
        return WORDS.say("segment", "Who", Teller.subject(segment.side), "clauses", Teller.list(clauses), "more", more);
    }

    private Segment segment(int packet, int conversation, LayerStack stack, int i) {
        Bytes bytes = stack.window(i);
        long header = stack.header(i);
        Flow flow = timeline.recording().flow(conversation);
        FlowTrack track = timeline.recording().track(conversation);
        int direction = timeline.packets().direction(packet);
        int flags = Tcp.flags(bytes, header);
        long options = stack.payload(i) - header - Tcp.SHORTEST_HEADER;
        // timestamps alone say nothing that is told
        boolean hasOptions = options > 0
                && (options != TIMESTAMPS_ONLY || bytes.i32(header + Tcp.SHORTEST_HEADER) != NOP_NOP_TIMESTAMPS);
        return new Segment(
                packet,
                flow,
                track,
                direction,
                flow.side(direction),
                flags,
                Tcp.sequenceNumber(bytes, header) - track.base(direction) & 0xffff_ffffL,
                Tcp.acknowledgmentNumber(bytes, header) - track.base(1 - direction) & 0xffff_ffffL,
                Tcp.window(bytes, header),
                (int) (stack.end(i) - stack.payload(i)),
                (int) Math.max(0, stack.endOnWire(i) - stack.payload(i)),
                stack.payload(i),
                hasOptions ? new Look(timeline).headers(packet) : null);
    }

    /// @return a sentence to say behind the others; empty for none
    private String begin(Segment segment, List<String> clauses) {
        if (!segment.has(TcpFlags.SYN)) {
            return "";
        }
        Node options = segment.options;
        List<String> offers = new ArrayList<>();
        if (options != null) {
            Node mss = options.find("tcp.options.mss_val");
            if (mss != null) {
                offers.add(WORDS.say("segment.offer.mss", "bytes", Quantities.bytes(mss.number())));
            }
            if (options.find("tcp.options.sack_perm") != null) {
                offers.add(WORDS.say("segment.offer.sack"));
            }
            Node scale = options.find("tcp.options.wscale.shift");
            if (scale != null) {
                offers.add(WORDS.say("segment.offer.scale", "bytes", Quantities.bytes(1L << Math.min(14, scale.number()))));
            }
            if (options.find("tcp.options.timestamp") != null) {
                offers.add(WORDS.say("segment.offer.timestamps"));
            }
        }
        long raw = segment.relativeSequence + segment.track.base(segment.direction) & 0xffff_ffffL;
        // where both ends ask, the number of the SYN comes again, but not the segment
        boolean isAgain = TcpStory.isRepetition(timeline.packets().analysis(segment.packet))
                && !hasEvent(segment.packet, "tcp.connection-accepted");
        String key = segment.has(TcpFlags.ACK) ? "segment.syn-ack" : "segment.syn";
        clauses.add(WORDS.say(isAgain ? key + ".again" : key, "sequence", raw));
        return offers.isEmpty() || isAgain ? "" : WORDS.say("segment.offers", "offers", Teller.list(offers));
    }

    private void data(Segment segment, List<String> clauses) {
        boolean isProbe = hasEvent(segment.packet, TcpAnalysis.ZERO_WINDOW_PROBE.id());
        if (isProbe && segment.length == 0) {
            clauses.add(WORDS.say("segment.data.probe.empty"));
            return;
        }
        if (segment.judged(TcpAnalysis.KEEP_ALIVE, timeline) && !isProbe) {
            clauses.add(WORDS.say("segment.keep-alive", "other", Teller.object(segment.side.other())));
            return;
        }
        if (segment.length == 0) {
            return;
        }
        if (isProbe) {
            clauses.add(WORDS.say("segment.data.probe"));
            return;
        }
        long shift = timeline.packets().streamShift(segment.packet);
        long from;
        String clause;
        if (shift == PacketTable.NO_STREAM || segment.captured == 0) {
            from = segment.relativeSequence - 1;
            boolean isRepeated = TcpStory.isRepetition(timeline.packets().analysis(segment.packet));
            clause = WORDS.say(
                    isRepeated ? "segment.data.again" : "segment.data",
                    "range",
                    Quantities.range(from, from + segment.length));
        } else {
            from = segment.payload + shift;
            clause = new SegmentContents(timeline, segment.track, segment.flow, segment.side)
                    .clause(from, from + segment.length);
        }
        clauses.add(clause + note(segment));
    }

    /// What the analysis says about the bytes; empty for nothing.
    private String note(Segment segment) {
        for (TcpAnalysis verdict : NOTABLE) {
            if (segment.judged(verdict, timeline)) {
                return WORDS.say(verdict.id().replace("tcp.analysis.", "segment.note."));
            }
        }
        return "";
    }

    private void acknowledgment(Segment segment, @Nullable Object detail, List<String> clauses) {
        if (!segment.has(TcpFlags.ACK) || segment.has(TcpFlags.RST)) {
            return;
        }
        long next = segment.relativeAcknowledgment;
        if (detail instanceof PacketEvent.DuplicateAck duplicate) {
            clauses.add(WORDS.say(
                    "segment.ack.duplicate",
                    "number",
                    Quantities.count(duplicate.number()),
                    "of",
                    duplicate.of(),
                    "next",
                    Quantities.count(next)));
        } else if (segment.has(TcpFlags.SYN)) {
            // to accept is to acknowledge
            return;
        } else if (next == 1 && !isAcknowledgedBefore(segment)) {
            clauses.add(WORDS.say("segment.ack.syn"));
        } else if (next == segment.track.fin(1 - segment.direction) + 1 && next > 1 && !isAcknowledgedBefore(segment)) {
            clauses.add(WORDS.say("segment.ack.fin"));
        } else if (next > 1 && !isAcknowledgedBefore(segment)) {
            clauses.add(WORDS.say("segment.ack", "last", Quantities.count(next - 1)));
        } else if (segment.length == 0 && !segment.has(TcpFlags.FIN)) {
            clauses.add(WORDS.say("segment.ack.same", "next", Quantities.count(next)));
        }
        selective(segment, clauses);
        window(segment, clauses);
    }

    /// Whether the sender's packet before this one acknowledged the same.
    private boolean isAcknowledgedBefore(Segment segment) {
        int before = segment.track.countUpTo(segment.packet) - 2;
        for (; before >= 0; before--) {
            int packet = segment.track.packet(before);
            if (timeline.packets().direction(packet) != segment.direction) {
                continue;
            }
            LayerStack stack = timeline.walk(packet);
            int i = stack.lastIndexOf(Tcp.LAYER);
            if (i < 0 || stack.end(i) - stack.header(i) < Tcp.SHORTEST_HEADER) {
                return false;
            }
            Bytes bytes = stack.window(i);
            long header = stack.header(i);
            return Tcp.has(bytes, header, TcpFlags.ACK)
                    && (Tcp.acknowledgmentNumber(bytes, header) - segment.track.base(1 - segment.direction)
                                    & 0xffff_ffffL)
                            == segment.relativeAcknowledgment;
        }
        return false;
    }

    private static void selective(Segment segment, List<String> clauses) {
        Node options = segment.options;
        if (options == null) {
            return;
        }
        List<Long> edges = new ArrayList<>();
        boolean[] isDuplicate = new boolean[1];
        options.walk(node -> {
            String id = node.field().id();
            if (id.equals("tcp.options.sack_le") || id.equals("tcp.options.sack_re")) {
                edges.add(node.number());
            } else if (id.equals("tcp.options.sack.dsack")) {
                isDuplicate[0] |= node.number() != 0;
            }
        });
        List<String> ranges = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        for (int i = 0; i + 1 < edges.size(); i += 2) {
            String range = Quantities.range(edges.get(i) - 1, edges.get(i + 1) - 1);
            if (i == 0 && isDuplicate[0]) {
                twice.add(range);
            } else {
                ranges.add(range);
            }
        }
        if (!twice.isEmpty()) {
            clauses.add(WORDS.say("segment.dsack", "ranges", Teller.list(twice)));
        }
        if (!ranges.isEmpty()) {
            clauses.add(WORDS.say("segment.sack", "ranges", Teller.list(ranges)));
        }
    }

    private void window(Segment segment, List<String> clauses) {
        boolean isAnnouncement = segment.judged(TcpAnalysis.WINDOW_UPDATE, timeline);
        if (segment.rawWindow == 0) {
            clauses.add(WORDS.say("segment.window.none"));
        } else if (isAnnouncement || segment.length == 0 && clauses.size() < 2 && !segment.has(TcpFlags.FIN)) {
            int scale = segment.track.scale(segment.direction);
            clauses.add(
                    scale == FlowTrack.SCALE_UNKNOWN
                            ? WORDS.say("segment.window.unknown", "value", Quantities.count(segment.rawWindow))
                            : WORDS.say("segment.window", "bytes", Quantities.bytes((long) segment.rawWindow << scale)));
        }
    }

    /// Whether an event of this name happened with a packet.
    private boolean hasEvent(int packet, String id) {
        int count = timeline.eventCount();
        for (int i = timeline.firstEventOf(packet); i < count && timeline.packetOf(i) == packet; i++) {
            if (timeline.idOf(i).equals(id)) {
                return true;
            }
        }
        return false;
    }
}
