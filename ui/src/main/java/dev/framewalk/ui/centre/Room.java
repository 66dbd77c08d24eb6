package dev.framewalk.ui.centre;

import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.TypeSizes;

/// How much room there is for a picture, and how it is to look.
public record Room(double width, double height, Theme theme) {
    /// Before anything is known.
    public static final Room UNKNOWN = new Room(600, 400, Theme.LIGHT);

    public TypeSizes type() {
        return theme.type();
    }

    /// Whether what was laid out for the width and the type of this one lies wrong in another. Colours and height move nothing.
    public boolean isLaidOutUnlike(Room other) {
        return Math.abs(width - other.width) >= 1 || !type().equals(other.type());
    }
}
