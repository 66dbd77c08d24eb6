package dev.framewalk.timeline.link;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.ConnectionEvent;
import dev.framewalk.decoders.stream.ExchangeEnding;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.ExchangeEvent.Part;
import dev.framewalk.decoders.stream.MessageEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEndEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.TcpEvent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Links a request with the first copy of it that had no whole answer, or one that said to try again.
///
/// A request that is merely the same as one before, which was answered or still may be, is none of these.
final class RetryLinks implements LinkRule {
    /// What is asked for later is asked for anew.
    private static final long LONGEST_NANOS = 120_000_000_000L;

    private final Timeline timeline;
    /// The latest request of each sort.
    private final Map<Asking, Try> latest = new Remembered<>();
    /// Requests by where they were sent, until their answer is whole.
    private final Map<Exchange, Try> open = new Remembered<>();
    /// The same by conversation.
    private final Map<Integer, Set<Exchange>> inConversation = new Remembered<>();

    private record Exchange(int conversation, int channel, long number) {}

    /// One request; what came of it is empty while that may still be good.
    private static final class Try {
        private final int event;
        private String failure = "";

        Try(int event) {
            this.event = event;
        }

        void failed(String why) {
            if (failure.isEmpty()) {
                failure = why;
            }
        }
    }

    RetryLinks(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void event(int event, LinkBook book) {
        StreamEvent said = timeline.told(event);
        switch (said) {
            case MessageEvent message when message.isRequest() -> {
                if (message.part() == Part.ASKING) {
                    asked(event, message, book);
                }
            }
            case MessageEvent answer -> answered(event, answer);
            case ExchangeEvent again when again.part() == Part.ASKING -> repeated(event, book);
            case StreamEndEvent end -> ended(exchange(event, end.streamNumber()), end.ending());
            case ConnectionEvent notice -> {
                for (long number : notice.refusedExchanges()) {
                    fail(exchange(event, number), LinkWords.say("retry.refused"));
                }
            }
            case null -> connection(event);
            default -> {
                // nothing that an answer depends on
            }
        }
    }

    private Exchange exchange(int event, long number) {
        return new Exchange(timeline.conversationOf(event), timeline.channelNumberOf(event), number);
    }

    private void asked(int event, MessageEvent request, LinkBook book) {
        Asking asking = Asking.of(timeline, event, request);
        if (asking == null) {
            return;
        }
        Try before = latest.remove(asking);
        Try now = new Try(event);
        latest.put(asking, now);
        if (request.exchange() > 0) {
            Exchange exchange = exchange(event, request.exchange());
            open.put(exchange, now);
            Set<Exchange> beside = inConversation.computeIfAbsent(exchange.conversation, absent -> new HashSet<>());
            if (beside.size() < MOST_REMEMBERED) {
                beside.add(exchange);
            }
        }
        if (before == null || Elapsed.nanos(timeline, before.event, event) > LONGEST_NANOS) {
            return;
        }
        if (timeline.channelOf(before.event).isDiscarded()) {
            before.failed(LinkWords.say("retry.discarded"));
        }
        if (!before.failure.isEmpty()) {
            book.add(new Link(
                    LinkKind.RETRY,
                    before.event,
                    event,
                    LinkWords.say(
                            "retry.why", "time", Elapsed.between(timeline, before.event, event), "failure", before.failure),
                    new Certainty.Inferred(LinkWords.say("retry.rule"))));
        }
    }

    /// Where questions have numbers of their own, one that comes again with its number is the same.
    private void repeated(int event, LinkBook book) {
        int first = timeline.partOf(event, Part.ASKING);
        if (first >= 0 && first < event) {
            book.add(new Link(
                    LinkKind.RETRY,
                    first,
                    event,
                    LinkWords.say("retry.why.number", "time", Elapsed.between(timeline, first, event)),
                    Certainty.DERIVED));
        }
    }

    private void answered(int event, MessageEvent answer) {
        if (answer.part() != Part.ANSWERED) {
            return;
        }
        Exchange exchange = exchange(event, answer.exchange());
        ExchangeEnding ending = answer.ending();
        if (ending != null && ending != ExchangeEnding.WHOLE) {
            ended(exchange, ending);
            return;
        }
        Try asked = open.remove(exchange);
        if (asked != null) {
            Set<Exchange> beside = inConversation.get(exchange.conversation);
            if (beside != null) {
                beside.remove(exchange);
            }
            // a connection may say good-bye in the packet that brings the end of its answer
            asked.failure = "";
            if (answer.isForAnotherTry()) {
                asked.failed(LinkWords.say("retry.answered", "outcome", answer.outcome()));
            }
        }
    }

    private void ended(Exchange exchange, ExchangeEnding ending) {
        switch (ending) {
            case CUT -> fail(exchange, LinkWords.say("retry.cut"));
            case GIVEN_UP -> fail(exchange, LinkWords.say("retry.given-up"));
            case WHOLE, UNSEEN -> {
                // answered, or nobody knows
            }
        }
    }

    private void fail(Exchange exchange, String why) {
        Try asked = open.get(exchange);
        if (asked != null) {
            asked.failed(why);
        }
    }

    /// Something happened to a connection as a whole.
    private void connection(int event) {
        String why = switch (timeline.tcp(event)) {
            case TcpEvent.Reset reset -> LinkWords.say("retry.reset");
            case TcpEvent.Closed closed -> LinkWords.say("retry.closed");
            case TcpEvent.Finished finished when timeline.side(event) == Side.SERVER -> LinkWords.say("retry.closed");
            case null, default -> "";
        };
        Set<Exchange> asked = why.isEmpty() ? null : inConversation.get(timeline.conversationOf(event));
        if (asked != null) {
            asked.forEach(exchange -> fail(exchange, why));
        }
        if (timeline.tcp(event) instanceof TcpEvent.Closed || timeline.tcp(event) instanceof TcpEvent.Reset) {
            forget(timeline.conversationOf(event), asked);
        }
    }

    private void forget(int conversation, @Nullable Set<Exchange> asked) {
        if (asked != null) {
            asked.forEach(open::remove);
            inConversation.remove(conversation);
        }
    }
}
