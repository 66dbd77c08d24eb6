package dev.framewalk.ui.inspector;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.life.LifeLayout;
import dev.framewalk.timeline.diagram.life.LifePainter;
import dev.framewalk.timeline.diagram.life.LifeScene;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One life as a picture, as high as its width makes it. Whoever points at a state reads what it is; whoever hears the picture hears who stands where.
final class LifePicture extends Region {
    private final InspectorModel model;
    private final ObservableValue<Theme> theme;
    private final PictureRegion picture;
    private final Tooltip about = new Tooltip();
    private @Nullable LifeScene scene;
    private @Nullable LifeLayout layout;
    private double layoutWidth;

    LifePicture(InspectorModel model, ObservableValue<Theme> theme) {
        this.model = model;
        this.theme = theme;
        picture = new PictureRegion((surface, width, height) -> {
            LifeLayout placed = layout(width);
            if (placed != null) {
                LifePainter.paint(surface, placed, theme.getValue(), DiagramWords.ENGLISH);
            }
        });
        getChildren().add(picture);
        getStyleClass().add("life-picture");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        about.setWrapText(true);
        about.setMaxWidth(320);
        theme.addListener((property, was, is) -> forget());
        setOnMouseMoved(event -> point(event.getX() - snappedLeftInset(), event.getY() - snappedTopInset()));
        setOnMousePressed(event -> requestFocus());
    }

    void show(LifeScene shown) {
        if (!shown.equals(scene)) {
            scene = shown;
            setAccessibleText(
                    Words.of("lives.spoken", shown.title(), String.join(". ", shown.told(DiagramWords.ENGLISH))));
            forget();
        }
    }

    private void forget() {
        layout = null;
        requestLayout();
        picture.repaint();
    }

    private @Nullable LifeLayout layout(double width) {
        LifeScene shown = scene;
        if (shown == null) {
            return null;
        }
        LifeLayout placed = layout;
        if (placed == null || layoutWidth != width) {
            placed = LifeLayout.of(
                    shown, width, theme.getValue().type(), DiagramWords.ENGLISH.text("life.from.many"));
            layout = placed;
            layoutWidth = width;
        }
        return placed;
    }

    /// How far below the upper edge of this picture the middle of those states lies in which somebody stands now (who moved, if
    /// anybody did); -1 if nobody does.
    double middleOfNow() {
        LifeLayout placed = layout(Math.floor(getWidth() - snappedLeftInset() - snappedRightInset()));
        double sum = 0;
        int count = 0;
        if (placed != null) {
            boolean isMoved = placed.scene().isMoved();
            for (LifeScene.Stand stand : placed.scene().stands()) {
                if (isMoved && !stand.isMoved()) {
                    continue;
                }
                var box = placed.states().get(stand.now()).box();
                sum += (box.top() + box.bottom()) / 2;
                count++;
            }
        }
        return count == 0 ? -1 : snappedTopInset() + sum / count;
    }

    /// Says what the state under the mouse is.
    private void point(double x, double y) {
        LifeLayout placed = layout;
        int state = placed == null ? -1 : placed.stateAt(x, y);
        if (placed == null || state < 0) {
            Tooltip.uninstall(this, about);
            return;
        }
        LifeScene.State told = placed.scene().states().get(state);
        String text = model.words().text(told.key());
        if (text == null) {
            Tooltip.uninstall(this, about);
        } else {
            about.setText(Words.of("lives.about", told.name(), text));
            Tooltip.install(this, about);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = Math.floor((width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset());
        LifeLayout placed = layout(inside);
        return placed == null
                ? 0
                : Math.ceil(LifePainter.height(placed, theme.getValue(), DiagramWords.ENGLISH))
                        + snappedTopInset()
                        + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 100;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        picture.resizeRelocate(left, top, getWidth() - left - snappedRightInset(), getHeight() - top - snappedBottomInset());
    }
}
