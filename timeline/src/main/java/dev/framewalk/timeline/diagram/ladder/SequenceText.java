package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A ladder as text for tools that draw sequence diagrams themselves: Mermaid and PlantUML.
///
/// These draw rows, not times; what was lost, repeated or only estimated is therefore said in words as well.
public final class SequenceText {
    private static final int LONGEST = 160;

    private final LadderScene scene;
    private final DiagramWords words;

    public SequenceText(LadderScene scene, DiagramWords words) {
        this.scene = scene;
        this.words = words;
    }

    /// A Mermaid `sequenceDiagram`.
    public String mermaid() {
        StringBuilder text = new StringBuilder();
        if (!scene.title().isEmpty()) {
            text.append("---\ntitle: \"").append(mermaid(scene.title())).append("\"\n---\n");
        }
        text.append("sequenceDiagram\n");
        for (int i = 0; i < scene.columns().size(); i++) {
            LadderScene.Column column = scene.columns().get(i);
            text.append("    participant h").append(i).append(" as ").append(mermaid(column.name()));
            if (!column.address().isEmpty()) {
                text.append("<br/>").append(mermaid(column.address()));
            }
            text.append('\n');
        }
        for (Line line : lines()) {
            if (line.note != null) {
                text.append("    Note over h").append(line.note.column()).append(": ");
                text.append(mermaid(line.note.text())).append('\n');
            } else if (line.arrow != null) {
                LadderArrow arrow = line.arrow;
                String sign = arrow.isLost() ? "--x" : arrow.kind() == ArrowKind.ACKNOWLEDGMENT ? "-->>" : "->>";
                text.append("    h").append(arrow.from()).append(sign).append('h').append(arrow.to());
                text.append(": ").append(mermaid(wordsOf(arrow))).append('\n');
            }
        }
        return text.toString();
    }

    /// A PlantUML sequence diagram.
    public String plantUml() {
        StringBuilder text = new StringBuilder("@startuml\n");
        if (!scene.title().isEmpty()) {
            text.append("title ").append(plant(scene.title())).append('\n');
        }
        for (int i = 0; i < scene.columns().size(); i++) {
            LadderScene.Column column = scene.columns().get(i);
            text.append("participant \"").append(plant(column.name()));
            if (!column.address().isEmpty()) {
                text.append("\\n").append(plant(column.address()));
            }
            text.append("\" as h").append(i).append('\n');
        }
        for (Line line : lines()) {
            if (line.note != null) {
                text.append("note over h").append(line.note.column()).append(" : ");
                text.append(plant(line.note.text())).append('\n');
            } else if (line.arrow != null) {
                LadderArrow arrow = line.arrow;
                String sign = arrow.isLost() ? " ->x " : arrow.kind() == ArrowKind.ACKNOWLEDGMENT ? " -->> " : " -> ";
                text.append('h').append(arrow.from()).append(sign).append('h').append(arrow.to());
                text.append(" : ").append(plant(wordsOf(arrow))).append('\n');
            }
        }
        return text.append("@enduml\n").toString();
    }

    private record Line(
            @Nullable LadderArrow arrow,
            LadderScene.@Nullable Note note) {}

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int note = 0;
        List<LadderScene.Note> notes = scene.notes();
        for (LadderArrow arrow : scene.arrows()) {
            long time = Math.min(arrow.departure().nanoseconds(), arrow.arrival().nanoseconds());
            while (note < notes.size() && notes.get(note).time() < time) {
                lines.add(new Line(null, notes.get(note++)));
            }
            lines.add(new Line(arrow, null));
            for (LadderScene.Tie tie : scene.ties()) {
                if (tie.effect() == arrow.event()) {
                    String text = words.text("tie.row", tie.why(), tie.causeNumber());
                    lines.add(new Line(null, new LadderScene.Note(time, arrow.from(), text, Severity.CHAT)));
                }
            }
        }
        while (note < notes.size()) {
            lines.add(new Line(null, notes.get(note++)));
        }
        return lines;
    }

    private String wordsOf(LadderArrow arrow) {
        List<String> parts = new ArrayList<>();
        if (arrow.number() > 0) {
            parts.add(Long.toString(arrow.number()));
        }
        parts.add(arrow.label());
        if (arrow.isLost()) {
            parts.add("(" + words.text("cue.lost") + ")");
        }
        if (arrow.isRepetition()) {
            parts.add("(" + words.again(arrow.again()) + ")");
        }
        if (arrow.isOutOfOrder()) {
            parts.add("(" + words.text("cue.outoforder") + ")");
        }
        if (!arrow.detail().isEmpty()) {
            parts.add("– " + arrow.detail());
        }
        Moment moment = arrow.departure().isUnknown() ? arrow.arrival() : arrow.departure();
        parts.add("· " + (moment.isInferred() ? "≈ " : "") + Quantities.duration(moment.nanoseconds()));
        return String.join(" ", parts);
    }

    /// One line without anything that Mermaid reads as syntax: it ends statements at `;`, begins comments at `%%`
    /// and entities at `#`, and takes some HTML.
    private static String mermaid(String text) {
        StringBuilder safe = new StringBuilder();
        cut(text).codePoints().forEach(c -> {
            boolean isSyntax = c < 128 && "#;<>&\"'%{}[]()\\`|$*_~".indexOf(c) >= 0;
            if (isSyntax) {
                safe.append('#').append(c).append(';');
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.isEmpty() ? "–" : safe.toString();
    }

    /// One line without anything that PlantUML reads as syntax: Creole marks, tags, variables, line breaks.
    private static String plant(String text) {
        StringBuilder safe = new StringBuilder();
        cut(text).codePoints().forEach(c -> {
            boolean isSyntax = c < 128 && "<>&\"\\~*_/-$!%@[]|=^'#".indexOf(c) >= 0;
            if (isSyntax) {
                safe.append("<U+").append(String.format(Locale.ROOT, "%04X", c)).append('>');
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.isEmpty() ? "–" : safe.toString();
    }

    private static String cut(String text) {
        String shown = Typeface.SANS.drawable(text).strip();
        return shown.codePointCount(0, shown.length()) <= LONGEST
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
