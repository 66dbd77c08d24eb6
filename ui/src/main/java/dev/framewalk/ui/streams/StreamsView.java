package dev.framewalk.ui.streams;

import dev.framewalk.timeline.diagram.LanesLayout;
import dev.framewalk.timeline.diagram.LanesLegend;
import dev.framewalk.timeline.diagram.LanesMarks;
import dev.framewalk.timeline.diagram.LanesPainter;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Surface;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.TurnStripPainter;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Requests as bars beside each other on the screen: scrolled, zoomed, pointed at, and clicked to move the cursor.
public final class StreamsView {
    private static final double NEAR = 5;
    /// With less room for rows, the key to the signs gives way.
    private static final double LEAST_ROOM = 280;

    private final Session session;
    private final ObservableValue<Theme> theme;
    private final StreamsModel model;
    private final Looking looking;
    private final VBox root = new VBox();
    private final Body body = new Body();
    private final StreamsTable table;
    private final HBox tools = new HBox(6);
    private final ToggleButton asTable = new ToggleButton();

    /// Is told which part of the time is in sight.
    @FunctionalInterface
    public interface Looking {
        void at(long fromNanos, long toNanos);
    }

    public StreamsView(Session session, Appearance appearance, Looking looking) {
        this.session = session;
        this.looking = looking;
        this.theme = appearance.picturesProperty();
        model = new StreamsModel(session);
        table = new StreamsTable(session, model);
        Label restriction = new Label();
        restriction.textProperty().bind(model.restrictionProperty());
        restriction.setWrapText(true);
        restriction.setMaxWidth(Double.MAX_VALUE);
        restriction.setMinHeight(Region.USE_PREF_SIZE);
        restriction.getStyleClass().add("banner");
        restriction.visibleProperty().bind(model.restrictionProperty().isNotEmpty());
        restriction.managedProperty().bind(restriction.visibleProperty());
        StackPane middle = new StackPane(body, table);
        table.visibleProperty().bind(asTable.selectedProperty());
        body.visibleProperty().bind(asTable.selectedProperty().not());
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinSize(0, 0);
        root.getChildren().addAll(restriction, middle);
        root.setMinSize(0, 0);
        asTable.setId("streams-as-table");
        asTable.setGraphic(new FontIcon("fth-list"));
        asTable.getStyleClass().addAll("flat", "button-icon", "small");
        asTable.setAccessibleText(Words.of("streams.as-table"));
        asTable.setTooltip(new Tooltip(Words.of("streams.as-table")));
        asTable.setOnAction(event -> focus());
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.getChildren()
                .addAll(asTable, zoom("fth-zoom-out", "command.ZOOM_OUT", 0.8), zoom("fth-zoom-in", "command.ZOOM_IN", 1.25));
        session.cursorProperty().addListener((property, was, is) -> body.follow());
        model.shownProperty().addListener((property, was, is) -> body.made(was, is));
        theme.addListener((property, was, is) -> body.requestLayout());
        root.sceneProperty().addListener((property, was, is) -> model.look(is != null));
    }

    public Parent root() {
        return root;
    }

    /// What stands beside the tabs.
    public Node tools() {
        return tools;
    }

    public void focus() {
        if (asTable.isSelected()) {
            table.requestFocus();
        } else {
            body.requestFocus();
        }
    }

    /// Multiplies the scale; 0 goes back to the usual one.
    public void zoom(double factor) {
        model.zoomBy(factor);
    }

