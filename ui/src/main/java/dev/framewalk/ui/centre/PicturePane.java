package dev.framewalk.ui.centre;

import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A drawing on the screen with its scroll bars: moved by wheel, keys and dragging, zoomed, pointed at, clicked to move the cursor, and spoken.
///
/// @param <P> what one can point at
public final class PicturePane<P> extends Region {
    /// A press that moves less than this is a click.
    private static final double CLICK = 4;
    private static final double WHEEL_ZOOM = 1.15;
    /// A page leaves a little of the one before in sight.
    private static final double PAGE = 0.9;
    private static final double SIDEWAYS = 0.25;
    /// No picture is laid out for less: the rest is cut off while a window is dragged that small.
    private static final double LEAST_WIDTH = 120;
    /// Farther than this nobody can follow a picture with their eyes.
    private static final double LONGEST_GLIDE = 4_000;

    private final Session session;
    private final Appearance appearance;
    private final Drawing<P> drawing;
    private final PictureRegion picture = new PictureRegion(this::paint);
    private final @Nullable SightBar down;
    private final @Nullable SightBar across;
    private Consumer<String> telling = words -> {};
    private @Nullable P pointed;
    private @Nullable Timeline gliding;
    private double pressedX;
    private double pressedY;
    private double draggedX;
    private double draggedY;
    private boolean isPressed;
    private boolean isDragged;
    private boolean isFitting;

    /// @param name what the view is called in the words, behind `view.`
    public PicturePane(String name, Session session, Appearance appearance, Drawing<P> drawing) {
        this.session = session;
        this.appearance = appearance;
        this.drawing = drawing;
        getChildren().add(picture);
        down = bar(drawing.down(), Orientation.VERTICAL);
        across = bar(drawing.across(), Orientation.HORIZONTAL);
        setId(name);
        getStyleClass().add("picture-pane");
        setFocusTraversable(true);
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleRoleDescription(Words.of("view." + name));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseMoved(event -> point(drawing.at(event.getX(), event.getY())));
        setOnMouseExited(event -> point(null));
        setOnScroll(this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        session.cursorProperty().addListener((property, was, is) -> cursorMoved());
        appearance.picturesProperty().addListener((property, was, is) -> requestLayout());
    }

    private @Nullable SightBar bar(@Nullable Sight sight, Orientation orientation) {
        if (sight == null) {
            return null;
        }
        SightBar made = new SightBar(sight, orientation, this::stopGliding);
        getChildren().add(made.node());
        sight.listen(this::moved);
        return made;
    }

    /// Who says what one points at.
    void tellTo(Consumer<String> words) {
        telling = words;
        tell();
    }

    // ---- what changes

    /// There is something else to see.
    public void changed() {
        pointed = null;
        requestLayout();
        tell();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        picture.repaint();
    }

    private void cursorMoved() {
        drawing.follow();
        tell();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        picture.repaint();
    }

    /// Something else of it is in sight.
    private void moved() {
        if (isFitting) {
            return;
        }
        show(down);
        if (across != null && across.node().isVisible() != isPart(drawing.across())) {
            requestLayout();
        }
        show(across);
        picture.repaint();
    }

    private static void show(@Nullable SightBar bar) {
        if (bar != null) {
            bar.show();
        }
    }

    private static boolean isPart(@Nullable Sight sight) {
        return sight != null && sight.isPart();
    }

    private void tell() {
        telling.accept(drawing.told(pointed));
    }

    // ---- moving

    /// Brings a place to the beginning of what is in sight, so that the eye can follow where motion is wanted.
    public void glide(Sight sight, double place) {
        stopGliding();
        double to = Math.clamp(place, 0, sight.most());
        if (appearance.reducedMotionProperty().get() || Math.abs(to - sight.from()) > LONGEST_GLIDE) {
            sight.goTo(to);
            return;
        }
        DoubleProperty at = new SimpleDoubleProperty(sight.from());
        at.addListener((property, was, is) -> sight.goTo(is.doubleValue()));
        Timeline made = new Timeline(new KeyFrame(Duration.millis(160), new KeyValue(at, to, Interpolator.EASE_OUT)));
        gliding = made;
        made.play();
    }

    private void stopGliding() {
        if (gliding != null && gliding.getStatus() == Animation.Status.RUNNING) {
            gliding.stop();
        }
    }

    /// How many pixels there are for what moves.
    private double pixels(Orientation orientation) {
        Insets still = drawing.still();
        return Math.max(
                1,
                orientation == Orientation.VERTICAL
                        ? picture.getHeight() - still.getTop() - still.getBottom()
                        : picture.getWidth() - still.getLeft() - still.getRight());
    }

    /// Moves by pixels of the screen; false if there is nothing to move.
    private boolean move(@Nullable Sight sight, Orientation orientation, double pixels) {
        if (sight == null || pixels == 0) {
            return false;
        }
        stopGliding();
        sight.goTo(sight.from() + pixels / pixels(orientation) * sight.seen());
        return true;
    }

    private void scrolled(ScrollEvent event) {
        if (event.isControlDown()) {
            if (event.getDeltaY() != 0) {
                drawing.zoom(event.getDeltaY() > 0 ? WHEEL_ZOOM : 1 / WHEEL_ZOOM, shareAt(event.getX(), event.getY()));
            }
        } else if (drawing.down() == null || event.isShiftDown()) {
            move(drawing.across(), Orientation.HORIZONTAL, -(event.getDeltaX() + event.getDeltaY()));
        } else {
            move(drawing.down(), Orientation.VERTICAL, -event.getDeltaY());
            move(drawing.across(), Orientation.HORIZONTAL, -event.getDeltaX());
        }
        event.consume();
    }

    /// Where a point lies in what is in sight, 0 to 1, in the direction in which the scale changes.
    private double shareAt(double x, double y) {
        Insets still = drawing.still();
        return Math.clamp(
                drawing.isScaledDown()
                        ? (y - still.getTop()) / pixels(Orientation.VERTICAL)
                        : (x - still.getLeft()) / pixels(Orientation.HORIZONTAL),
                0,
                1);
    }

    /// Changes the scale; the cursor stays where it is, or the middle if the cursor is out of sight.
    void zoom(double factor) {
        drawing.zoom(factor, drawing.cursorShare().orElse(0.5));
    }

    // ---- mouse and keys

    private void pressed(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        draggedX = pressedX;
        draggedY = pressedY;
        isPressed = event.getButton() == MouseButton.PRIMARY;
        isDragged = false;
    }

    private void dragged(MouseEvent event) {
        if (Math.hypot(event.getX() - pressedX, event.getY() - pressedY) >= CLICK) {
            isDragged = true;
        }
        if (isDragged && isPressed) {
            move(drawing.across(), Orientation.HORIZONTAL, draggedX - event.getX());
            move(drawing.down(), Orientation.VERTICAL, draggedY - event.getY());
            draggedX = event.getX();
            draggedY = event.getY();
        }
    }

    private void released(MouseEvent event) {
        // where the hand is quicker than the events, the last stretch of a drag comes with the release only
        dragged(event);
        if (isDragged || !isPressed) {
            return;
        }
        P found = drawing.at(event.getX(), event.getY());
        if (found != null && drawing.leads(found)) {
            drawing.go(found);
        }
    }

    private void point(@Nullable P thing) {
        if (thing == null ? pointed == null : thing.equals(pointed)) {
            return;
        }
        pointed = thing;
        setCursor(thing != null && drawing.leads(thing) ? Cursor.HAND : Cursor.DEFAULT);
        tell();
        picture.repaint();
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.isShiftDown()) {
            switch (event.getCode()) {
                case LEFT -> pan(drawing.across(), -SIDEWAYS);
                case RIGHT -> pan(drawing.across(), SIDEWAYS);
                default -> {
                    return;
                }
            }
        } else {
            Sight pages = drawing.down() == null ? drawing.across() : drawing.down();
            switch (event.getCode()) {
                case LEFT -> session.step(StepBy.EVENT, -1);
                case RIGHT -> session.step(StepBy.EVENT, 1);
                case UP -> drawing.arrow(-1);
                case DOWN -> drawing.arrow(1);
                case PAGE_UP -> pan(pages, -PAGE);
                case PAGE_DOWN -> pan(pages, PAGE);
                default -> {
                    return;
                }
            }
        }
        event.consume();
    }

