package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.ExchangeEvent.Part;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.story.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A server that thinks long before it begins to answer: the time from the last byte of the request to the first byte of the answer,
/// less the round trip that the handshake showed.
///
/// Told from [#LONG_NANOS] on in any case; from [#NOTABLE_NANOS] on if it is at least [#TIMES] times as long as the median of the
/// answers before it in the same conversation, of which there must be at least [#ENOUGH].
final class SlowAnswer implements InsightRule {
    private static final String ID = "x.insight.slow-answer";
    private static final Rfc RFC = Rfc.of(9110, "3.4");
    private static final long LONG_NANOS = 1_000_000_000L;
    private static final long NOTABLE_NANOS = 100_000_000L;
    private static final int TIMES = 5;
    private static final int ENOUGH = 3;
    private static final int MOST_REMEMBERED = 64;

    private final Map<Integer, Long> roundTrips = new HashMap<>();
    private final Map<Integer, Former> formers = new HashMap<>();

    /// How long the server thought about earlier requests.
    private static final class Former {
        private final long[] times = new long[MOST_REMEMBERED];
        private int count;

        void add(long nanos) {
            times[count++ % MOST_REMEMBERED] = nanos;
        }

        long median() {
            long[] sorted = Arrays.copyOf(times, Math.min(count, MOST_REMEMBERED));
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        int conversation = timeline.conversationOf(event);
        if (timeline.tcp(event) instanceof TcpEvent.Accepted accepted && accepted.afterNanos() > 0) {
            roundTrips.put(conversation, accepted.afterNanos());
        }
        StreamEvent told = timeline.told(event);
        if (told instanceof ExchangeEvent answer
                && (answer.part() == Part.ANSWERING || answer.part() == Part.ANSWERED)
                && timeline.firstOfAnswer(event) == event) {
            judge(timeline, event, conversation, found);
        }
    }

    private void judge(Timeline timeline, int event, int conversation, Consumer<Insight> found) {
        int asked = timeline.askedBefore(event);
        if (asked < 0) {
            return;
        }
        long whole = timeline.packets().between(timeline.packetOf(asked), timeline.packetOf(event));
        long roundTrip = roundTrips.getOrDefault(conversation, 0L);
        long thinking = Math.max(0, whole - roundTrip);
        Former former = formers.computeIfAbsent(conversation, id -> new Former());
        boolean isLong = thinking >= LONG_NANOS;
        boolean isNotable =
                thinking >= NOTABLE_NANOS && former.count >= ENOUGH && thinking >= TIMES * Math.max(1, former.median());
        if (isLong || isNotable) {
            Texts words = Words.here();
            String title = timeline.told(asked) instanceof ExchangeEvent request ? request.title() : "";
            found.accept(new Insight(
                    ID,
                    isLong ? Severity.WARN : Severity.NOTE,
                    conversation,
                    List.of(asked, event),
                    List.of(timeline.packetOf(asked), timeline.packetOf(event)),
                    new Certainty.Inferred(words.say("insight.slow.basis", "time", Quantities.duration(roundTrip))),
                    words.say(
                            isNotable ? "insight.slow.others" : "insight.slow",
                            "request",
                            title,
                            "time",
                            Quantities.duration(thinking),
                            "others",
                            former.count == 0 ? "" : Quantities.duration(former.median()),
                            "limit",
                            Quantities.duration(isLong ? LONG_NANOS : NOTABLE_NANOS)),
                    RFC));
        }
        former.add(thinking);
    }
}
