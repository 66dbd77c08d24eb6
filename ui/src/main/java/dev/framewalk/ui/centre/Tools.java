package dev.framewalk.ui.centre;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.ui.words.Named;
import dev.framewalk.ui.words.Words;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a view offers beside the tabs, from left to right.
public final class Tools {
    private final String name;
    private final HBox row = new HBox(6);

    /// @param name what the view is called; ids begin with it
    Tools(String name) {
        this.name = name;
        row.setAlignment(Pos.CENTER_RIGHT);
    }

    Node row() {
        return row;
    }

    private String id(String tool) {
        return name + "-" + tool;
    }

    /// A tool that the view makes itself.
    public void add(Node tool) {
        row.getChildren().add(tool);
    }

    /// One of several values.
    ///
    /// @param key key of the words about it; `key.VALUE` names a value
    public <E extends Enum<E>> void choice(String tool, String key, E[] values, Property<E> property) {
        ComboBox<E> box = new ComboBox<>();
        box.setId(id(tool));
        box.getItems().setAll(values);
        box.setConverter(new Named<>(value -> Words.of(key + "." + value)));
        box.setAccessibleText(Words.of(key));
        box.setTooltip(new Tooltip(Words.of(key)));
        box.valueProperty().bindBidirectional(property);
        box.getStyleClass().add("small");
        box.setMinWidth(Region.USE_PREF_SIZE);
        add(box);
    }

    /// Whose bytes are shown.
    public void sides(ObservableValue<Side> shown, Consumer<Side> choose) {
        ToggleGroup group = new ToggleGroup();
        HBox pair = new HBox();
        for (Side side : Side.values()) {
            ToggleButton button = new ToggleButton(Words.of("side." + side));
            String hint = Words.of("side." + side + ".hint");
            button.setId(id("side-" + side.name().toLowerCase(Locale.ROOT)));
            button.setToggleGroup(group);
            button.getStyleClass().addAll("small", side == Side.CLIENT ? "left-pill" : "right-pill");
            button.setTooltip(new Tooltip(hint));
            button.setAccessibleText(hint);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setSelected(shown.getValue() == side);
            button.setOnAction(event -> {
                choose.accept(side);
                // a press on the chosen one must not leave none
                button.setSelected(true);
            });
            shown.addListener((property, was, is) -> button.setSelected(is == side));
            pair.getChildren().add(button);
        }
        add(pair);
    }

    /// Something that is on or off.
    public ToggleButton toggle(String tool, String icon, String key) {
        ToggleButton button = new ToggleButton();
        button.setId(id(tool));
        dress(button, icon, key);
        add(button);
        return button;
    }

    void zoom(Centre.Zooming zooming) {
        button("zoom-out", "fth-zoom-out", "command.ZOOM_OUT", () -> zooming.by(0.8));
        button("zoom-in", "fth-zoom-in", "command.ZOOM_IN", () -> zooming.by(1.25));
    }

    private void button(String tool, String icon, String key, Runnable action) {
        Button button = new Button();
        button.setId(id(tool));
        dress(button, icon, key);
        button.getStyleClass().add("flat");
        button.setOnAction(event -> action.run());
        add(button);
    }

    private static void dress(ButtonBase button, String icon, String key) {
        String words = Words.of(key);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "small");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
    }
}