    private void pan(@Nullable Sight sight, double share) {
        if (sight != null) {
            stopGliding();
            sight.pan(share);
        }
    }

    // ---- drawing

    private Room room(double width, double height) {
        return new Room(width, height, appearance.pictures());
    }

    private void paint(Surface surface, double width, double height) {
        Theme theme = appearance.pictures();
        surface.rectangle(0, 0, width, height, 0, theme.colour(Token.BACKGROUND), null);
        drawing.paint(surface, room(width, height), pointed);
    }

    @Override
    protected void layoutChildren() {
        isFitting = true;
        double beside = down == null ? 0 : down.thickness();
        double width = Math.max(0, getWidth() - beside);
        double height = getHeight();
        double laidOut = Math.max(LEAST_WIDTH, width);
        drawing.resize(room(laidOut, height));
        if (across != null && isPart(drawing.across())) {
            double left = drawing.still().getLeft();
            height = Math.max(0, height - across.thickness());
            across.node().resizeRelocate(left, height, Math.max(0, width - left), across.thickness());
            drawing.resize(room(laidOut, height));
        }
        if (down != null) {
            down.node().resizeRelocate(width, 0, beside, height);
        }
        picture.resizeRelocate(0, 0, width, height);
        show(down);
        show(across);
        isFitting = false;
        picture.repaint();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? drawing.spoken() : super.queryAccessibleAttribute(attribute, parameters);
    }
}
