package dev.framewalk.timeline.diagram.surface;

/// The fillings that mean something without colour: two that say "not observed", two that say what bytes lack.
public enum Hatch {
    /// Rising lines: inferred, a best reading of incomplete evidence.
    INFERRED(7, true, false),
    /// Crossing lines: not known.
    UNKNOWN(7, true, true),
    /// Falling lines: there, but held up.
    WAITING(7, false, true),
    /// Level lines: not there.
    MISSING(4, false, false);

    private final double spacing;
    private final boolean rises;
    private final boolean falls;

    Hatch(double spacing, boolean rises, boolean falls) {
        this.spacing = spacing;
        this.rises = rises;
        this.falls = falls;
    }

    /// The lines of this hatch that lie within a rectangle. They hang on a grid of the plane, not of the rectangle,
    /// so neighbouring rectangles continue each other. At most a few thousand lines, however large the rectangle.
    public Outline within(double x, double y, double width, double height) {
        Outline.Builder lines = new Outline.Builder();
        if (width <= 0 || height <= 0) {
            return lines.build();
        }
        double step = Math.max(spacing, (width + height) / 2000);
        if (rises) {
            // x + y = c
            for (double c = Math.ceil((x + y) / step) * step; c < x + y + width + height; c += step) {
                double fromX = Math.max(x, c - y - height);
                double toX = Math.min(x + width, c - y);
                lines.moveTo(fromX, c - fromX);
                lines.lineTo(toX, c - toX);
            }
        }
        if (!rises && !falls) {
            for (double c = Math.ceil(y / step) * step; c < y + height; c += step) {
                lines.moveTo(x, c);
                lines.lineTo(x + width, c);
            }
        }
        if (falls) {
            // y - x = c
            for (double c = Math.ceil((y - x - width) / step) * step; c < y + height - x; c += step) {
                double fromX = Math.max(x, y - c);
                double toX = Math.min(x + width, y + height - c);
                lines.moveTo(fromX, c + fromX);
                lines.lineTo(toX, c + toX);
            }
        }
        return lines.build();
    }
}
