package dev.framewalk.timeline.export;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.link.Link;
import dev.framewalk.timeline.link.Links;
import dev.framewalk.timeline.telling.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Steps as lines of text: number, packet, time, conversation, who, and the sentence.
public final class StepText {
    private static final Texts WORDS = Texts.beside(StepText.class, "words");
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
                WORDS.text("step"),
                WORDS.text("packet"),
                WORDS.text("seconds"),
                WORDS.text("conversation"),
                WORDS.text("who"),
                WORDS.text("what"));
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
                event.side() == null ? "" : WORDS.text(event.side().name().toLowerCase(Locale.ROOT)),
                event.sentence() + basis(event.certainty()));
    }

    /// What explains a step, each as one line that stands under it.
    public List<String> links(Event event, Depth depth) {
        List<String> lines = new ArrayList<>();
        for (Link link : Links.of(timeline).toldCausesOf(event.index(), depth)) {
            // where packets are the steps, that of the packet is the one that is listed
            int cause = depth.compareTo(Depth.SEGMENTS) < 0
                    ? link.cause()
                    : timeline.firstEventOf(timeline.packetOf(link.cause()));
            String why = WORDS.text("link", link.why(), Integer.toString(cause + 1));
            lines.add(String.format(Locale.ROOT, COLUMNS, "", "", "", "", "", why + basis(link.certainty())));
        }
        return lines;
    }

    /// A guess never looks like a fact.
    private static String basis(Certainty certainty) {
        return switch (certainty) {
            case Certainty.Observed observed -> "";
            case Certainty.Derived derived -> "";
            case Certainty.Inferred inferred -> " [" + WORDS.text("inferred") + " " + inferred.rule() + "]";
            case Certainty.Unknown unknown -> " [" + WORDS.text("unknown") + " " + unknown.reason() + "]";
        };
    }

    /// Seconds since a moment; `-` for a packet without a time.
    public static String seconds(long timeNanos, long sinceNanos) {
        if (timeNanos == PacketSink.NO_TIME || sinceNanos == PacketSink.NO_TIME) {
            return "-";
        }
        return Quantities.seconds(timeNanos - sinceNanos);
    }
}
