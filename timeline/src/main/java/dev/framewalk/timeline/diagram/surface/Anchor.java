package dev.framewalk.timeline.diagram.surface;

/// Which point of a text its x coordinate names.
public enum Anchor {
    START,
    MIDDLE,
    END;

    /// Where the text begins when its anchor is at `x`.
    public double start(double x, double width) {
        return switch (this) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
    }
}
