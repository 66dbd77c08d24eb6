package dev.framewalk.timeline.diagram;

/// The sizes of type of a picture, in units of the surface, largest first.
///
/// @param title   the title of a picture
/// @param heading names of hosts
/// @param label   what an arrow says
/// @param small   times, sizes, legends
public record TypeSizes(double title, double heading, double label, double small) {
    /// For a screen at an arm's length and for paper.
    public static final TypeSizes DESK = new TypeSizes(20, 15, 13, 11);

    /// For the last row of a lecture hall.
    public static final TypeSizes HALL = new TypeSizes(32, 25, 21, 17);

    public TypeSizes scaledBy(double factor) {
        return new TypeSizes(title * factor, heading * factor, label * factor, small * factor);
    }

    /// How much larger than [#DESK] this is: distances and line widths grow with it.
    public double scale() {
        return label / DESK.label;
    }
}
