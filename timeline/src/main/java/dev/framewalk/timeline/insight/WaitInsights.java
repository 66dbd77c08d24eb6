package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Hole;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.WaitTotal;
import dev.framewalk.timeline.waiting.Waits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What waited and for whom, as insights: one for each hole in TCP's bytes, for each window that was used up, for each answer that was long in
/// coming, for each host with too few connections. Looks at whole conversations, so it is asked and not told.
final class WaitInsights {
    private static final Rfc DELIVERY = Rfc.of(9293, "3.8");
    private static final Rfc FLOW_CONTROL = Rfc.of(9113, "5.2");
    private static final Rfc CONNECTIONS = Rfc.of(9112, "9.4");
    /// Shorter queues are the time that programs take, not a lack of connections.
    private static final long NOTABLE_NANOS = 1_000_000;
    private static final int MOST_NAMED = 6;

    private final Timeline timeline;
    private final Texts words = StoryWords.here();
    private final Map<Integer, Kept> kept = new TreeMap<>();

    /// What was found when a conversation had so many packets.
    ///
    /// @param queued requests that waited for a free connection: told together with those of other conversations
    private record Kept(int packets, List<Insight> insights, List<Wait> queued) {}

    WaitInsights(Timeline timeline) {
        this.timeline = timeline;
    }

    /// All of them, by conversation. While a capture is being read, what has hardly grown is not looked at again.
    List<Insight> all() {
        boolean isAll = timeline.progress() >= 1;
        int conversations = timeline.conversationCount();
        List<Insight> found = new ArrayList<>();
        for (int id = 0; id < conversations; id++) {
            Kept before = kept.get(id);
            int packets = timeline.packetCount(id);
            boolean isKnown = before != null && (packets == before.packets || !isAll && packets < before.packets * 5L / 4);
            if (!isKnown && (before != null || packets > 0)) {
                before = of(id, packets);
                kept.put(id, before);
            }
            if (before != null) {
                found.addAll(before.insights);
            }
        }
        queues(found);
        return found;
    }

    private Kept of(int conversation, int packets) {
        ConversationWaits waits = Waits.of(timeline).in(conversation);
        List<Insight> found = new ArrayList<>();
        List<Wait> queued = new ArrayList<>();
        Map<Integer, List<Wait>> behind = new HashMap<>();
        for (Wait wait : waits.all()) {
            if (wait.cause() == WaitCause.TCP_HEAD_OF_LINE && wait.streamNumber() > 0) {
                behind.computeIfAbsent(wait.culpritPacket(), p -> new ArrayList<>()).add(wait);
            } else if (wait.cause() == WaitCause.CONNECTION_QUEUE && wait.blockedNanos() >= NOTABLE_NANOS) {
                queued.add(wait);
            }
        }
        for (Hole hole : waits.holes()) {
            if (hole.culpritPacket() != 0) {
                found.add(hole(hole, behind.getOrDefault(hole.culpritPacket(), List.of())));
            }
        }
        windows(conversation, waits, found);
        SlowAnswer.find(timeline, waits, found::add);
        return new Kept(packets, List.copyOf(found), List.copyOf(queued));
    }

    // ---- holes

    /// @param behind what waited for the packet that filled it
    private Insight hole(Hole hole, List<Wait> behind) {
        Map<Long, Long> victims = new TreeMap<>();
        for (Wait wait : behind) {
            if (hole.missing().equals(wait.missing())
                    && !hole.streams().contains(wait.streamNumber())) {
                victims.merge(wait.streamNumber(), wait.blockedNanos(), Math::max);
            }
        }
        String key = "insight.hole";
        if (!victims.isEmpty()) {
            key += hole.streams().isEmpty() ? ".streams" : ".streams.owner";
        }
        String owners = names(hole.streams().stream().map(this::named).toList());
        String named = names(victims.entrySet().stream()
                .map(victim -> words.say(
                        "insight.hole.stream", "stream", victim.getKey(), "time", Quantities.duration(victim.getValue())))
                .toList());
        return new Insight(
                "x.insight.tcp-head-of-line-blocking",
                Severity.NOTE,
                hole.conversation(),
                evidence(hole),
                List.of(hole.firstWaiting(), hole.culpritPacket()),
                hole.certainty(),
                words.say(
                        key,
                        "waiting",
                        Quantities.bytes(hole.waitingBytes()),
                        "time",
                        Quantities.duration(hole.nanos()),
                        "missing",
                        Quantities.bytes(hole.missing().length()),
                        "owner",
                        owners,
                        "streams",
                        named,
                        "count",
                        victims.size(),
                        "packet",
                        hole.culpritPacket()),
                DELIVERY);
    }

