package dev.framewalk.ui.centre;

import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What stands around the drawing of a view: a sentence above it, what it says below it or beside the mouse, its twin as a table, its tools.
///
/// ```
///   CentreFrame<P> frame = new CentreFrame<>("streams", session, appearance, drawing);
///   frame.sayAbove(model.restrictionProperty());
///   frame.sayWorking(model.busyProperty());
///   frame.twin(table);
///   frame.whileLookedAt(model::look);
///   Centre centre = frame.scaled(this::plate);
/// ```
///
/// @param <P> what one can point at in the drawing
public final class CentreFrame<P> {
    /// Lines of words below a drawing: always as many, so that the drawing does not jump.
    private static final double LINES = 3.4;

    private final String name;
    private final PicturePane<P> pane;
    private final ObservableValue<Theme> theme;
    private final VBox root = new VBox();
    private final StackPane middle = new StackPane();
    private final Tools tools;
    private @Nullable Control twin;
    private @Nullable ToggleButton asTable;

    /// @param name what the view is called: `view.NAME` in the words, and how ids begin
    public CentreFrame(String name, Session session, Appearance appearance, Drawing<P> drawing) {
        this.name = name;
        theme = appearance.picturesProperty();
        pane = new PicturePane<>(name, session, appearance, drawing);
        tools = new Tools(name);
        middle.getChildren().add(pane);
        middle.setMinSize(0, 0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.getChildren().add(middle);
        root.setMinSize(0, 0);
    }

    public PicturePane<P> pane() {
        return pane;
    }

    public Tools tools() {
        return tools;
    }

    /// Shows a sentence above the drawing while there is one: what is left out, what is going on, what went wrong.
    public void sayAbove(ObservableStringValue sentence) {
        Label label = wrapping("state", "banner");
        label.textProperty().bind(sentence);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        root.getChildren().addFirst(label);
    }

    /// Says that something is being made, when that takes so long that one might think that there is nothing.
    public void sayWorking(ObservableBooleanValue busy) {
        Label label = new Label(Words.of("view.working"));
        label.setId(name + "-working");
        label.getStyleClass().add("banner");
        label.setMouseTransparent(true);
        label.setVisible(false);
        StackPane.setAlignment(label, Pos.TOP_CENTER);
        middle.getChildren().add(label);
        PauseTransition soon = new PauseTransition(Duration.millis(400));
        soon.setOnFinished(over -> label.setVisible(busy.get()));
        busy.addListener((property, was, is) -> {
            if (is) {
                soon.playFromStart();
            } else {
                soon.stop();
                label.setVisible(false);
            }
        });
    }

    /// Says what one points at, or what stands at the cursor, in a line below the drawing.
    public void tellBelow() {
        Label label = wrapping("said", "said");
        label.setAlignment(Pos.TOP_LEFT);
        keepHeight(label, theme.getValue());
        theme.addListener((property, was, is) -> keepHeight(label, is));
        root.getChildren().add(label);
        pane.tellTo(label::setText);
    }

    private static void keepHeight(Label label, Theme theme) {
        label.setMinHeight(theme.type().label() * LINES);
        label.setPrefHeight(label.getMinHeight());
    }

    /// Says what one points at beside the mouse.
    public void tellBesideMouse() {
        pane.tellTo(new PointerTip(pane)::tell);
    }

    private Label wrapping(String id, String style) {
        Label label = new Label();
        label.setId(name + "-" + id);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(style);
        return label;
    }

    /// Offers the same as a table, for those who read, hear or count. It is in the window only while it is shown.
    public void twin(Control table) {
        table.setId(name + "-rows");
        ToggleButton toggle = tools.toggle("table", "fth-list", "view.table");
        toggle.selectedProperty().addListener((property, was, is) -> {
            middle.getChildren().set(0, is ? table : pane);
            focus();
        });
        twin = table;
        asTable = toggle;
    }

    /// Lays something over the drawing.
    public void over(Node node) {
        middle.getChildren().add(node);
    }

    /// Tells whether the view is the one that is shown.
    public void whileLookedAt(Consumer<Boolean> looking) {
        root.sceneProperty().addListener((property, was, is) -> looking.accept(is != null));
    }

    private void focus() {
        if (asTable != null && twin != null && asTable.isSelected()) {
            twin.requestFocus();
        } else {
            pane.requestFocus();
        }
    }

    /// The view for the workspace, with keys and tools that change its scale.
    ///
    /// @param plate makes a picture of it for exports; null if exports draw the ladder instead
    public Centre scaled(@Nullable Supplier<@Nullable Plate> plate) {
        tools.zoom(pane::zoom);
        return centre(pane::zoom, plate);
    }

    /// The view for the workspace, where nothing has a scale.
    public Centre unscaled(@Nullable Supplier<@Nullable Plate> plate) {
        return centre(null, plate);
    }

    private Centre centre(Centre.@Nullable Zooming zooming, @Nullable Supplier<@Nullable Plate> plate) {
        return new Centre("view." + name, root, this::focus, zooming, tools.row(), plate);
    }
}
