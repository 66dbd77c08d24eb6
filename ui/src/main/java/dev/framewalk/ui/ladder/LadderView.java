package dev.framewalk.ui.ladder;

import dev.framewalk.timeline.diagram.LadderAxis;
import dev.framewalk.timeline.diagram.LadderLayout;
import dev.framewalk.timeline.diagram.LadderMarks;
import dev.framewalk.timeline.diagram.LadderPainter;
import dev.framewalk.timeline.diagram.Surface;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The ladder on the screen: scrolled, zoomed, and clicked to move the cursor.
public final class LadderView {
    private static final double NEAR = 6;

    private final Session session;
    private final Appearance appearance;
    private final ObservableValue<Theme> theme;
    private final LadderModel model;
    private final Looking looking;
    private final VBox root = new VBox();
    private final Body body = new Body();
    private final HBox tools = new HBox(6);

    /// Is told which part of the time is in sight.
    @FunctionalInterface
    public interface Looking {
        void at(long fromNanos, long toNanos);
    }

    public LadderView(Session session, Appearance appearance, Looking looking) {
        this.looking = looking;
        this.session = session;
        this.appearance = appearance;
        this.theme = appearance.picturesProperty();
        model = new LadderModel(session);
        Label restriction = new Label();
        restriction.textProperty().bind(model.restrictionProperty());
        restriction.setWrapText(true);
        restriction.setMaxWidth(Double.MAX_VALUE);
        restriction.setMinHeight(Region.USE_PREF_SIZE);
        restriction.getStyleClass().add("banner");
        restriction.visibleProperty().bind(model.restrictionProperty().isNotEmpty());
        restriction.managedProperty().bind(restriction.visibleProperty());
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getChildren().addAll(restriction, body);
        root.setMinSize(0, 0);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.getChildren().addAll(axis(), zoom("fth-zoom-out", "command.ZOOM_OUT", 0.8), zoom("fth-zoom-in", "command.ZOOM_IN", 1.25));
        session.cursorProperty().addListener((property, was, is) -> body.follow());
        model.layoutProperty().addListener((property, was, is) -> body.layoutMade(was));
        theme.addListener((property, was, is) -> body.requestLayout());
    }

    public Parent root() {
        return root;
    }

    /// What stands beside the tabs.
    public Node tools() {
        return tools;
    }

    public void focus() {
        body.requestFocus();
    }

    /// Multiplies the scale; 0 goes back to the usual one.
    public void zoom(double factor) {
        model.zoomBy(factor);
    }

    /// What is shown at present, for exports; null before there is anything.
    public @Nullable LadderLayout drawn() {
        return model.layoutProperty().get();
    }

