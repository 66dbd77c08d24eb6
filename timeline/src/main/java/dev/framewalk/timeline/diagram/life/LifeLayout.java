package dev.framewalk.timeline.diagram.life;

import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Rectangle;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.List;

/// A life placed for one width: where each state stands, where each arrow runs, and where its words lie.
///
/// States stand in rows, and arrows run between the rows and in the margins, so no arrow crosses a state, and no words lie on a state or on other
/// words, however narrow it is.
public final class LifeLayout {
    /// Wider than this, words are far from their arrows.
    private static final double WIDEST = 620;
    /// Narrower than this, states have no room for their names.
    private static final double NARROWEST = 300;

    /// A state in its place.
    ///
    /// @param lines the name
    public record PlacedState(int state, Rectangle box, List<String> lines) {
        public PlacedState {
            lines = List.copyOf(lines);
        }
    }

    /// A point of a line.
    public record Point(double x, double y) {}

    /// An arrow on its way.
    ///
    /// @param arrow index of the arrow
    /// @param line  from the state before to the state after, by right angles
    /// @param words one line each
    /// @param label where they lie
    public record PlacedArrow(int arrow, List<Point> line, List<String> words, Rectangle label) {
        public PlacedArrow {
            line = List.copyOf(line);
            words = List.copyOf(words);
        }
    }

    private final LifeScene scene;
    private final TypeSizes type;
    private final double width;
    private final double height;
    private final List<PlacedState> states;
    private final List<PlacedArrow> arrows;

    private LifeLayout(LifeScene scene, TypeSizes type, double width, LifeRouter router) {
        this.scene = scene;
        this.type = type;
        this.width = width;
        states = router.states();
        arrows = router.arrows();
        height = router.height();
    }

    /// Places a life.
    ///
    /// @param available width that there is; a wide one is not used up, and a narrow one does not suffice
    /// @param fromMany  the words of arrows from nearly every state
    public static LifeLayout of(LifeScene scene, double available, TypeSizes type, String fromMany) {
        // large type in a narrow place gives way before anything is cut off
        double fits = Math.max(available, NARROWEST) / (NARROWEST * type.scale());
        TypeSizes used = fits < 1 ? type.scaledBy(fits) : type;
        double width = Math.clamp(available, NARROWEST * used.scale(), WIDEST * used.scale());
        return new LifeLayout(scene, used, width, new LifeRouter(scene, width, used, fromMany));
    }

    public LifeScene scene() {
        return scene;
    }

    public TypeSizes type() {
        return type;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /// In the order of the scene.
    public List<PlacedState> states() {
        return states;
    }

    public List<PlacedArrow> arrows() {
        return arrows;
    }

    /// The state at a point, or -1.
    public int stateAt(double x, double y) {
        for (PlacedState each : states) {
            if (each.box().contains(x, y)) {
                return each.state();
            }
        }
        return -1;
    }

    static TextStyle nameStyle(TypeSizes type, Colour colour) {
        return new TextStyle(Typeface.BOLD, type.small() + 0.5 * type.scale(), colour);
    }

    static TextStyle wordStyle(TypeSizes type, Colour colour, boolean isStrong) {
        return new TextStyle(isStrong ? Typeface.BOLD : Typeface.SANS, type.small(), colour);
    }

    static double lineHeight(TypeSizes type) {
        return type.small() * 1.22;
    }

    static double widest(List<String> lines, Typeface face, double size) {
        return lines.stream().mapToDouble(line -> face.width(line, size)).max().orElse(0);
    }

    /// The words of an arrow as they are written.
    static List<String> words(LifeScene.Arrow arrow, String fromMany) {
        if (arrow.from() >= 0) {
            return arrow.words();
        }
        List<String> lines = new ArrayList<>();
        lines.add(fromMany);
        lines.addAll(arrow.words());
        return lines;
    }
}
