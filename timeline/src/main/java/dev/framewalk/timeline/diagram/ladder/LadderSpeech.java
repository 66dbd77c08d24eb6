package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.AxisClock;
import dev.framewalk.timeline.diagram.DiagramWords;

/// What a screen reader says for the marks of a ladder.
final class LadderSpeech {
    private final LadderScene scene;
    private final AxisClock clock;
    private final DiagramWords words;

    LadderSpeech(LadderLayout layout) {
        scene = layout.scene();
        clock = layout.clock();
        words = layout.words();
    }

    String name(LadderArrow arrow) {
        String number = arrow.number() > 0 ? "#" + arrow.number() : "#" + arrow.event();
        Moment moment = arrow.departure().isUnknown() ? arrow.arrival() : arrow.departure();
        String time = Quantities.duration(moment.nanoseconds());
        String from = scene.columns().get(arrow.from()).name();
        String place = arrow.isLocal()
                ? words.text("spoken.arrow.local", number, time, from)
                : words.text("spoken.arrow", number, time, from, scene.columns().get(arrow.to()).name());
        return place + ": " + arrow.label();
    }

    String description(LadderArrow arrow) {
        StringBuilder text = new StringBuilder();
        add(text, arrow.description().isEmpty() ? arrow.detail() : arrow.description());
        if (arrow.isLost()) {
            add(text, words.text("spoken.lost"));
        }
        if (arrow.isRepetition()) {
            add(text, arrow.again() > 0 ? words.text("spoken.again", "#" + arrow.again()) : words.text("spoken.again.unseen"));
        }
        if (arrow.isOutOfOrder()) {
            add(text, words.text("spoken.outoforder"));
        }
        add(text, certainty("spoken.departure", arrow.departure().certainty()));
        if (!arrow.isLost()) {
            add(text, certainty("spoken.arrival", arrow.arrival().certainty()));
        }
        return text.toString();
    }

    String name(LadderScene.Bracket bracket) {
        return words.text(
                "spoken.bracket",
                bracket.label(),
                clock.format(bracket.start()),
                clock.format(bracket.end()),
                Quantities.duration(bracket.length()));
    }

    String description(LadderScene.Bracket bracket) {
        return certainty("spoken", bracket.certainty());
    }

    String name(LadderPart.PlacedLife life) {
        return words.text("spoken.connection", life.group());
    }

    String name(LadderScene.Note note) {
        return words.text("spoken.note", scene.columns().get(note.column()).name());
    }

    String name(LadderPart.Bar bar) {
        return words.text(
                "dense", Quantities.count(bar.count()), name(bar.from()), name(bar.to()));
    }

    String description(LadderPart.Bar bar) {
        StringBuilder text = new StringBuilder();
        if (bar.lost() > 0) {
            add(text, words.text("dense.lost", Quantities.count(bar.lost())));
        }
        if (bar.again() > 0) {
            add(text, words.text("dense.again", Quantities.count(bar.again())));
        }
        return text.toString();
    }

    private String name(int column) {
        return scene.columns().get(column).name();
    }

    private String certainty(String key, Certainty certainty) {
        return switch (certainty) {
            case Certainty.Inferred inferred -> words.text(key + ".inferred", inferred.rule());
            case Certainty.Unknown unknown -> words.text(key + ".unknown", unknown.reason());
            case Certainty.Observed observed -> "";
            case Certainty.Derived derived -> "";
        };
    }

    private static void add(StringBuilder text, String sentence) {
        if (sentence.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append(text.charAt(text.length() - 1) == '.' ? " " : ". ");
        }
        text.append(sentence);
    }
}
