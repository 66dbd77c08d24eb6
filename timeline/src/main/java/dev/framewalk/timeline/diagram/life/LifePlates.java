package dev.framewalk.timeline.diagram.life;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.SheetPlate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.TextLines;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lives at a step as plates of a textbook: beside each other as far as the width goes, each with who stands where, in words.
public final class LifePlates {
    /// Width of a column in which a life can be read well.
    private static final double COLUMN = 340;

    private LifePlates() {}

    /// All lives of a step on one sheet.
    ///
    /// @param scenes  what is lived at the step
    /// @param capture name of the capture
    /// @param foot    which step it is
    /// @param width   in units of the picture
    public static Plate of(
            List<LifeScene> scenes, String capture, String foot, double width, Theme theme, DiagramWords words) {
        TypeSizes type = theme.type();
        TextStyle small = theme.small();
        double heading = type.heading() * 1.7;
        double line = type.small() * 1.5;
        double gap = 24 * type.scale();
        List<Part> parts = new ArrayList<>();
        int columns = (int) Math.clamp((width + gap) / (COLUMN * type.scale() + gap), 1, Math.max(1, scenes.size()));
        double each = (width + gap) / columns - gap;
        double[] bottoms = new double[columns];
        double widest = 0;
        for (LifeScene scene : scenes) {
            LifeLayout layout = LifeLayout.of(scene, each, type, words.text("life.from.many"));
            List<String> told = new ArrayList<>();
            for (String sentence : scene.told(words)) {
                told.addAll(TextLines.of(sentence, small.face(), small.size(), layout.width(), 4));
            }
            int column = 0;
            for (int i = 1; i < columns; i++) {
                column = bottoms[i] < bottoms[column] ? i : column;
            }
            double left = column * (each + gap);
            parts.add(new Part(layout, told, left, bottoms[column]));
            bottoms[column] += heading + told.size() * line + gap / 2 + LifePainter.height(layout, theme, words) + gap;
            widest = Math.max(widest, left + layout.width());
        }
        return new SheetPlate(
                capture,
                foot,
                surface -> {
                    for (Part part : parts) {
                        double y = part.top;
                        surface.text(part.layout.scene().title(), part.left, y + type.heading(), Anchor.START, theme.heading());
                        y += heading;
                        for (String told : part.told) {
                            surface.text(told, part.left, y + small.size(), Anchor.START, small);
                            y += line;
                        }
                        surface.pushTranslation(part.left, y + gap / 2);
                        LifePainter.paint(surface, part.layout, theme, words);
                        surface.pop();
                    }
                },
                widest,
                Arrays.stream(bottoms).max().orElse(0),
                theme);
    }

    /// @param told who stands where, in lines
    private record Part(LifeLayout layout, List<String> told, double left, double top) {}
}
