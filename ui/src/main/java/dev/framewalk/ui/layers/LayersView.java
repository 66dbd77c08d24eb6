package dev.framewalk.ui.layers;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.LayersLayout;
import dev.framewalk.timeline.diagram.LayersPainter;
import dev.framewalk.timeline.diagram.LayersPlates;
import dev.framewalk.timeline.diagram.LayersScene;
import dev.framewalk.timeline.diagram.LayersSpeech;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Surface;
import dev.framewalk.timeline.diagram.TcpScene;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The layers of one connection on the screen: rows of boxes, zoomed, moved, and clicked to move the cursor; below them a line that says
/// what one points at; and the same as a list.
public final class LayersView {
    /// A press that moves less than this is a click.
    private static final double CLICK = 4;

    private final Session session;
    private final ObservableValue<Theme> theme;
    private final LayersModel model;
    private final Looking looking;
    private final VBox root = new VBox();
    private final StackPane middle = new StackPane();
    private final Body body = new Body();
    private final Label said = new Label();
    private final ListView<String> list = new ListView<>();
    private final ToggleButton asList = new ToggleButton();
    private final HBox tools = new HBox(6);

    /// Is told which part of the time is in sight.
    @FunctionalInterface
    public interface Looking {
        void at(long fromNanos, long toNanos);
    }

    public LayersView(Session session, Appearance appearance, Looking looking) {
        this.session = session;
        this.looking = looking;
        this.theme = appearance.picturesProperty();
        model = new LayersModel(session);
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        said.setAlignment(Pos.TOP_LEFT);
        said.getStyleClass().add("said");
        said.setId("layers-said");
        list.setId("layers-rows");
        list.setAccessibleText(Words.of("tcp.table"));
        middle.getChildren().add(body);
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.getChildren().addAll(middle, said);
        root.setMinSize(0, 0);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.getChildren()
                .addAll(sides(), twin(), zoom("fth-zoom-out", "command.ZOOM_OUT", 0.8), zoom("fth-zoom-in", "command.ZOOM_IN", 1.25));
        root.sceneProperty().addListener((property, was, is) -> model.wake(is != null));
        session.cursorProperty().addListener((property, was, is) -> body.follow());
        model.shownProperty().addListener((property, was, is) -> body.sceneMade());
        model.messageProperty().addListener((property, was, is) -> body.sceneMade());
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
        if (asList.isSelected()) {
            list.requestFocus();
        } else {
            body.requestFocus();
        }
    }

    /// Multiplies the scale; 0 means the usual one.
    public void zoom(double factor) {
        model.zoomBy(factor, body.cursorShare());
        body.moved();
    }

    /// What is shown, as a picture to be written to a file; null before there is one.
    public @Nullable Plate plate() {
        LayersLayout layout = body.layout;
        return layout == null ? null : LayersPlates.of(layout, session.timeline().capture().name(), theme.getValue());
    }

    private Node sides() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (Side side : Side.values()) {
            ToggleButton button = new ToggleButton(Words.of("tcp.side." + side));
            button.setId("layers-side-" + side.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.getStyleClass().addAll("small", side == Side.CLIENT ? "left-pill" : "right-pill");
            button.setTooltip(new Tooltip(Words.of("tcp.side." + side + ".hint")));
            button.setAccessibleText(Words.of("tcp.side." + side + ".hint"));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setSelected(model.sideProperty().get() == side);
            button.setOnAction(event -> {
                model.choose(side);
                button.setSelected(true);
            });
            model.sideProperty().addListener((property, was, is) -> button.setSelected(is == side));
            box.getChildren().add(button);
        }
        return box;
    }

    private Node twin() {
        asList.setGraphic(new FontIcon("fth-list"));
        asList.getStyleClass().addAll("button-icon", "small");
        asList.setId("layers-table");
        asList.setTooltip(new Tooltip(Words.of("tcp.table")));
        asList.setAccessibleText(Words.of("tcp.table"));
        asList.selectedProperty().addListener((property, was, is) -> {
            middle.getChildren().setAll(is ? list : body);
            fillList();
            focus();
        });
        return asList;
    }

