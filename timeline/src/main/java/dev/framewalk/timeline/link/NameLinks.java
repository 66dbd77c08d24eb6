package dev.framewalk.timeline.link;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.HostNaming;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.NamingEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.story.TcpEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Links the answer that told an address with the connection that the receiver of the answer makes to it.
///
/// That is a conclusion: programs may know an address from elsewhere. Where the connection itself says whom it is for, that decides: among
/// several names of the address, for one of them; or against all, and then there is no link.
final class NameLinks implements LinkRule {
    /// So many names of one address are kept apart.
    private static final int MOST_NAMES = 16;

    private final Timeline timeline;
    private final Map<Heard, List<Told>> told = new Remembered<>();
    private final Map<Integer, Made> made = new Remembered<>();
    private final BitSet begun = new BitSet();

    private record Heard(Party who, String address) {}

    private record Told(String name, int event) {}

    /// A connection, and the names that it may have been made for, the latest last.
    private record Made(Link link, List<Told> names) {}

    NameLinks(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void event(int event, LinkBook book) {
        int conversation = timeline.conversationOf(event);
        if (conversation < 0) {
            return;
        }
        boolean isFirst = !begun.get(conversation);
        begun.set(conversation);
        StreamEvent said = timeline.told(event);
        boolean isAskedFor = timeline.tcp(event) instanceof TcpEvent.Requested;
        if ((isFirst || isAskedFor) && !made.containsKey(conversation)) {
            connected(event, timeline.conversation(conversation), isAskedFor, book);
        }
        if (said instanceof NamingEvent naming) {
            for (HostNaming one : naming.hostNamings()) {
                switch (one) {
                    case HostNaming.Resolved resolved -> learn(event, resolved);
                    case HostNaming.Asked asked -> asked(conversation, asked.name(), said, book);
                }
            }
        }
    }

    private void learn(int event, HostNaming.Resolved resolved) {
        Party who = Party.receiver(timeline, event);
        if (who == null || resolved.name().isEmpty()) {
            return;
        }
        Heard heard = new Heard(who, resolved.address());
        List<Told> names = told.remove(heard);
        if (names == null) {
            names = new ArrayList<>(1);
        }
        String name = plain(resolved.name());
        names.removeIf(each -> each.name.equals(name));
        if (names.size() >= MOST_NAMES) {
            names.removeFirst();
        }
        names.add(new Told(name, event));
        told.put(heard, names);
    }

    private void connected(int event, Conversation conversation, boolean isAskedFor, LinkBook book) {
        boolean isStream = conversation.transport().equals("TCP");
        if (isStream ? !isAskedFor : timeline.side(event) != Side.CLIENT) {
            return;
        }
        Party client = Party.client(conversation);
        String address = conversation.server().address();
        List<Told> names = new ArrayList<>(told.getOrDefault(new Heard(client, address), List.of()));
        if (!client.address().equals(address)) {
            names.addAll(told.getOrDefault(new Heard(client.everybody(), address), List.of()));
        }
        names.sort((a, b) -> Integer.compare(a.event, b.event));
        if (names.isEmpty()) {
            return;
        }
        Told latest = names.getLast();
        Link link = link(event, latest, rule(names, isStream), conversation);
        book.add(link);
        made.put(conversation.id(), new Made(link, List.copyOf(names)));
    }

    private static String rule(List<Told> names, boolean isStream) {
        String others = names.subList(0, names.size() - 1).stream()
                .map(Told::name)
                .distinct()
                .filter(name -> !name.equals(names.getLast().name))
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? LinkWords.say(isStream ? "name.rule" : "name.rule.datagrams")
                : LinkWords.say("name.rule.several", "others", others);
    }

    private Link link(int event, Told cause, String rule, Conversation conversation) {
        return new Link(
                LinkKind.NAME,
                cause.event,
                event,
                LinkWords.say(
                        "name.why",
                        "name",
                        cause.name,
                        "address",
                        conversation.server().address(),
                        "time",
                        Elapsed.between(timeline, cause.event, event)),
                new Certainty.Inferred(rule));
    }

    /// The connection says whom it is for.
    private void asked(int conversation, String host, StreamEvent said, LinkBook book) {
        Made one = made.get(conversation);
        String asked = plain(Host.of(host).name());
        if (one == null || one.names.isEmpty() || asked.isEmpty() || Host.isAddress(asked)) {
            return;
        }
        // what it asks for later may go there for other reasons
        made.put(conversation, new Made(one.link, List.of()));
        if (isThroughProxy(said)) {
            return;
        }
        book.remove(one.link);
        @Nullable Told fitting = null;
        for (Told each : one.names) {
            fitting = each.name.equals(asked) ? each : fitting;
        }
        if (fitting != null) {
            Link link = link(
                    one.link.effect(), fitting, LinkWords.say("name.rule.asked"), timeline.conversation(conversation));
            book.add(link);
        }
    }

    /// Whoever asks a proxy names another host than the one that is connected to.
    private static boolean isThroughProxy(StreamEvent said) {
        String target = said instanceof MessageEvent message ? message.target() : null;
        return target != null && !target.startsWith("/") && !target.equals("*");
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
