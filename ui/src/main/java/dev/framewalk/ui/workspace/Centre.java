package dev.framewalk.ui.workspace;

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
record Centre(String key, Parent root, Runnable focus, @Nullable Zoom zoom, @Nullable Node tools) {
    /// A change of scale.
    interface Zoom {
        /// Multiplies the scale; 0 goes back to the usual one.
        void by(double factor);
    }
}
