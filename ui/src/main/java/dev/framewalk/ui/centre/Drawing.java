package dev.framewalk.ui.centre;

import dev.framewalk.timeline.diagram.surface.Surface;
import java.util.OptionalDouble;
import javafx.geometry.Insets;
import org.jspecify.annotations.Nullable;

/// What a view gives to its pane: how it looks, what lies where, and what it says in words.
///
/// @param <P> what one can point at; equal to what else is drawn for the same
public interface Drawing<P> {
    /// Says how much room there is, before anything is drawn and after every change. Fits what is in sight to it.
    void resize(Room room);

    /// Draws everything but the background.
    ///
    /// @param pointed what the mouse points at; null for nothing
    void paint(Surface surface, Room room, @Nullable P pointed);

    /// What is in sight from top to bottom; null where that is always everything.
    default @Nullable Sight down() {
        return null;
    }

    /// What is in sight from left to right; null where that is always everything.
    default @Nullable Sight across() {
        return null;
    }

    /// What stands still around the part that moves: names of columns, of rows, a key to the signs.
    default Insets still() {
        return Insets.EMPTY;
    }

    /// What lies at a point; null for nothing.
    @Nullable P at(double x, double y);

    /// Whether a click on it leads anywhere.
    boolean leads(P thing);

    /// Moves the cursor there.
    void go(P thing);

    /// ↑ (-1) or ↓ (1).
    void arrow(int direction);

    /// Brings the cursor into sight.
    void follow();

    /// What to say about what one points at, or about the cursor if that is nothing; empty for nothing.
    String told(@Nullable P pointed);

    /// What a screen reader says about the whole picture and where the cursor stands in it.
    String spoken();

    /// Changes the scale; whoever has none leaves it out.
    ///
    /// @param factor multiplies it; 0 goes back to the usual one
    /// @param about  what stays where it is, 0 to 1 of what is in sight
    default void zoom(double factor, double about) {}

    /// Whether the scale changes from top to bottom, and not from left to right.
    default boolean isScaledDown() {
        return false;
    }

    /// Where the cursor stands in what is in sight, 0 to 1, in the direction in which the scale changes; empty if it is out of sight.
    default OptionalDouble cursorShare() {
        return OptionalDouble.empty();
    }
}
