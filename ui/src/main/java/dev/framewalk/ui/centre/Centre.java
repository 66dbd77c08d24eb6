package dev.framewalk.ui.centre;

import dev.framewalk.timeline.diagram.Plate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// One of the views in the middle, as the workspace sees it.
///
/// @param key   key of its name
/// @param root  what is shown
/// @param focus puts the keyboard into it
/// @param zoom  changes its scale; null if it has none
/// @param tools what stands beside the tabs while it is shown; null for nothing
/// @param plate makes a picture of it for exports; null if exports draw the ladder instead
public record Centre(
        String key,
        Parent root,
        Runnable focus,
        @Nullable Zooming zoom,
        @Nullable Node tools,
        @Nullable Supplier<@Nullable Plate> plate) {
    /// One that is nothing but a list.
    public Centre(String key, Parent root, Runnable focus) {
        this(key, root, focus, null, null, null);
    }

    /// A change of scale.
    @FunctionalInterface
    public interface Zooming {
        /// Multiplies the scale; 0 goes back to the usual one.
        void by(double factor);
    }
}
