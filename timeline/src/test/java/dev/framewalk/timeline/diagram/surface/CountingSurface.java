package dev.framewalk.timeline.diagram.surface;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A surface that only remembers how much was drawn, which words, and whether everything was closed again.
public final class CountingSurface implements Surface {
    public final List<String> texts = new ArrayList<>();
    public final List<String> groups = new ArrayList<>();
    private int marks;
    private int pushes;
    private int open;

    public int marks() {
        return marks;
    }

    public boolean isBalanced() {
        return pushes == 0 && open == 0;
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        marks++;
    }

    @Override
    public void rectangle(
            double x, double y, double width, double height, double radius, @Nullable Colour fill, @Nullable Stroke stroke) {
        marks++;
    }

    @Override
    public void path(Outline outline, @Nullable Colour fill, @Nullable Stroke stroke) {
        marks++;
    }

    @Override
    public void text(String text, double x, double baseline, Anchor anchor, TextStyle style) {
        marks++;
        texts.add(text);
    }

    @Override
    public void pushClip(double x, double y, double width, double height) {
        pushes++;
    }

    @Override
    public void pushTranslation(double dx, double dy) {
        pushes++;
    }

    @Override
    public void pop() {
        pushes--;
    }

    @Override
    public void beginGroup(String key, String name, String description) {
        open++;
        if (!name.isEmpty()) {
            groups.add(key + "|" + name + "|" + description);
        }
    }

    @Override
    public void endGroup() {
        open--;
    }
}
