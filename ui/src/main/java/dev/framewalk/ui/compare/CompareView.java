package dev.framewalk.ui.compare;

import dev.framewalk.timeline.comparison.ZeroAt;
import dev.framewalk.timeline.diagram.ComparePicture;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Surface;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.ui.canvas.PictureRegion;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Two captures over one another on the screen, and what each paid.
public final class CompareView {
    private static final double NEAR = 4;

    private final Session session;
    private final ObservableValue<Theme> theme;
    private final CompareModel model;
    private final Supplier<Optional<Second>> choice;
    private final List<Second> others;
    private final VBox root = new VBox();
    private final Body body = new Body();
    private final HBox tools = new HBox(6);

    /// @param choice asks the user for a second capture; empty if they changed their mind
    /// @param others captures to compare with that are there without asking
    public CompareView(Session session, Appearance appearance, Supplier<Optional<Second>> choice, List<Second> others) {
        this.session = session;
        this.theme = appearance.picturesProperty();
        this.choice = choice;
        this.others = others;
        model = new CompareModel(
                session,
                task -> Thread.ofPlatform().daemon().name("framewalk-second-capture").start(task));
        Label state = new Label();
        state.setId("compare-state");
        state.textProperty().bind(model.stateProperty());
        state.setWrapText(true);
        state.setMaxWidth(Double.MAX_VALUE);
        state.setMinHeight(Region.USE_PREF_SIZE);
        state.getStyleClass().add("banner");
        state.visibleProperty().bind(model.stateProperty().isNotEmpty());
        state.managedProperty().bind(state.visibleProperty());
        StackPane middle = new StackPane(body, invitation());
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.getChildren().addAll(state, middle);
        root.setMinSize(0, 0);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.getChildren().addAll(zero(), opener("compare-with"));
        model.pictureProperty().addListener((property, was, is) -> body.made());
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
        body.requestFocus();
    }

    /// What is shown, for exports; null before there are two captures.
    public @Nullable Plate plate() {
        return model.pictureProperty().get();
    }

    /// The files that are read for the second capture.
    public List<Path> inputs() {
        return model.inputs();
    }

    /// Asks for a second capture.
    public void choose() {
        choice.get().ifPresent(model::open);
    }

    /// Compares with a capture.
    public void open(Second other) {
        model.open(other);
    }

    /// Gives the second capture back.
    public void close() {
        model.close();
    }

    /// What is there before a second capture is.
    private Node invitation() {
        Label words = new Label(Words.of("compare.invitation"));
        words.setWrapText(true);
        words.setMaxWidth(460);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(16, words, opener("compare-first"));
        box.setAlignment(Pos.CENTER);
        box.setPickOnBounds(false);
        box.visibleProperty().bind(model.pictureProperty().isNull());
        return box;
    }

