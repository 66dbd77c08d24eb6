package dev.framewalk.timeline.diagram.surface;

/// A typeface at a size, with a colour.
///
/// @param size em height in units of the surface
public record TextStyle(Typeface face, double size, Colour colour) {
    public double width(String text) {
        return face.width(text, size);
    }

    public TextStyle withColour(Colour changed) {
        return new TextStyle(face, size, changed);
    }

    public TextStyle withFace(Typeface changed) {
        return new TextStyle(changed, size, colour);
    }
}
