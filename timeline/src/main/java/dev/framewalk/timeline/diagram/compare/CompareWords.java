package dev.framewalk.timeline.diagram.compare;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.comparison.Comparison;
import dev.framewalk.timeline.comparison.Comparison.Line;
import dev.framewalk.timeline.diagram.DiagramWords;

/// The words of a comparison: what each line is called, its values, its difference in a sentence.
public final class CompareWords {
    /// Less than this part of the larger value is no difference worth words.
    private static final double SAME = 0.01;

    private final DiagramWords words;

    public CompareWords(DiagramWords words) {
        this.words = words;
    }

    public String name(Line line) {
        return words.text("compare." + line.id());
    }

    /// A value of a line as people read it.
    public String value(Line line, long value) {
        if (value < 0) {
            return "–";
        }
        return switch (line.measure()) {
            case COUNT -> Quantities.count(value);
            case BYTES -> Quantities.size(value);
            case NANOS -> value == 0 ? "–" : Quantities.duration(value);
            case ROUND_TRIPS -> Quantities.fixed(value / 1000.0, 1);
        };
    }

    /// The difference in a sentence: `A sends 4.6 kB less, 62 % of B's.`
    public String difference(Line line) {
        if (!line.isKnown()) {
            return words.text("compare.unknown");
        }
        long a = line.a();
        long b = line.b();
        long larger = Math.max(a, b);
        if (a == b || line.measure() != Comparison.Measure.COUNT && Math.abs(a - b) < larger * SAME) {
            return words.text(a == 0 && b == 0 ? "compare.none" : "compare.same");
        }
        String less = a < b ? "A" : "B";
        String more = a < b ? "B" : "A";
        String by = value(line, Math.abs(a - b));
        String key = "compare." + line.id() + (Math.min(a, b) == 0 ? ".only" : ".less");
        String text = words.text(key, less, more, by, share(Math.min(a, b), larger));
        return text.equals(key) ? words.text("compare." + line.id() + ".less", less, more, by, share(Math.min(a, b), larger)) : text;
    }

    /// What an inferred line rests on; empty for the others.
    public String basis(Line line) {
        if (!line.isInferred()) {
            return "";
        }
        return words.text(line.id().equals("queued") ? "compare.basis.queued" : "compare.basis.leaving");
    }

    private static String share(long part, long whole) {
        return Math.round(100.0 * part / whole) + " %";
    }
}
