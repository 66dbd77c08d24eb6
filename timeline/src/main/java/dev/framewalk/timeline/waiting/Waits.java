package dev.framewalk.timeline.waiting;

import dev.framewalk.timeline.Conversation;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.TcpEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The waits of a timeline so far: found conversation by conversation when somebody asks, kept while nothing is added to it.
public final class Waits {
    private final Timeline timeline;
    private final Map<Integer, ConversationEvents> events = new HashMap<>();
    private final Map<Integer, Kept> kept = new HashMap<>();
    private final Map<String, Host> hosts = new HashMap<>();
    private int hostsRead;
    private int read;

    /// The connections from one address to one server, and what waited for them when so many events were known.
    private static final class Host {
        private final List<Integer> conversations = new ArrayList<>();
        private final Map<Integer, List<Wait>> queued = new HashMap<>();
        private int read = -1;
    }

    private Waits(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Those of a timeline.
    public static Waits of(Timeline timeline) {
        return timeline.kept(Waits.class, Waits::new);
    }

    /// What was found when a conversation had so many packets and events.
    private record Kept(int packets, int told, ConversationWaits waits) {}

    /// Of all conversations, in their order, and in each by the moment at which waiting began.
    public synchronized List<Wait> all() {
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < timeline.conversationCount(); i++) {
            waits.addAll(in(i).all());
        }
        return List.copyOf(waits);
    }

    /// Of one conversation, with the holes that were waited for and what was held meanwhile.
    public synchronized ConversationWaits in(int conversation) {
        listen();
        ConversationEvents known = events.get(conversation);
        if (known == null) {
            if (!timeline.isTcp(conversation)) {
                return ConversationWaits.NONE;
            }
            known = of(events, conversation);
        }
        int packets = timeline.packetCount(conversation);
        Kept before = kept.get(conversation);
        if (before != null && before.packets == packets && before.told == known.toldCount()) {
            return before.waits;
        }
        ExchangeTimes exchanges = new ExchangeTimes(timeline, known);
        List<Wait> queued = exchanges.all().isEmpty()
                ? List.of()
                : queued(timeline.conversation(conversation)).getOrDefault(conversation, List.of());
        ConversationWaits found = new WaitFinder(timeline, conversation, known).find(exchanges, queued);
        kept.put(conversation, new Kept(packets, known.toldCount(), found));
        return found;
    }

    /// The requests that waited for a free connection to the same host, by the connection on which they left.
    private Map<Integer, List<Wait>> queued(Conversation conversation) {
        for (; hostsRead < timeline.conversationCount(); hostsRead++) {
            hosts.computeIfAbsent(ConnectionQueue.host(timeline.conversation(hostsRead)), h -> new Host())
                    .conversations
                    .add(hostsRead);
        }
        Host host = hosts.get(ConnectionQueue.host(conversation));
        if (host == null || host.conversations.size() < ConnectionQueue.CONNECTIONS) {
            return Map.of();
        }
        if (host.read != read) {
            host.read = read;
            ConnectionQueue queue = new ConnectionQueue(timeline);
            for (int other : host.conversations) {
                ConversationEvents known = events.get(other);
                if (known != null) {
                    queue.add(other, new ExchangeTimes(timeline, known));
                }
            }
            host.queued.clear();
            for (Wait wait : queue.find()) {
                host.queued.computeIfAbsent(wait.conversation(), c -> new ArrayList<>()).add(wait);
            }
        }
        return host.queued;
    }

    private void listen() {
        int count = timeline.eventCount();
        for (; read < count; read++) {
            int conversation = timeline.conversationOf(read);
            if (conversation < 0) {
                continue;
            }
            if (timeline.told(read) != null) {
                of(events, conversation).addTold(read);
            } else {
                switch (timeline.tcp(read)) {
                    case TcpEvent.Accepted accepted -> of(events, conversation).addConnection(read);
                    case TcpEvent.Established established -> of(events, conversation).addConnection(read);
                    case null, default -> {
                        // nobody waits for it
                    }
                }
            }
        }
    }

    private static ConversationEvents of(Map<Integer, ConversationEvents> events, int conversation) {
        return events.computeIfAbsent(conversation, c -> new ConversationEvents());
    }
}
