package dev.framewalk.timeline.export;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.Event;
import dev.framewalk.timeline.Timeline;
import java.util.Locale;
import java.util.ResourceBundle;

/// Steps as lines of text: number, packet, time, conversation, who, and the sentence.
public final class StepText {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("dev.framewalk.timeline.export.words");
    private static final String COLUMNS = "%7s %7s %14s %5s  %-6s  %s";

    private final Timeline timeline;

    public StepText(Timeline timeline) {
        this.timeline = timeline;
    }

    /// The names of the columns.
    public String heading() {
        return String.format(
                Locale.ROOT,
                COLUMNS,
                WORDS.getString("step"),
                WORDS.getString("packet"),
                WORDS.getString("seconds"),
                WORDS.getString("conversation"),
                WORDS.getString("who"),
                WORDS.getString("what"));
    }

    /// One step as one line.
    public String line(Event event) {
        return String.format(
                Locale.ROOT,
                COLUMNS,
                event.index() + 1,
                event.packet(),
                seconds(event.timeNanos(), timeline.firstTimeNanos()),
                event.conversation() < 0 ? "-" : event.conversation(),
                event.side() == null ? "" : WORDS.getString(event.side().name().toLowerCase(Locale.ROOT)),
                event.sentence() + basis(event.certainty()));
    }

    /// A guess never looks like a fact.
    private static String basis(Certainty certainty) {
        return switch (certainty) {
            case Certainty.Observed observed -> "";
            case Certainty.Derived derived -> "";
            case Certainty.Inferred inferred -> " [" + WORDS.getString("inferred") + " " + inferred.rule() + "]";
            case Certainty.Unknown unknown -> " [" + WORDS.getString("unknown") + " " + unknown.reason() + "]";
        };
    }

    /// Seconds since a moment with six decimals, without the rounding of a double; `-` for a packet without a time.
    public static String seconds(long timeNanos, long sinceNanos) {
        if (timeNanos == PacketSink.NO_TIME || sinceNanos == PacketSink.NO_TIME) {
            return "-";
        }
        long nanos = timeNanos - sinceNanos;
        long micros = Math.floorDiv(nanos + 500, 1000);
        String sign = micros < 0 ? "-" : "";
        long size = Math.abs(micros);
        return String.format(Locale.ROOT, "%s%d.%06d", sign, size / 1_000_000, size % 1_000_000);
    }
}
