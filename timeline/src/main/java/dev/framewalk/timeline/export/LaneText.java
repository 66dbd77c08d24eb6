package dev.framewalk.timeline.export;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.lanes.LaneWords;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneEnding;
import dev.framewalk.timeline.lanes.Phase;
import dev.framewalk.timeline.lanes.PhaseKind;
import java.util.Locale;

/// Lanes as lines of text: one request with its answer each, its phases in milliseconds.
public final class LaneText {
    private static final Texts WORDS = Texts.beside(LaneText.class, "words");
    private static final String COLUMNS = "%4s %6s %11s %9s %9s %9s %9s %9s %9s %10s %9s %9s %-6s  %s";

    private final long originNanos;
    private final LaneWords words = new LaneWords(DiagramWords.ENGLISH);

    /// @param originNanos moment that times count from
    public LaneText(long originNanos) {
        this.originNanos = originNanos;
    }

    /// The names of the columns.
    public String heading() {
        return String.format(
                Locale.ROOT,
                COLUMNS,
                WORDS.text("lane.conversation"),
                WORDS.text("lane.number"),
                WORDS.text("lane.asked"),
                WORDS.text("lane.queued"),
                WORDS.text("lane.request"),
                WORDS.text("lane.waiting"),
                WORDS.text("lane.thinking"),
                WORDS.text("lane.receiving"),
                WORDS.text("lane.blocked"),
                WORDS.text("lane.body"),
                WORDS.text("lane.headers"),
                WORDS.text("lane.plain"),
                WORDS.text("lane.status"),
                WORDS.text("lane.title"));
    }

    /// One lane as one line.
    public String line(Lane lane) {
        long held = lane.nanosOf(PhaseKind.BLOCKED) + lane.nanosOf(PhaseKind.STALLED);
        return String.format(
                Locale.ROOT,
                COLUMNS,
                lane.conversation(),
                lane.number() > 0 ? Long.toString(lane.number()) : "?",
                lane.asking().was() ? StepText.seconds(lane.asking().nanos(), originNanos) : "-",
                millis(lane, PhaseKind.QUEUED),
                millis(lane, PhaseKind.REQUEST),
                millis(lane, PhaseKind.WAITING),
                millis(lane, PhaseKind.THINKING),
                millis(lane, PhaseKind.RECEIVING),
                held == 0 ? "-" : millis(held),
                lane.bytes().answerBody(),
                lane.bytes().headers(),
                lane.bytes().plainHeaders(),
                lane.status().isEmpty() ? "-" : lane.status(),
                lane.title() + notes(lane));
    }

    private String notes(Lane lane) {
        StringBuilder notes = new StringBuilder();
        if (lane.ending() != LaneEnding.COMPLETE) {
            notes.append(" [")
                    .append(WORDS.text("lane.ending." + lane.ending().name().toLowerCase(Locale.ROOT)))
                    .append(']');
        }
        for (Phase phase : lane.phases()) {
            if (phase.kind() == PhaseKind.QUEUED || phase.kind().isHeldUp()) {
                notes.append(" [").append(words.brief(phase)).append(']');
            }
        }
        return notes.toString();
    }

    private static String millis(Lane lane, PhaseKind kind) {
        return lane.has(kind) ? millis(lane.nanosOf(kind)) : "-";
    }

    private static String millis(long nanos) {
        return Quantities.fixed(nanos / 1e6, 3);
    }
}
