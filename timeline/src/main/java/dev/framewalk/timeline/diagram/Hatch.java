package dev.framewalk.timeline.diagram;

/// The two fillings that say "not observed", readable without colour.
public enum Hatch {
    /// Parallel lines: inferred, a best reading of incomplete evidence.
    INFERRED(7, false),
    /// Crossing lines: not known.
    UNKNOWN(7, true);

    private final double spacing;
    private final boolean crossed;

    Hatch(double spacing, boolean crossed) {
        this.spacing = spacing;
        this.crossed = crossed;
    }

    /// The lines of this hatch that lie within a rectangle. They hang on a grid of the plane, not of the rectangle,
    /// so neighbouring rectangles continue each other. At most a few thousand lines, however large the rectangle.
    public Outline within(double x, double y, double width, double height) {
        Outline.Builder lines = new Outline.Builder();
        if (width <= 0 || height <= 0) {
            return lines.build();
        }
        double step = Math.max(spacing, (width + height) / 2000);
        // rising lines: x + y = c
        for (double c = Math.ceil((x + y) / step) * step; c < x + y + width + height; c += step) {
            double fromX = Math.max(x, c - y - height);
            double toX = Math.min(x + width, c - y);
            lines.moveTo(fromX, c - fromX);
            lines.lineTo(toX, c - toX);
        }
        if (crossed) {
            // falling lines: y - x = c
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