    /// What is shown, for exports; null before there is anything.
    public @Nullable Plate plate() {
        return model.plate(theme.getValue());
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
        private final Tooltip tip = new Tooltip();
        private boolean isTipOn;
        private double dragX;
        private double dragFrom;

        Body() {
            down.setOrientation(Orientation.VERTICAL);
            down.setFocusTraversable(false);
            across.setFocusTraversable(false);
            getChildren().addAll(picture, down, across);
            setId("streams");
            getStyleClass().add("ladder");
            setFocusTraversable(true);
            setMinSize(0, 0);
            setAccessibleRole(AccessibleRole.TEXT_AREA);
            setAccessibleRoleDescription(Words.of("view.streams"));
            tip.setShowDelay(Duration.millis(350));
            tip.setShowDuration(Duration.seconds(30));
            tip.setWrapText(true);
            tip.setMaxWidth(460);
            down.valueProperty().addListener((property, was, is) -> picture.repaint());
            across.valueProperty().addListener((property, was, is) -> picture.repaint());
            setOnMousePressed(this::clicked);
            setOnMouseDragged(this::dragged);
            setOnMouseMoved(this::pointed);
            setOnScroll(this::scrolled);
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }

        // ---- what lies where

        private @Nullable LanesLayout drawn() {
            StreamsModel.Shown present = model.shownProperty().get();
            return present == null ? null : present.layout();
        }

        private double stripHeight() {
            StreamsModel.Shown present = model.shownProperty().get();
            return present == null || present.turns().count() == 0
                    ? 0
                    : TurnStripPainter.height(present.layout(), present.turns(), picture.getWidth(), theme.getValue());
        }

        private double legendHeight() {
            LanesLayout layout = drawn();
            double wanted = layout == null ? 0 : new LanesLegend(layout, theme.getValue()).height(picture.getWidth());
            // rows come first where there is little room
            double rows = layout == null ? 0 : picture.getHeight() - layout.headHeight() - stripHeight() - wanted;
            return layout == null || rows < Math.min(layout.height(), LEAST_ROOM * theme.getValue().type().scale()) ? 0 : wanted;
        }

        /// How many units there are for rows.
        private double room() {
            LanesLayout layout = drawn();
            return layout == null
                    ? 0
                    : Math.max(0, picture.getHeight() - layout.headHeight() - stripHeight() - legendHeight());
        }

        private LanesPainter.Part part() {
            return new LanesPainter.Part(across.getValue(), down.getValue(), picture.getWidth(), room());
        }

        private Optional<LanesLayout.Hit> hit(double x, double y) {
            LanesLayout layout = drawn();
            if (layout == null || y < layout.headHeight() || y >= layout.headHeight() + room()) {
                return Optional.empty();
            }
            double place = x < layout.labelWidth() ? -1 : x - layout.labelWidth() + across.getValue();
            return layout.hit(place, y - layout.headHeight() + down.getValue(), NEAR);
        }

        private int runAt(double x, double y) {
            StreamsModel.Shown present = model.shownProperty().get();
            if (present == null || present.turns().count() == 0) {
                return -1;
            }
            return TurnStripPainter.runAt(
                    present.layout(),
                    present.turns(),
                    part(),
                    theme.getValue(),
                    x,
                    y - present.layout().headHeight() - room());
        }

        // ---- mouse and keys

        private void clicked(MouseEvent event) {
            requestFocus();
            dragX = event.getX();
            dragFrom = across.getValue();
            int run = runAt(event.getX(), event.getY());
            StreamsModel.Shown present = model.shownProperty().get();
            if (run >= 0 && present != null) {
                session.jumpToEvent(present.turns().event(run));
                return;
            }
            hit(event.getX(), event.getY()).ifPresent(found -> {
                if (found.event() >= 0) {
                    session.jumpToEvent(found.event());
                }
            });
        }

        private void dragged(MouseEvent event) {
            if (across.isVisible()) {
                across.setValue(Math.clamp(dragFrom + dragX - event.getX(), 0, across.getMax()));
            }
        }

        private void pointed(MouseEvent event) {
            LanesLayout layout = drawn();
            Optional<LanesLayout.Hit> found = hit(event.getX(), event.getY());
            int run = runAt(event.getX(), event.getY());
            boolean leads = run >= 0 || found.isPresent() && found.get().event() >= 0;
            setCursor(leads ? javafx.scene.Cursor.HAND : javafx.scene.Cursor.DEFAULT);
            String text = layout != null && found.isPresent() ? model.tell(layout, found.get()) : "";
            StreamsModel.Shown present = model.shownProperty().get();
            if (run >= 0 && present != null) {
                text = model.tell(present.turns(), run);
            }
            if (!text.equals(tip.getText())) {
                tip.hide();
                tip.setText(text);
            }
            if (isTipOn == text.isEmpty()) {
                if (isTipOn) {
                    Tooltip.uninstall(this, tip);
                } else {
                    Tooltip.install(this, tip);
                }
                isTipOn = !isTipOn;
            }
        }

        private void scrolled(ScrollEvent event) {
            if (event.isControlDown()) {
                zoomAround(event.getDeltaY() > 0 ? 1.15 : 1 / 1.15);
            } else if (event.isShiftDown()) {
                double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
                across.setValue(Math.clamp(across.getValue() - by, 0, across.getMax()));
            } else {
                down.setValue(Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax()));
                across.setValue(Math.clamp(across.getValue() - event.getDeltaX(), 0, across.getMax()));
            }
            event.consume();
        }

        private void zoomAround(double factor) {
            zoom(factor);
        }

        private void pressed(KeyEvent event) {
            if (event.isShortcutDown() || event.isAltDown()) {
                return;
            }
            boolean pans = event.isShiftDown();
            switch (event.getCode()) {
                case LEFT -> {
                    if (pans) {
                        pan(-1);
                    } else {
                        session.step(StepBy.EVENT, -1);
                    }
                }
                case RIGHT -> {
                    if (pans) {
                        pan(1);
                    } else {
                        session.step(StepBy.EVENT, 1);
                    }
                }
                case UP -> model.stepRow(-1);
                case DOWN -> model.stepRow(1);
                case PAGE_DOWN -> down.setValue(Math.min(down.getMax(), down.getValue() + room() * 0.9));
                case PAGE_UP -> down.setValue(Math.max(0, down.getValue() - room() * 0.9));
                default -> {
                    return;
                }
            }
            event.consume();
        }

        private void pan(int direction) {
            across.setValue(Math.clamp(across.getValue() + direction * picture.getWidth() * 0.25, 0, across.getMax()));
        }

        // ---- drawing

