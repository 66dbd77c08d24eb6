package dev.framewalk.timeline.diagram;

import java.util.ArrayList;
import java.util.List;

/// Lives at a step as plates of a textbook: one below the other, each with who stands where, in words.
public final class LifePlates {
    private LifePlates() {}

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
        double widest = 0;
        double height = 0;
        for (LifeScene scene : scenes) {
            LifeLayout layout = LifeLayout.of(scene, width, type, words.text("life.from.many"));
            List<String> told = new ArrayList<>();
            for (String sentence : scene.told(words)) {
                told.addAll(TextLines.of(sentence, small.face(), small.size(), layout.width(), 4));
            }
            parts.add(new Part(layout, told, height));
            height += heading + told.size() * line + gap / 2 + LifePainter.height(layout, theme, words) + gap;
            widest = Math.max(widest, layout.width());
        }
        return new SheetPlate(
                capture,
                foot,
                surface -> {
                    for (Part part : parts) {
                        double y = part.top;
                        surface.text(part.layout.scene().title(), 0, y + type.heading(), Anchor.START, theme.heading());
                        y += heading;
                        for (String told : part.told) {
                            surface.text(told, 0, y + small.size(), Anchor.START, small);
                            y += line;
                        }
                        surface.pushTranslation(0, y + gap / 2);
                        LifePainter.paint(surface, part.layout, theme, words);
                        surface.pop();
                    }
                },
                widest,
                height,
                theme);
    }

    /// @param told who stands where, in lines
    private record Part(LifeLayout layout, List<String> told, double top) {}
}
