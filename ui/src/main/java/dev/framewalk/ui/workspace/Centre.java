package dev.framewalk.ui.workspace;

import dev.framewalk.timeline.diagram.Plate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// One of the views in the middle, as the frame sees it.
///
/// @param key   key of its name
/// @param root  what is shown
/// @param focus puts the keyboard into it
/// @param zoom  changes its scale; null if it has none
/// @param tools what stands beside the tabs while it is shown; null for nothing
/// @param plate makes a picture of it for exports; null if exports draw the ladder instead
record Centre(
        String key,
        Parent root,
        Runnable focus,
        @Nullable Zoom zoom,
        @Nullable Node tools,
        @Nullable Supplier<@Nullable Plate> plate) {
    /// One without a picture of its own.
    Centre(String key, Parent root, Runnable focus, @Nullable Zoom zoom, @Nullable Node tools) {
        this(key, root, focus, zoom, tools, null);
    }

    /// A change of scale.
    interface Zoom {
        /// Multiplies the scale; 0 goes back to the usual one.
        void by(double factor);
    }
}