    private String named(long stream) {
        return stream == 0 ? words.say("insight.hole.connection") : words.say("insight.stream", "stream", stream);
    }

    private String names(List<String> all) {
        StringBuilder text = new StringBuilder();
        int shown = Math.min(all.size(), MOST_NAMED);
        for (int i = 0; i < shown; i++) {
            boolean isLast = i == shown - 1 && shown == all.size();
            text.append(i == 0 ? "" : words.say(isLast ? "list.last" : "list.next")).append(all.get(i));
        }
        return shown < all.size()
                ? words.say("insight.more", "list", text, "count", all.size() - shown)
                : text.toString();
    }

    /// The event that tells how the hole was filled; where nothing but acknowledgments tells of it, that of the packet which filled it.
    private List<Integer> evidence(Hole hole) {
        int first = timeline.firstEventOf(hole.culpritPacket());
        for (int event = first;
                event < timeline.eventCount() && timeline.packetOf(event) == hole.culpritPacket();
                event++) {
            if (timeline.tcp(event) instanceof TcpEvent.HoleFilled && timeline.conversationOf(event) == hole.conversation()) {
                return List.of(event);
            }
        }
        return List.of(first);
    }

    // ---- windows

    private void windows(int conversation, ConversationWaits waits, List<Insight> found) {
        Map<String, List<Wait>> stalls = new LinkedHashMap<>();
        for (Wait wait : waits.all()) {
            if (wait.cause() == WaitCause.FLOW_CONTROL_STREAM || wait.cause() == WaitCause.FLOW_CONTROL_CONNECTION) {
                boolean isStream = wait.cause() == WaitCause.FLOW_CONTROL_STREAM;
                stalls.computeIfAbsent(wait.cause() + " " + (isStream ? wait.streamNumber() : 0), k -> new ArrayList<>())
                        .add(wait);
            }
        }
        for (List<Wait> same : stalls.values()) {
            Wait first = same.getFirst();
            Wait longest = same.stream()
                    .max(Comparator.comparingLong(Wait::blockedNanos))
                    .orElse(first);
            WaitTotal total = WaitTotal.of(first.cause(), first.streamNumber(), same);
            boolean isStream = first.cause() == WaitCause.FLOW_CONTROL_STREAM;
            found.add(new Insight(
                    "x.insight.flow-control-stall",
                    Severity.NOTE,
                    conversation,
                    same.stream().map(Wait::event).filter(event -> event >= 0).distinct().limit(16).toList(),
                    same.stream().map(Wait::culpritPacket).filter(packet -> packet > 0).distinct().limit(16).toList(),
                    longest.certainty(),
                    words.say(
                            isStream ? "insight.stall.stream" : "insight.stall.connection",
                            "Who",
                            words.say(timeline.side(longest.event()) == Side.CLIENT ? "Client" : "Server"),
                            "stream",
                            first.streamNumber(),
                            "time",
                            Quantities.duration(total.nanos()),
                            "count",
                            same.size(),
                            "packet",
                            longest.culpritPacket()),
                    FLOW_CONTROL));
        }
    }

    // ---- too few connections

    private void queues(List<Insight> found) {
        Map<String, List<Wait>> hosts = new LinkedHashMap<>();
        for (Kept conversation : kept.values()) {
            for (Wait wait : conversation.queued) {
                Conversation on = timeline.conversation(wait.conversation());
                hosts.computeIfAbsent(on.client().address() + " " + on.server(), h -> new ArrayList<>())
                        .add(wait);
            }
        }
        for (List<Wait> same : hosts.values()) {
            Wait longest = same.stream()
                    .max(Comparator.comparingLong(Wait::blockedNanos))
                    .orElse(same.getFirst());
            Certainty certainty = longest.certainty();
            found.add(new Insight(
                    "x.insight.connection-queue",
                    Severity.NOTE,
                    same.getFirst().conversation(),
                    same.stream().map(Wait::event).limit(16).toList(),
                    same.stream().map(Wait::culpritPacket).limit(16).toList(),
                    certainty,
                    words.say(
                            "insight.queue",
                            "count",
                            same.size(),
                            "server",
                            timeline.conversation(same.getFirst().conversation()).server(),
                            "time",
                            Quantities.duration(longest.blockedNanos())),
                    CONNECTIONS));
        }
    }
}
