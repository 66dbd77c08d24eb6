package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.story.TcpEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The waits of a timeline so far: found conversation by conversation when somebody asks, kept while nothing is added to it, and gone on with then.
public final class Waits {
    /// So many waits are remembered, at most (and those of one conversation).
    private static final int MOST = 100_000;

    private final Timeline timeline;
    /// By conversation; null where nothing was told that waiting is found in.
    private final List<@Nullable ConversationEvents> events = new ArrayList<>();
    /// Those asked for last; the others are found again.
    private final Map<Integer, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private int remembered;
    private final Map<String, Host> hosts = new HashMap<>();
    private int hostsRead;
    private long looks;
    private int read;

    /// The connections from one address to one server, and what waited for them when so many events were known.
    private static final class Host {
        private final List<Integer> conversations = new ArrayList<>();
        private final Map<Integer, List<Wait>> queued = new HashMap<>();
        private int read = -1;
    }

    Waits(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Those of a timeline.
    public static Waits of(Timeline timeline) {
        return timeline.kept(Waits.class, Waits::new);
    }

    /// What was found when a conversation had so many packets and events, and who goes on.
    private record Kept(int packets, int told, WaitFinder finder, ConversationWaits waits) {
        /// So much as it takes of what is remembered.
        int weight() {
            return 1 + waits.all().size() + waits.roundTrips().parts().size() + finder.weight();
        }
    }

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
        prepare(timeline.eventCount());
        ConversationEvents known = known(conversation);
        if (known == null) {
            if (!timeline.isTcp(conversation)) {
                return ConversationWaits.NONE;
            }
            known = of(conversation);
        }
        int packets = timeline.packetCount(conversation);
        Kept before = kept.get(conversation);
        if (before != null && before.packets == packets && before.told == known.toldCount()) {
            return before.waits;
        }
        ExchangeTimes exchanges = new ExchangeTimes(timeline, conversation, known);
        List<Wait> queued = exchanges.all().isEmpty()
                ? List.of()
                : queued(timeline.conversation(conversation)).getOrDefault(conversation, List.of());
        WaitFinder finder = before == null ? new WaitFinder(timeline, conversation, known) : before.finder;
        looks -= finder.looks();
        ConversationWaits found = finder.find(exchanges, queued);
        looks += finder.looks();
        remember(conversation, new Kept(packets, known.toldCount(), finder, found));
        return found;
    }

    private void remember(int conversation, Kept found) {
        Kept before = kept.put(conversation, found);
        remembered += found.weight() - (before == null ? 0 : before.weight());
        var eldest = kept.entrySet().iterator();
        while (remembered > MOST && kept.size() > 1) {
            remembered -= eldest.next().getValue().weight();
            eldest.remove();
        }
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
        // while a capture is read, what is known of other connections is looked at again when there is much more of it
        if (host.read < 0 || host.read != read && (timeline.isComplete() || read > host.read + host.read / 4)) {
            host.read = read;
            ConnectionQueue queue = new ConnectionQueue(timeline);
            for (int other : host.conversations) {
                ConversationEvents known = known(other);
                if (known != null) {
                    queue.add(other, new ExchangeTimes(timeline, other, known));
                }
            }
            host.queued.clear();
            for (Wait wait : queue.find()) {
                host.queued.computeIfAbsent(wait.conversation(), c -> new ArrayList<>()).add(wait);
            }
        }
        return host.queued;
    }

    /// How many events were looked at so far to find what waited: what should not grow faster than the capture.
    synchronized long looks() {
        return looks + read;
    }

    /// Reads on until before an event, so that whoever asks finds little left to do.
    public synchronized void prepare(int to) {
        for (; read < to; read++) {
            int conversation = timeline.conversationOf(read);
            if (conversation < 0) {
                continue;
            }
            StreamEvent told = timeline.told(read);
            if (told != null) {
                of(conversation).addTold(read, told);
            } else {
                switch (timeline.tcp(read)) {
                    case TcpEvent.Accepted accepted -> of(conversation).addConnection(read);
                    case TcpEvent.Established established -> of(conversation).addConnection(read);
                    case null, default -> {
                        // nobody waits for it
                    }
                }
            }
        }
    }

    private @Nullable ConversationEvents known(int conversation) {
        return conversation < events.size() ? events.get(conversation) : null;
    }

    private ConversationEvents of(int conversation) {
        while (events.size() <= conversation) {
            events.add(null);
        }
        ConversationEvents known = events.get(conversation);
        if (known == null) {
            known = new ConversationEvents(timeline, conversation);
            events.set(conversation, known);
        }
        return known;
    }
}