    private Node axis() {
        ComboBox<LadderAxis> box = new ComboBox<>();
        box.setId("axis");
        box.getItems().setAll(LadderAxis.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(LadderAxis axis) {
                return axis == null ? "" : Words.of("axis." + axis);
            }

            @Override
            public LadderAxis fromString(String text) {
                throw new UnsupportedOperationException("nobody writes into this box");
            }
        });
        box.setAccessibleText(Words.of("axis"));
        box.setTooltip(new Tooltip(Words.of("axis")));
        box.valueProperty().bindBidirectional(session.axisProperty());
        box.getStyleClass().add("small");
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private Node zoom(String icon, String key, double factor) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setAccessibleText(Words.of(key));
        button.setTooltip(new Tooltip(Words.of(key)));
        button.setOnAction(event -> zoom(factor));
        return button;
    }

    /// The drawing with its scroll bars.
    private final class Body extends Region {
        private final ScrollBar down = new ScrollBar();
        private final ScrollBar across = new ScrollBar();
        private final PictureRegion picture = new PictureRegion(this::paint);
        private @Nullable Timeline gliding;
        private OptionalLong pointed = OptionalLong.empty();

        Body() {
            down.setOrientation(Orientation.VERTICAL);
            down.setFocusTraversable(false);
            across.setFocusTraversable(false);
            getChildren().addAll(picture, down, across);
            setId("ladder");
            getStyleClass().add("ladder");
            setFocusTraversable(true);
            setMinSize(0, 0);
            setAccessibleRole(AccessibleRole.TEXT_AREA);
            setAccessibleRoleDescription(Words.of("view.ladder"));
            down.valueProperty().addListener((property, was, is) -> picture.repaint());
            across.valueProperty().addListener((property, was, is) -> picture.repaint());
            focusedProperty().addListener((property, was, is) -> picture.repaint());
            setOnMousePressed(event -> {
                requestFocus();
                OptionalLong found = eventAt(event.getX(), event.getY());
                if (found.isPresent()) {
                    session.jumpToEvent(model.eventOf(found.getAsLong()));
                }
            });
            setOnMouseMoved(event -> {
                pointed = eventAt(event.getX(), event.getY());
                setCursor(pointed.isPresent() ? javafx.scene.Cursor.HAND : javafx.scene.Cursor.DEFAULT);
            });
            setOnScroll(this::scrolled);
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }

        private void scrolled(ScrollEvent event) {
            stopGliding();
            if (event.isControlDown()) {
                zoom(event.getDeltaY() > 0 ? 1.1 : 1 / 1.1);
            } else {
                down.setValue(Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax()));
                across.setValue(Math.clamp(across.getValue() - event.getDeltaX(), 0, across.getMax()));
            }
            event.consume();
        }

        private void pressed(KeyEvent event) {
            if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
                return;
            }
            switch (event.getCode()) {
                case UP, LEFT -> session.step(StepBy.EVENT, -1);
                case DOWN, RIGHT -> session.step(StepBy.EVENT, 1);
                case PAGE_DOWN -> down.setValue(Math.min(down.getMax(), down.getValue() + bodyHeight() * 0.9));
                case PAGE_UP -> down.setValue(Math.max(0, down.getValue() - bodyHeight() * 0.9));
                default -> {
                    return;
                }
            }
            event.consume();
        }

        private OptionalLong eventAt(double x, double y) {
            LadderLayout layout = drawn();
            if (layout == null || y < layout.headHeight()) {
                return OptionalLong.empty();
            }
            return layout.eventAt(x + across.getValue(), y - layout.headHeight() + down.getValue(), NEAR);
        }

        private double bodyHeight() {
            LadderLayout layout = drawn();
            return layout == null ? 0 : Math.max(0, picture.getHeight() - layout.headHeight());
        }

        private void paint(Surface surface, double width, double height) {
            Theme look = theme.getValue();
            surface.rectangle(0, 0, width, height, 0, look.colour(Token.BACKGROUND), null);
            LadderLayout layout = drawn();
            if (layout == null) {
                return;
            }
            double head = layout.headHeight();
            long cursor = model.arrowAtCursor();
            LadderMarks marks = cursor < 0 ? LadderMarks.NONE : LadderMarks.cursor(cursor);
            look(layout, cursor);
            surface.pushClip(0, head, width, Math.max(0, height - head));
            surface.pushTranslation(-across.getValue(), head - down.getValue());
            LadderPainter.paintBody(surface, layout, layout.view(down.getValue(), bodyHeight()), look, marks);
            surface.pop();
            surface.pop();
            surface.pushTranslation(-across.getValue(), 0);
            surface.rectangle(0, 0, width + across.getValue(), head, 0, look.colour(Token.BACKGROUND), null);
            LadderPainter.paintHead(surface, layout, look);
            surface.pop();
        }

        /// What is in sight, in time. The cursor's own time belongs to it even where its arrow left earlier.
        private void look(LadderLayout layout, long cursor) {
            double top = down.getValue();
            double bottom = top + bodyHeight();
            long from = layout.timeAt(top);
            long to = layout.timeAt(bottom);
            OptionalDouble y = cursor < 0 ? OptionalDouble.empty() : layout.yOfEvent(cursor);
            if (y.isPresent() && y.getAsDouble() >= top && y.getAsDouble() <= bottom) {
                long now = session.nanosSinceStart(session.packet());
                from = Math.min(from, now);
                to = Math.max(to, now);
            }
            looking.at(from, to);
        }

        @Override
        protected void layoutChildren() {
            double bar = down.prefWidth(-1);
            LadderLayout layout = drawn();
            boolean isWide = layout != null && layout.width() > getWidth() - bar + 1;
            double low = isWide ? across.prefHeight(-1) : 0;
            picture.resizeRelocate(0, 0, Math.max(0, getWidth() - bar), Math.max(0, getHeight() - low));
            down.resizeRelocate(getWidth() - bar, 0, bar, Math.max(0, getHeight() - low));
            across.setVisible(isWide);
            across.resizeRelocate(0, getHeight() - low, Math.max(0, getWidth() - bar), low);
            model.resize(Math.max(120, getWidth() - bar), theme.getValue().type());
            range();
            picture.repaint();
        }

        private void range() {
            LadderLayout layout = drawn();
            if (layout == null) {
                return;
            }
            double room = bodyHeight();
            double most = Math.max(0, layout.height() - room);
            down.setMax(most);
            down.setVisibleAmount(layout.height() <= 0 ? 1 : most * room / layout.height());
            down.setBlockIncrement(room * 0.9);
            down.setUnitIncrement(30);
            down.setVisible(most > 0);
            if (down.getValue() > most) {
                down.setValue(most);
            }
            double side = Math.max(0, layout.width() - picture.getWidth());
            across.setMax(side);
            across.setVisibleAmount(layout.width() <= 0 ? 1 : side * picture.getWidth() / layout.width());
            if (across.getValue() > side) {
                across.setValue(side);
            }
        }

        private void layoutMade(@Nullable LadderLayout before) {
            LadderLayout now = drawn();
            // what was at the top stays at the top, in time
            double kept = before == null || now == null || now.scene() == before.scene() && now.height() == before.height()
                    ? down.getValue()
                    : now.yOf(before.timeAt(down.getValue()));
            requestLayout();
            range();
            down.setValue(Math.clamp(kept, 0, down.getMax()));
            follow();
            picture.repaint();
        }

        /// Brings the cursor into sight, with some of what comes after it.
        void follow() {
            picture.repaint();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            LadderLayout layout = drawn();
            long event = model.arrowAtCursor();
            if (layout == null || event < 0) {
                return;
            }
            OptionalDouble y = layout.yOfEvent(event);
            double room = bodyHeight();
            if (y.isEmpty() || room <= 0) {
                return;
            }
            double top = down.getValue();
            double margin = Math.min(90, room / 4);
            if (y.getAsDouble() < top + margin * 0.5 || y.getAsDouble() > top + room - margin) {
                glide(Math.clamp(y.getAsDouble() - room * 0.35, 0, down.getMax()));
            }
        }

        private void glide(double to) {
            stopGliding();
            if (appearance.reducedMotionProperty().get() || Math.abs(to - down.getValue()) > 4_000) {
                down.setValue(to);
                return;
            }
            Timeline made = new Timeline(new KeyFrame(
                    Duration.millis(160), new KeyValue(down.valueProperty(), to, Interpolator.EASE_OUT)));
            gliding = made;
            made.play();
        }

        private void stopGliding() {
            if (gliding != null && gliding.getStatus() == Animation.Status.RUNNING) {
                gliding.stop();
            }
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            if (attribute == AccessibleAttribute.TEXT) {
                var event = session.closeup().event();
                return event == null ? Words.of("inspector.before") : event.sentence();
            }
            return super.queryAccessibleAttribute(attribute, parameters);
        }
    }
}
