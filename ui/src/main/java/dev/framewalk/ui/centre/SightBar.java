package dev.framewalk.ui.centre;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/// The scroll bar of a picture in one direction.
final class SightBar {
    private final ScrollBar bar = new ScrollBar();
    private final Sight sight;
    private boolean isShowing;

    /// @param grasped is told when somebody takes hold of the bar
    SightBar(Sight sight, Orientation orientation, Runnable grasped) {
        this.sight = sight;
        bar.setOrientation(orientation);
        bar.setFocusTraversable(false);
        bar.setVisible(false);
        bar.valueProperty().addListener((property, was, is) -> {
            if (!isShowing) {
                grasped.run();
                sight.goTo(is.doubleValue());
            }
        });
    }

    ScrollBar node() {
        return bar;
    }

    double thickness() {
        return bar.getOrientation() == Orientation.VERTICAL ? bar.prefWidth(-1) : bar.prefHeight(-1);
    }

    /// Shows what is in sight.
    void show() {
        isShowing = true;
        double most = sight.most();
        bar.setMax(most);
        bar.setVisibleAmount(sight.whole() <= 0 ? 1 : most * sight.seen() / Math.max(sight.seen(), sight.whole()));
        bar.setBlockIncrement(sight.seen() * 0.9);
        bar.setUnitIncrement(sight.seen() * 0.06);
        bar.setValue(sight.from());
        bar.setVisible(sight.isPart());
        isShowing = false;
    }
}
