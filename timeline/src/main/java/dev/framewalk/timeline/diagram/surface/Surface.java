package dev.framewalk.timeline.diagram.surface;

import org.jspecify.annotations.Nullable;

/// Something that marks can be drawn on: a screen, an SVG text, a PDF page, a PNG.
///
/// x grows to the right, y downwards, units are CSS pixels at scale 1. Every `push…` is undone by one [#pop].
/// A surface never measures text ([Typeface] does) and never throws because of the text that it is given: it draws
/// [Typeface#visible] of it, glyph after glyph from left to right, without kerning, ligatures or reordering.
public interface Surface {
    /// A straight line.
    void line(double x1, double y1, double x2, double y2, Stroke stroke);

    /// A rectangle, filled and then stroked; `null` leaves that out. A `radius` above 0 rounds the corners.
    void rectangle(
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Colour fill,
            @Nullable Stroke stroke);

    /// An outline, filled (non-zero winding) and then stroked; `null` leaves that out.
    void path(Outline outline, @Nullable Colour fill, @Nullable Stroke stroke);

    /// One line of text; `baseline` is the y of its baseline.
    void text(String text, double x, double baseline, Anchor anchor, TextStyle style);

    /// Restricts all drawing to a rectangle (and to the clip that was there before) until [#pop].
    void pushClip(double x, double y, double width, double height);

    /// Moves the origin until [#pop].
    void pushTranslation(double dx, double dy);

    /// Undoes the latest `push…` that is still in force.
    void pop();

    /// Begins a group: a thing that a person may point at, with the words a screen reader speaks for it.
    /// Groups nest and are balanced with the pushes.
    ///
    /// @param key         stable key of what the group stands for, such as `event-12`; may repeat on one surface
    /// @param name        a few words; empty for a part whose name another group with the same key speaks
    /// @param description one sentence or more; empty for none
    void beginGroup(String key, String name, String description);

    /// Ends the latest group that is still open.
    void endGroup();

    /// Whether anybody gets to know the words of groups: else they need not be made.
    default boolean speaks() {
        return true;
    }

    /// Fills a rectangle with hatching lines.
    default void hatch(double x, double y, double width, double height, Hatch hatch, Stroke stroke) {
        Outline lines = hatch.within(x, y, width, height);
        if (!lines.isEmpty()) {
            path(lines, null, stroke);
        }
    }

    /// Width of a text on this and every other surface.
    default double textWidth(String text, TextStyle style) {
        return style.width(text);
    }
}
