package dev.framewalk.ui.tcp;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Surface;
import dev.framewalk.timeline.diagram.TcpLayout;
import dev.framewalk.timeline.diagram.TcpMark;
import dev.framewalk.timeline.diagram.TcpPainter;
import dev.framewalk.timeline.diagram.TcpPlates;
import dev.framewalk.timeline.diagram.TcpSpeech;
import dev.framewalk.timeline.diagram.TcpTable;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
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
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One TCP connection on the screen: its picture, zoomed, moved, and clicked to move the cursor; below it a line that says what one
/// points at; and the same as a table.
public final class TcpView {
    private static final double NEAR = 8;
    /// A press that moves less than this is a click.
    private static final double CLICK = 4;

    private final Session session;
    private final ObservableValue<Theme> theme;
    private final TcpModel model;
    private final Looking looking;
    private final VBox root = new VBox();
    private final StackPane middle = new StackPane();
    private final Body body = new Body();
    private final Label said = new Label();
    private final TableView<TcpTable.Row> table = new TableView<>();
    private final HBox tools = new HBox(6);
    private final ToggleButton asTable = new ToggleButton();

    /// Is told which part of the time is in sight.
    @FunctionalInterface
    public interface Looking {
        void at(long fromNanos, long toNanos);
    }

    public TcpView(Session session, Appearance appearance, Looking looking) {
        this.session = session;
        this.looking = looking;
        this.theme = appearance.picturesProperty();
        model = new TcpModel(session);
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        said.setAlignment(Pos.TOP_LEFT);
        said.getStyleClass().add("said");
        said.setId("tcp-said");
        middle.getChildren().add(body);
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.getChildren().addAll(middle, said);
        root.setMinSize(0, 0);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.getChildren().addAll(sides(), fold(), twin(), zoom("fth-zoom-out", "command.ZOOM_OUT", 0.8), zoom("fth-zoom-in", "command.ZOOM_IN", 1.25));
        table();
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
        if (asTable.isSelected()) {
            table.requestFocus();
        } else {
            body.requestFocus();
        }
    }

    /// Multiplies the scale about the cursor; 0 shows everything.
    public void zoom(double factor) {
        model.zoomBy(factor, body.cursorShare());
        body.moved();
    }

    /// What is shown, as a picture to be written to a file; null before there is one.
    public @Nullable Plate plate() {
        TcpLayout layout = body.layout;
        return layout == null ? null : TcpPlates.of(layout, session.timeline().capture().name(), theme.getValue());
    }

    private Node sides() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (Side side : Side.values()) {
            ToggleButton button = new ToggleButton(Words.of("tcp.side." + side));
            button.setId("tcp-side-" + side.name().toLowerCase(java.util.Locale.ROOT));
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

    private Node fold() {
        ToggleButton button = new ToggleButton();
        button.setGraphic(new FontIcon("fth-minimize-2"));
        button.getStyleClass().addAll("button-icon", "small");
        button.setId("tcp-fold");
        button.setTooltip(new Tooltip(Words.of("tcp.fold")));
        button.setAccessibleText(Words.of("tcp.fold"));
        button.selectedProperty().bindBidirectional(model.foldedProperty());
        return button;
    }

    private Node twin() {
        asTable.setGraphic(new FontIcon("fth-list"));
        asTable.getStyleClass().addAll("button-icon", "small");
        asTable.setId("tcp-table");
        asTable.setTooltip(new Tooltip(Words.of("tcp.table")));
        asTable.setAccessibleText(Words.of("tcp.table"));
        asTable.selectedProperty().addListener((property, was, is) -> {
            middle.getChildren().setAll(is ? table : body);
            fillTable();
            focus();
        });
        return asTable;
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

    // ---- the same as a table

    private void table() {
        table.setId("tcp-rows");
        table.getStyleClass().add("dense");
        table.setAccessibleText(Words.of("tcp.table"));
        Label none = new Label(Words.of("tcp.none"));
        none.getStyleClass().add("muted");
        table.setPlaceholder(none);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("tcp.column.packet", 56, 80, row -> Quantities.count(row.packet()));
        column("tcp.column.time", 84, 120, row -> Quantities.seconds(row.nanos()));
        TableColumn<TcpTable.Row, String> sentence = column("tcp.column.what", 200, 4_000, TcpTable.Row::sentence);
        sentence.setCellFactory(column -> new Wrapping());
        table.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (is != null && is.packet() != session.packet()) {
                session.jumpToPacket(is.packet());
            }
        });
    }

