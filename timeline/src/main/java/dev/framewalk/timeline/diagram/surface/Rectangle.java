package dev.framewalk.timeline.diagram.surface;

/// A rectangle; `right` and `bottom` are outside.
public record Rectangle(double left, double top, double right, double bottom) {
    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    public boolean contains(double x, double y) {
        return x >= left && x < right && y >= top && y < bottom;
    }

    public boolean overlaps(Rectangle other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
}