        private void paint(Surface surface, double width, double height) {
            Theme look = theme.getValue();
            surface.rectangle(0, 0, width, height, 0, look.colour(Token.BACKGROUND), null);
            StreamsModel.Shown present = model.shownProperty().get();
            if (present == null) {
                return;
            }
            LanesLayout layout = present.layout();
            LanesMarks marks = model.marks();
            LanesPainter.Part part = part();
            double head = layout.headHeight();
            if (layout.rows().isEmpty()) {
                LanesPainter.paintNothing(surface, layout, width, look);
                return;
            }
            surface.pushClip(0, head, width, part.height());
            surface.pushTranslation(0, head);
            LanesPainter.paintBody(surface, layout, part, look, marks);
            surface.pop();
            surface.pop();
            LanesPainter.paintHead(surface, layout, part, look, marks);
            double below = head + part.height();
            if (stripHeight() > 0) {
                surface.pushTranslation(0, below);
                TurnStripPainter.paint(surface, layout, present.turns(), part, look);
                surface.pop();
            }
            if (legendHeight() > 0) {
                surface.pushTranslation(0, below + stripHeight());
                new LanesLegend(layout, look).paint(surface, width);
                surface.pop();
            }
            long zero = layout.zeroNanos();
            looking.at(
                    layout.nanosAt(part.left()) - zero,
                    layout.nanosAt(part.left() + width - layout.labelWidth()) - zero);
        }

        @Override
        protected void layoutChildren() {
            double bar = down.prefWidth(-1);
            LanesLayout layout = drawn();
            boolean isWide = layout != null && layout.axis().width() > getWidth() - bar - layout.labelWidth() + 1;
            double low = isWide ? across.prefHeight(-1) : 0;
            picture.resizeRelocate(0, 0, Math.max(0, getWidth() - bar), Math.max(0, getHeight() - low));
            down.resizeRelocate(getWidth() - bar, 0, bar, Math.max(0, getHeight() - low));
            across.setVisible(isWide);
            double from = layout == null ? 0 : layout.labelWidth();
            across.resizeRelocate(from, getHeight() - low, Math.max(0, getWidth() - bar - from), low);
            model.resize(Math.max(120, getWidth() - bar), theme.getValue().type());
            range();
            picture.repaint();
        }

        private void range() {
            LanesLayout layout = drawn();
            if (layout == null) {
                return;
            }
            double room = room();
            double most = Math.max(0, layout.height() - room);
            down.setMax(most);
            down.setVisibleAmount(layout.height() <= 0 ? 1 : most * room / layout.height());
            down.setBlockIncrement(room * 0.9);
            down.setUnitIncrement(30);
            down.setVisible(most > 0);
            if (down.getValue() > most) {
                down.setValue(most);
            }
            double wide = layout.axis().width();
            double seen = picture.getWidth() - layout.labelWidth();
            double side = Math.max(0, wide - seen);
            across.setMax(side);
            across.setVisibleAmount(wide <= 0 ? 1 : side * seen / wide);
            if (across.getValue() > side) {
                across.setValue(side);
            }
        }

        /// A new layout: what was in the middle stays there, the cursor before all.
        private void made(StreamsModel.@Nullable Shown before, StreamsModel.@Nullable Shown now) {
            requestLayout();
            if (now == null) {
                return;
            }
            LanesLayout layout = now.layout();
            if (before != null && before.layout().axis().width() != layout.axis().width()) {
                double seen = picture.getWidth() - layout.labelWidth();
                long cursor = model.marks().cursorNanos();
                double was = before.layout().xOf(cursor) - across.getValue();
                boolean isSeen = cursor != LanesMarks.NONE_SEEN && was >= 0 && was <= seen;
                double place = isSeen ? was : seen / 2;
                long kept = isSeen ? cursor : before.layout().nanosAt(across.getValue() + place);
                range();
                across.setValue(Math.clamp(layout.xOf(kept) - place, 0, across.getMax()));
            }
            range();
            follow();
            picture.repaint();
        }

        /// Brings the cursor into sight.
        void follow() {
            picture.repaint();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            LanesLayout layout = drawn();
            int row = model.rowAtCursor();
            if (layout == null || row < 0 || room() <= 0) {
                return;
            }
            double top = layout.top(row);
            double bottom = layout.bottom(row);
            if (top < down.getValue() || bottom > down.getValue() + room()) {
                down.setValue(Math.clamp(top - room() * 0.35, 0, down.getMax()));
            }
            long cursor = model.marks().cursorNanos();
            double seen = picture.getWidth() - layout.labelWidth();
            double x = layout.xOf(cursor) - across.getValue();
            if (cursor != LanesMarks.NONE_SEEN && (x < 0 || x > seen)) {
                across.setValue(Math.clamp(layout.xOf(cursor) - seen * 0.4, 0, across.getMax()));
            }
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            if (attribute == AccessibleAttribute.TEXT) {
                var event = session.closeup().event();
                String step = event == null ? Words.of("inspector.before") : event.sentence();
                String row = model.spoken();
                return row.isEmpty() ? step : step + " " + row;
            }
            return super.queryAccessibleAttribute(attribute, parameters);
        }
    }
}
