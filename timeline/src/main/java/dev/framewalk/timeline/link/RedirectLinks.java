package dev.framewalk.timeline.link;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.ExchangeEvent.Part;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.timeline.Timeline;
import java.util.Map;

/// Links an answer that sends the client elsewhere with the client's request there: the first one, and only if it comes soon.
final class RedirectLinks implements LinkRule {
    /// A program that follows does so at once; what a person asks for later has reasons of its own.
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final Timeline timeline;
    private final Map<Destination, Sent> sent = new Remembered<>();

    private record Destination(Party client, WebAddress address) {}

    /// The answer that sends the client there.
    private record Sent(int event, int conversation, int channel, int exchange) {}

    RedirectLinks(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void event(int event, LinkBook book) {
        if (!(timeline.told(event) instanceof MessageEvent message)) {
            return;
        }
        if (message.isRequest()) {
            if (message.part() == Part.ASKING) {
                asked(event, message, book);
            }
            return;
        }
        String location = message.location();
        Asking asking = location == null ? null : Asking.of(timeline, event, message);
        if (location == null || asking == null) {
            return;
        }
        Destination destination = new Destination(asking.client(), asking.address().resolve(location));
        Sent answer = new Sent(
                event, timeline.conversationOf(event), timeline.channelNumberOf(event), message.exchange());
        if (message.part() == Part.ANSWERING) {
            sent.remove(destination);
            sent.put(destination, answer);
        } else {
            // whoever has followed the head alone does not wait for the body
            sent.computeIfPresent(destination, (there, before) -> isSame(before, answer) ? answer : before);
        }
    }

    private static boolean isSame(Sent one, Sent other) {
        return one.conversation == other.conversation && one.channel == other.channel && one.exchange == other.exchange;
    }

    private void asked(int event, MessageEvent request, LinkBook book) {
        Asking asking = Asking.of(timeline, event, request);
        Sent answer = asking == null ? null : sent.remove(new Destination(asking.client(), asking.address()));
        if (answer == null
                || Elapsed.nanos(timeline, answer.event, event) > LONGEST_NANOS
                || !(timeline.told(answer.event) instanceof MessageEvent redirect)) {
            return;
        }
        book.add(new Link(
                LinkKind.REDIRECT,
                answer.event,
                event,
                LinkWords.say(
                        "redirect.why",
                        "outcome",
                        redirect.outcome(),
                        "method",
                        String.valueOf(redirect.method()),
                        "target",
                        Shortened.of(String.valueOf(redirect.target())),
                        "time",
                        Elapsed.between(timeline, answer.event, event)),
                new Certainty.Inferred(LinkWords.say("redirect.rule"))));
    }
}