    private MenuButton opener(String id) {
        MenuButton menu = new MenuButton(Words.of("compare.with"));
        menu.setId(id);
        menu.getStyleClass().add("small");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        MenuItem file = new MenuItem(Words.of("compare.choose"));
        file.setOnAction(event -> choose());
        menu.getItems().add(file);
        if (!others.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        for (Second other : others) {
            MenuItem item = new MenuItem(other.name());
            item.setOnAction(event -> model.open(other));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Node zero() {
        ComboBox<ZeroAt> box = new ComboBox<>();
        box.setId("compare-zero");
        box.getItems().setAll(ZeroAt.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ZeroAt at) {
                return at == null ? "" : Words.of("compare.zero." + at);
            }

            @Override
            public ZeroAt fromString(String text) {
                throw new UnsupportedOperationException("nobody writes into this box");
            }
        });
        box.setAccessibleText(Words.of("compare.zero"));
        box.setTooltip(new Tooltip(Words.of("compare.zero")));
        box.valueProperty().bindBidirectional(model.zeroAtProperty());
        box.getStyleClass().add("small");
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    /// The drawing with its scroll bar.
    private final class Body extends Region {
        private final ScrollBar down = new ScrollBar();
        private final PictureRegion picture = new PictureRegion(this::paint);
        private final Tooltip tip = new Tooltip();
        private boolean isTipOn;

        Body() {
            down.setOrientation(Orientation.VERTICAL);
            down.setFocusTraversable(false);
            getChildren().addAll(picture, down);
            setId("compare");
            getStyleClass().add("ladder");
            setFocusTraversable(true);
            setMinSize(0, 0);
            setAccessibleRole(AccessibleRole.TEXT_AREA);
            setAccessibleRoleDescription(Words.of("view.compare"));
            tip.setShowDelay(Duration.millis(350));
            tip.setShowDuration(Duration.seconds(30));
            tip.setWrapText(true);
            tip.setMaxWidth(460);
            down.valueProperty().addListener((property, was, is) -> picture.repaint());
            setOnMousePressed(this::clicked);
            setOnMouseMoved(this::pointed);
            setOnScroll(event -> {
                down.setValue(Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax()));
                event.consume();
            });
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }

        private Optional<ComparePicture.Hit> hit(double x, double y) {
            ComparePicture drawn = model.pictureProperty().get();
            return drawn == null ? Optional.empty() : drawn.hit(x, y + down.getValue(), NEAR);
        }

        private void clicked(MouseEvent event) {
            requestFocus();
            hit(event.getX(), event.getY())
                    .filter(found -> !found.isSecond() && found.event() >= 0)
                    .ifPresent(found -> session.jumpToEvent(found.event()));
        }

        private void pointed(MouseEvent event) {
            Optional<ComparePicture.Hit> found = hit(event.getX(), event.getY());
            boolean leads = found.isPresent() && !found.get().isSecond() && found.get().event() >= 0;
            setCursor(leads ? javafx.scene.Cursor.HAND : javafx.scene.Cursor.DEFAULT);
            String text = found.map(ComparePicture.Hit::words).orElse("");
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

        private void pressed(KeyEvent event) {
            if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
                return;
            }
            switch (event.getCode()) {
                case LEFT -> session.step(StepBy.EVENT, -1);
                case RIGHT -> session.step(StepBy.EVENT, 1);
                case UP -> down.setValue(Math.max(0, down.getValue() - 40));
                case DOWN -> down.setValue(Math.min(down.getMax(), down.getValue() + 40));
                case PAGE_DOWN -> down.setValue(Math.min(down.getMax(), down.getValue() + picture.getHeight() * 0.9));
                case PAGE_UP -> down.setValue(Math.max(0, down.getValue() - picture.getHeight() * 0.9));
                default -> {
                    return;
                }
            }
            event.consume();
        }

        private void paint(Surface surface, double width, double height) {
            surface.rectangle(0, 0, width, height, 0, theme.getValue().colour(Token.BACKGROUND), null);
            ComparePicture drawn = model.pictureProperty().get();
            if (drawn != null) {
                surface.pushTranslation(0, -down.getValue());
                drawn.paint(surface);
                surface.pop();
            }
        }

        void made() {
            requestLayout();
            picture.repaint();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }

        @Override
        protected void layoutChildren() {
            double bar = down.prefWidth(-1);
            picture.resizeRelocate(0, 0, Math.max(0, getWidth() - bar), getHeight());
            down.resizeRelocate(getWidth() - bar, 0, bar, getHeight());
            model.resize(Math.max(200, getWidth() - bar), theme.getValue());
            ComparePicture drawn = model.pictureProperty().get();
            double tall = drawn == null ? 0 : drawn.height();
            double most = Math.max(0, tall - getHeight());
            down.setMax(most);
            down.setVisibleAmount(tall <= 0 ? 1 : most * getHeight() / tall);
            down.setBlockIncrement(getHeight() * 0.9);
            down.setUnitIncrement(40);
            down.setVisible(most > 0);
            if (down.getValue() > most) {
                down.setValue(most);
            }
            picture.repaint();
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            if (attribute == AccessibleAttribute.TEXT) {
                ComparePicture drawn = model.pictureProperty().get();
                return drawn == null ? Words.of("compare.invitation") : drawn.spoken();
            }
            return super.queryAccessibleAttribute(attribute, parameters);
        }
    }
}
