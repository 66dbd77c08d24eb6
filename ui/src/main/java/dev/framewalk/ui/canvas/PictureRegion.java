package dev.framewalk.ui.canvas;

import dev.framewalk.timeline.diagram.surface.Surface;
import javafx.animation.AnimationTimer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A part of the screen that a painter fills: as large as its place, drawn anew when asked for, at most once a frame.
public final class PictureRegion extends Region {
    /// Draws everything.
    @FunctionalInterface
    public interface Painting {
        void paint(Surface surface, double width, double height);
    }

    /// A canvas larger than this in one direction would not fit into a texture.
    private static final double LARGEST = 8_000;

    private final Canvas canvas = new Canvas();
    private final Painting painting;
    private boolean isStale;
    private final AnimationTimer frame = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            draw();
        }
    };

    public PictureRegion(Painting painting) {
        this.painting = painting;
        canvas.setManaged(false);
        canvas.setFocusTraversable(false);
        getChildren().add(canvas);
        setMinSize(0, 0);
        visibleProperty().addListener((property, was, is) -> repaint());
        sceneProperty().addListener((property, was, is) -> repaint());
    }

    /// Asks for a new drawing with the next frame.
    public void repaint() {
        isStale = true;
        frame.start();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.min(LARGEST, Math.floor(getWidth()));
        double height = Math.min(LARGEST, Math.floor(getHeight()));
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            isStale = true;
            // the new size must not be seen empty
            draw();
        }
    }

    private void draw() {
        if (!isStale || getScene() == null || canvas.getWidth() <= 0 || canvas.getHeight() <= 0) {
            return;
        }
        isStale = false;
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        painting.paint(new CanvasSurface(graphics), canvas.getWidth(), canvas.getHeight());
    }
}
