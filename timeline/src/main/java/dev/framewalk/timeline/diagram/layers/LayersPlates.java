package dev.framewalk.timeline.diagram.layers;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.SheetPlate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.TypeSizes;
import java.util.ArrayList;
import java.util.List;

/// Layers pictures as plates of a textbook: the bytes run on from line to line, like words.
public final class LayersPlates {
    /// Bytes in one unit of width: a full segment has room for its words.
    public static final double BYTES_PER_UNIT = 20;
    /// More lines would be more than a page.
    private static final int MOST_LINES = 10;
    private static final double SMALLEST = 3;

    private LayersPlates() {}

    /// From the first byte, as far as a page goes.
    ///
    /// @param capture name of the capture
    public static Plate of(
            TimelineLayers layers, Side sender, String capture, double width, Theme theme, DiagramWords words) {
        return of(lines(layers, sender, width, theme, words), capture, theme);
    }

    /// What one layout shows.
    public static Plate of(LayersLayout layout, String capture, Theme theme) {
        return of(List.of(layout), capture, theme);
    }

    /// The layouts of the lines.
    public static List<LayersLayout> lines(
            TimelineLayers layers, Side sender, double width, Theme theme, DiagramWords words) {
        TypeSizes type = theme.type();
        long end = Math.max(1, layers.end(sender));
        double perUnit = Math.min(BYTES_PER_UNIT / type.scale(), Math.max(end / (width * 0.85), 0.02));
        long each = Math.max(8, (long) Math.ceil(perUnit * width * 0.85));
        List<LayersLayout> lines = new ArrayList<>();
        for (long from = 0; from < end && lines.size() < MOST_LINES; from += each) {
            LayersScene scene = layers.scene(sender, from, from + each, SMALLEST * perUnit);
            lines.add(LayersLayout.of(
                    scene, width, LayersLayout.usualHeight(scene.rows().size(), type), type, words));
        }
        return lines;
    }

    private static Plate of(List<LayersLayout> lines, String capture, Theme theme) {
        LayersLayout first = lines.getFirst();
        double height = lines.stream().mapToDouble(LayersLayout::height).sum();
        LayersScene.Head head = first.scene().head();
        long shown = Math.min(head.end(), lines.getLast().scene().to());
        String foot = first.words()
                .text("layers.foot", Quantities.count(first.scene().from() + 1), Quantities.count(shown), Quantities.count(head.end()));
        return new SheetPlate(
                capture,
                foot,
                surface -> {
                    double y = 0;
                    for (LayersLayout line : lines) {
                        surface.pushTranslation(0, y);
                        LayersPainter.paint(surface, line, theme, LayersPainter.Marks.NONE, line == first);
                        surface.pop();
                        y += line.height();
                    }
                },
                first.width(),
                height,
                theme.withType(first.type()));
    }
}