    private void fillList() {
        LayersModel.Shown shown = model.shown();
        LayersLayout layout = body.layout;
        if (asList.isSelected() && shown != null && layout != null) {
            list.setItems(FXCollections.observableArrayList(
                    new LayersSpeech(shown.scene(), DiagramWords.ENGLISH)
                            .lines(layout).stream().map(line -> line.replace("\t", "  ")).toList()));
        }
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

    /// The drawing with its scroll bar.
    private final class Body extends Region {
        private final ScrollBar across = new ScrollBar();
        private final PictureRegion picture = new PictureRegion(this::paint);
        private @Nullable LayersLayout layout;
        private LayersLayout.@Nullable Place pointed;
        private double pressedX;
        private double draggedX;
        private boolean isDragged;
        private boolean isMoving;

        Body() {
            across.setFocusTraversable(false);
            across.setMin(0);
            getChildren().addAll(picture, across);
            setId("layers");
            getStyleClass().add("ladder");
            setFocusTraversable(true);
            setMinSize(0, 0);
            setAccessibleRole(AccessibleRole.TEXT_AREA);
            setAccessibleRoleDescription(Words.of("view.layers"));
            across.valueProperty().addListener((property, was, is) -> {
                if (!isMoving) {
                    model.goTo(is.doubleValue());
                    moved();
                }
            });
            setOnMousePressed(event -> {
                requestFocus();
                pressedX = event.getX();
                draggedX = event.getX();
                isDragged = false;
            });
            setOnMouseDragged(this::dragged);
            setOnMouseReleased(this::released);
            setOnMouseMoved(event -> point(at(event)));
            setOnMouseExited(event -> point(null));
            setOnScroll(this::scrolled);
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }

        private void dragged(MouseEvent event) {
            if (Math.abs(event.getX() - pressedX) >= CLICK) {
                isDragged = true;
            }
            if (isDragged && event.isPrimaryButtonDown()) {
                model.pan((draggedX - event.getX()) / plotWidth());
                draggedX = event.getX();
                moved();
            }
        }

        private void released(MouseEvent event) {
            LayersLayout.Place place = at(event);
            if (isDragged || event.getButton() != MouseButton.PRIMARY || place == null) {
                return;
            }
            LayersScene.Box box = place.box();
            if (box.event() >= 0) {
                session.jumpToEvent(box.event());
            } else if (box.packet() > 0) {
                session.jumpToPacket(box.packet());
            }
        }

        private LayersLayout.@Nullable Place at(MouseEvent event) {
            LayersLayout present = layout;
            return present == null ? null : present.boxAt(event.getX(), event.getY()).orElse(null);
        }

        private void point(LayersLayout.@Nullable Place place) {
            if (place == null ? pointed == null : place.equals(pointed)) {
                return;
            }
            pointed = place;
            setCursor(place == null ? javafx.scene.Cursor.DEFAULT : javafx.scene.Cursor.HAND);
            say();
            picture.repaint();
        }

        private void scrolled(ScrollEvent event) {
            LayersLayout present = layout;
            if (present == null) {
                return;
            }
            if (event.isControlDown()) {
                double share = (present.positionAt(event.getX()) - model.from()) / (model.to() - model.from());
                model.zoomBy(event.getDeltaY() > 0 ? 1.15 : 1 / 1.15, Math.clamp(share, 0, 1));
            } else {
                model.pan(-(event.getDeltaY() + event.getDeltaX()) / plotWidth());
            }
            moved();
            event.consume();
        }

        private void pressed(KeyEvent event) {
            if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
                return;
            }
            switch (event.getCode()) {
                case LEFT -> session.step(StepBy.EVENT, -1);
                case RIGHT -> session.step(StepBy.EVENT, 1);
                case UP -> model.choose(Side.CLIENT);
                case DOWN -> model.choose(Side.SERVER);
                case PAGE_DOWN -> model.pan(0.9);
                case PAGE_UP -> model.pan(-0.9);
                default -> {
                    return;
                }
            }
            moved();
            event.consume();
        }

        private double plotWidth() {
            LayersLayout present = layout;
            return present == null ? Math.max(1, getWidth()) : Math.max(1, present.x(present.to()) - present.x(present.from()));
        }

        /// Where the bytes at the cursor lie in what is in sight, 0 to 1; the middle if they are out of sight.
        double cursorShare() {
            LayersModel.Shown shown = model.shown();
            TcpScene.Range lit = shown == null || shown.litSide() != model.sideProperty().get() ? null : shown.lit();
            if (lit == null) {
                return 0.5;
            }
            double share = (lit.from() - model.from()) / (model.to() - model.from());
            return share >= 0 && share <= 1 ? share : 0.5;
        }

        private void paint(Surface surface, double width, double height) {
            Theme look = theme.getValue();
            surface.rectangle(0, 0, width, height, 0, look.colour(Token.BACKGROUND), null);
            LayersModel.Shown shown = model.shown();
            if (shown == null) {
                layout = null;
                return;
            }
            double wanted = LayersLayout.usualHeight(shown.scene().rows().size(), look.type());
            LayersLayout made = LayersLayout.of(
                    shown.scene(),
                    model.from(),
                    model.to(),
                    width,
                    Math.min(height, wanted * 1.3),
                    look.type(),
                    DiagramWords.ENGLISH);
            layout = made;
            model.resize(plotWidth());
            look(shown.scene());
            boolean isHere = session.conversation() == shown.conversation();
            boolean isLit = isHere && shown.litSide() == model.sideProperty().get();
            LayersLayout.Place place = pointed;
            TcpScene.Range lit = place != null
                    ? new TcpScene.Range(place.box().from(), place.box().to())
                    : isLit ? shown.lit() : null;
            LayersPainter.paint(
                    surface,
                    made,
                    look,
                    new LayersPainter.Marks(
                            isHere ? session.event() : -1,
                            isHere ? session.packet() : 0,
                            lit,
                            place == null ? null : place.box()),
                    true);
        }

        /// When the bytes in sight were captured.
        private void look(LayersScene scene) {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (LayersScene.Box box : scene.rows().getLast().boxes()) {
                if (box.packet() > 0 && box.to() > model.from() && box.from() < model.to()) {
                    first = Math.min(first, session.nanosSinceStart(box.packet()));
                    last = Math.max(last, session.nanosSinceStart(box.packet()));
                }
            }
            if (first <= last) {
                looking.at(first, last);
            }
        }

        @Override
        protected void layoutChildren() {
            double low = across.prefHeight(-1);
            picture.resizeRelocate(0, 0, getWidth(), Math.max(0, getHeight() - low));
            across.resizeRelocate(0, getHeight() - low, getWidth(), low);
            said.setMinHeight(theme.getValue().type().label() * 3.4);
            said.setPrefHeight(said.getMinHeight());
            picture.repaint();
        }

        /// Other bytes are in sight.
        void moved() {
            isMoving = true;
            double sight = model.to() - model.from();
            double most = Math.max(0, model.end() - sight * 0.97);
            across.setMax(most);
            across.setVisibleAmount(model.end() <= 0 ? 1 : most * sight / Math.max(sight, model.end()));
            across.setBlockIncrement(sight * 0.9);
            across.setUnitIncrement(sight * 0.1);
            across.setValue(Math.min(most, model.from()));
            across.setVisible(most > 0);
            isMoving = false;
            picture.repaint();
        }

        void sceneMade() {
            pointed = null;
            moved();
            say();
            fillList();
        }

        void follow() {
            picture.repaint();
            say();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }

        private void say() {
            LayersModel.Shown shown = model.shown();
            said.setText(shown == null ? model.messageProperty().get() : sentence(shown));
        }

        /// What is pointed at, else the box at the cursor.
        private String sentence(LayersModel.Shown shown) {
            LayersLayout.Place place = pointed == null ? atCursor(shown) : pointed;
            if (place == null) {
                return Words.of("layers.point");
            }
            LayersScene.Box box = place.box();
            String about = new LayersSpeech(shown.scene(), DiagramWords.ENGLISH).about(place.layer(), box);
            boolean isEvent = box.event() >= 0 && box.count() == 1 && place.layer() != LayersScene.Layer.STREAMS;
            return isEvent ? about + " " + session.timeline().event(box.event()).sentence() : about;
        }

        private LayersLayout.@Nullable Place atCursor(LayersModel.Shown shown) {
            if (session.conversation() != shown.conversation()) {
                return null;
            }
            for (LayersScene.Row row : shown.scene().rows()) {
                for (LayersScene.Box box : row.boxes()) {
                    if (box.event() >= 0
                            ? box.event() == session.event()
                            : box.count() == 1 && box.packet() == session.packet()) {
                        return new LayersLayout.Place(row.layer(), box);
                    }
                }
            }
            return null;
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            if (attribute == AccessibleAttribute.TEXT) {
                LayersModel.Shown shown = model.shown();
                return shown == null
                        ? model.messageProperty().get()
                        : new LayersSpeech(shown.scene(), DiagramWords.ENGLISH).title() + ". " + sentence(shown);
            }
            return super.queryAccessibleAttribute(attribute, parameters);
        }
    }
}
