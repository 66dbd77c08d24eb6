package dev.framewalk.timeline.diagram.surface;

import org.jspecify.annotations.Nullable;

/// A surface that forgets everything; tests override what they look at.
public class SilentSurface implements Surface {
    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {}

    @Override
    public void rectangle(
            double x, double y, double width, double height, double radius, @Nullable Colour fill, @Nullable Stroke stroke) {}

    @Override
    public void path(Outline outline, @Nullable Colour fill, @Nullable Stroke stroke) {}

    @Override
    public void text(String text, double x, double baseline, Anchor anchor, TextStyle style) {}

    @Override
    public void pushClip(double x, double y, double width, double height) {}

    @Override
    public void pushTranslation(double dx, double dy) {}

    @Override
    public void pop() {}

    @Override
    public void beginGroup(String key, String name, String description) {}

    @Override
    public void endGroup() {}
}
