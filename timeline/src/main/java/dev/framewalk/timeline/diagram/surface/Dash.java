package dev.framewalk.timeline.diagram.surface;

/// How a line is interrupted; lengths are in the units of the surface.
public enum Dash {
    SOLID(0, 0),
    DASHED(6, 4),
    DOTTED(1.5, 3.5);

    private final double on;
    private final double off;

    Dash(double on, double off) {
        this.on = on;
        this.off = off;
    }

    /// Length of one drawn piece; 0 for an uninterrupted line.
    public double on() {
        return on;
    }

    /// Length of one gap; 0 for an uninterrupted line.
    public double off() {
        return off;
    }
}
