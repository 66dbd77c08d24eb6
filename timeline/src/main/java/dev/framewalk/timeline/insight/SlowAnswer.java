package dev.framewalk.timeline.insight;

import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// A server that thinks long before it begins to answer: a wait for the server, as `docs/waiting.md` defines it.
///
/// Told from [#LONG_NANOS] on in any case; from [#NOTABLE_NANOS] on if it is at least [#TIMES] times as long as the median of the
/// answers before it in the same conversation, of which there must be at least [#ENOUGH].
final class SlowAnswer {
    private static final String ID = "x.insight.slow-answer";
    private static final Rfc RFC = Rfc.of(9110, "3.4");
    private static final long LONG_NANOS = 1_000_000_000L;
    private static final long NOTABLE_NANOS = 100_000_000L;
    private static final int TIMES = 5;
    private static final int ENOUGH = 3;
    private static final int MOST_REMEMBERED = 64;

    private SlowAnswer() {}

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

    /// Finds those of one conversation.
    static void find(Timeline timeline, ConversationWaits waits, Consumer<Insight> found) {
        Former former = new Former();
        for (Wait wait : waits.all()) {
            if (wait.cause() == WaitCause.SERVER_THINKING && wait.isEndKnown()) {
                judge(timeline, wait, former, found);
                former.add(wait.blockedNanos());
            }
        }
    }

    private static void judge(Timeline timeline, Wait wait, Former former, Consumer<Insight> found) {
        int event = wait.event();
        long thinking = wait.blockedNanos();
        boolean isLong = thinking >= LONG_NANOS;
        boolean isNotable =
                thinking >= NOTABLE_NANOS && former.count >= ENOUGH && thinking >= TIMES * Math.max(1, former.median());
        int asked = isLong || isNotable ? timeline.askedBefore(event) : -1;
        if (asked < 0) {
            return;
        }
        found.accept(new Insight(
                ID,
                isLong ? Severity.WARN : Severity.NOTE,
                wait.conversation(),
                List.of(asked, event),
                List.of(timeline.packetOf(asked), wait.culpritPacket()),
                wait.certainty(),
                StoryWords.here()
                        .say(
                                isNotable ? "insight.slow.others" : "insight.slow",
                                "request",
                                timeline.told(asked) instanceof ExchangeEvent request ? request.title() : "",
                                "time",
                                Quantities.duration(thinking),
                                "others",
                                former.count == 0 ? "" : Quantities.duration(former.median()),
                                "limit",
                                Quantities.duration(isLong ? LONG_NANOS : NOTABLE_NANOS)),
                RFC));
    }
}
