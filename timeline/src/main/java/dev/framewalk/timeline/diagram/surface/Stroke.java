package dev.framewalk.timeline.diagram.surface;

/// How a line is drawn. Ends are butt, corners are mitred, on every surface.
public record Stroke(Colour colour, double width, Dash dash) {
    public static Stroke solid(Colour colour, double width) {
        return new Stroke(colour, width, Dash.SOLID);
    }

    public Stroke withDash(Dash changed) {
        return new Stroke(colour, width, changed);
    }

    public Stroke withColour(Colour changed) {
        return new Stroke(changed, width, dash);
    }
}