    private TableColumn<TcpTable.Row, String> column(
            String key, double least, double most, java.util.function.Function<TcpTable.Row, String> value) {
        TableColumn<TcpTable.Row, String> column = new TableColumn<>(Words.of(key));
        column.setMinWidth(least);
        column.setMaxWidth(most);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        table.getColumns().add(column);
        return column;
    }

    /// Sentences are longer than lines.
    private static final class Wrapping extends TableCell<TcpTable.Row, String> {
        private final Text text = new Text();

        Wrapping() {
            text.wrappingWidthProperty().bind(widthProperty().subtract(16));
            text.getStyleClass().add("said-cell");
            setPrefHeight(USE_COMPUTED_SIZE);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            text.setText(isEmpty || item == null ? "" : item);
            setGraphic(isEmpty ? null : text);
        }
    }

    private void fillTable() {
        TcpModel.Shown shown = model.shown();
        if (!asTable.isSelected()) {
            return;
        }
        table.setItems(
                shown == null
                        ? FXCollections.observableArrayList()
                        : FXCollections.observableArrayList(TcpTable.of(shown.scene(), DiagramWords.ENGLISH)));
        followInTable();
    }

    private void followInTable() {
        if (!asTable.isSelected()) {
            return;
        }
        int packet = session.packet();
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).packet() == packet) {
                table.getSelectionModel().select(i);
                table.scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    /// The drawing with its scroll bar.
    private final class Body extends Region {
        private final ScrollBar across = new ScrollBar();
        private final PictureRegion picture = new PictureRegion(this::paint);
        private @Nullable TcpLayout layout;
        private @Nullable TcpMark pointed;
        private double pressedX;
        private double draggedX;
        private boolean isDragged;
        private boolean isMoving;

        Body() {
            across.setFocusTraversable(false);
            across.setMin(0);
            across.setMax(1);
            getChildren().addAll(picture, across);
            setId("tcp");
            getStyleClass().add("ladder");
            setFocusTraversable(true);
            setMinSize(0, 0);
            setAccessibleRole(AccessibleRole.TEXT_AREA);
            setAccessibleRoleDescription(Words.of("view.tcp"));
            across.valueProperty().addListener((property, was, is) -> {
                if (!isMoving) {
                    double half = 0.5 / model.zoom();
                    model.goTo(half + is.doubleValue() * (1 - 2 * half));
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
            setOnMouseMoved(this::pointing);
            setOnMouseExited(event -> point(null));
            setOnScroll(this::scrolled);
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }

        private void dragged(MouseEvent event) {
            if (Math.abs(event.getX() - pressedX) >= CLICK) {
                isDragged = true;
            }
            if (isDragged && event.isPrimaryButtonDown()) {
                model.pan((draggedX - event.getX()) / Math.max(1, plotWidth()));
                draggedX = event.getX();
                moved();
            }
        }

        private void released(MouseEvent event) {
            if (isDragged || event.getButton() != MouseButton.PRIMARY) {
                return;
            }
            TcpMark mark = at(event.getX(), event.getY());
            if (mark != null && mark.packet() > 0) {
                session.jumpToPacket(mark.packet());
            }
        }

        private void pointing(MouseEvent event) {
            point(at(event.getX(), event.getY()));
        }

        private void point(@Nullable TcpMark mark) {
            if (mark == null ? pointed == null : mark.equals(pointed)) {
                return;
            }
            pointed = mark;
            setCursor(mark == null ? javafx.scene.Cursor.DEFAULT : javafx.scene.Cursor.HAND);
            say();
            picture.repaint();
        }

        private @Nullable TcpMark at(double x, double y) {
            TcpLayout present = layout;
            return present == null
                    ? null
                    : present.markAt(x, y, NEAR * present.type().scale()).orElse(null);
        }

        private void scrolled(ScrollEvent event) {
            TcpLayout present = layout;
            if (present == null) {
                return;
            }
            if (event.isControlDown()) {
                double share = (present.scaleAt(event.getX()) - model.from()) / (model.to() - model.from());
                model.zoomBy(event.getDeltaY() > 0 ? 1.15 : 1 / 1.15, Math.clamp(share, 0, 1));
            } else {
                model.pan(-(event.getDeltaY() + event.getDeltaX()) / Math.max(1, plotWidth()));
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
                case PAGE_DOWN -> {
                    model.pan(0.9);
                    moved();
                }
                case PAGE_UP -> {
                    model.pan(-0.9);
                    moved();
                }
                default -> {
                    return;
                }
            }
            event.consume();
        }

        private double plotWidth() {
            return Math.max(1, getWidth() - 60);
        }

        /// Where the cursor stands in what is in sight, 0 to 1; the middle if it is out of sight.
        double cursorShare() {
            TcpModel.Shown shown = model.shown();
            if (shown == null || session.conversation() != shown.conversation()) {
                return 0.5;
            }
            double at = shown.scale().at(session.nanosSinceStart(session.packet()));
            double share = (at - model.from()) / (model.to() - model.from());
            return share >= 0 && share <= 1 ? share : 0.5;
        }

        private void paint(Surface surface, double width, double height) {
            Theme look = theme.getValue();
            surface.rectangle(0, 0, width, height, 0, look.colour(Token.BACKGROUND), null);
            TcpModel.Shown shown = model.shown();
            if (shown == null) {
                layout = null;
                return;
            }
            TcpLayout made = TcpLayout.of(
                    shown.scene(),
                    shown.scale(),
                    model.from(),
                    model.to(),
                    width,
                    height,
                    true,
                    look.type(),
                    DiagramWords.ENGLISH);
            layout = made;
            looking.at(shown.scale().timeAt(model.from()), shown.scale().timeAt(model.to()));
            boolean isHere = session.conversation() == shown.conversation();
            TcpPainter.paint(
                    surface,
                    made,
                    look,
                    new TcpPainter.Marks(
                            isHere
                                    ? OptionalLong.of(session.nanosSinceStart(session.packet()))
                                    : OptionalLong.empty(),
                            isHere ? session.packet() : 0,
                            pointed == null ? 0 : pointed.packet()));
        }

        @Override
        protected void layoutChildren() {
            boolean isPart = model.zoom() > 1;
            double low = isPart ? across.prefHeight(-1) : 0;
            across.setVisible(isPart);
            picture.resizeRelocate(0, 0, getWidth(), Math.max(0, getHeight() - low));
            across.resizeRelocate(0, getHeight() - low, getWidth(), low);
            // two lines of words, so that the picture does not jump
            said.setMinHeight(theme.getValue().type().label() * 3.4);
            said.setPrefHeight(said.getMinHeight());
            picture.repaint();
        }

        /// Another stretch is in sight.
        void moved() {
            isMoving = true;
            double half = 0.5 / model.zoom();
            across.setVisibleAmount(1 / model.zoom());
            across.setValue(half >= 0.5 ? 0 : (model.middle() - half) / (1 - 2 * half));
            across.setBlockIncrement(0.9 / model.zoom());
            isMoving = false;
            if (across.isVisible() != model.zoom() > 1) {
                requestLayout();
            }
            picture.repaint();
        }

        void sceneMade() {
            pointed = null;
            moved();
            say();
            fillTable();
        }

        void follow() {
            model.show(session.nanosSinceStart(session.packet()));
            moved();
            say();
            followInTable();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }

        /// Says what is pointed at, else what stands at the cursor, else what there is at all.
        private void say() {
            TcpModel.Shown shown = model.shown();
            if (shown == null) {
                said.setText(model.messageProperty().get());
                return;
            }
            said.setText(sentence(shown));
        }

        private String sentence(TcpModel.Shown shown) {
            TcpSpeech speech = new TcpSpeech(shown.scene(), DiagramWords.ENGLISH);
            TcpMark mark = pointed;
            if (mark != null) {
                return speech.about(mark);
            }
            if (session.conversation() == shown.conversation()) {
                for (var each : shown.scene().segments()) {
                    if (each.packet() == session.packet()) {
                        return speech.about(new TcpMark.OfSegment(each));
                    }
                }
                for (var each : shown.scene().acknowledgments()) {
                    if (each.packet() == session.packet()) {
                        return speech.about(new TcpMark.OfAcknowledgment(each));
                    }
                }
            }
            return Words.of("tcp.point");
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            if (attribute == AccessibleAttribute.TEXT) {
                TcpModel.Shown shown = model.shown();
                if (shown == null) {
                    return model.messageProperty().get();
                }
                TcpSpeech speech = new TcpSpeech(shown.scene(), DiagramWords.ENGLISH);
                return speech.title() + ". " + speech.summary() + " " + sentence(shown);
            }
            return super.queryAccessibleAttribute(attribute, parameters);
        }
    }
}
