package dev.framewalk.ui.workspace;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The five depths side by side, from story to bytes; one is chosen.
final class DepthControl extends HBox {
    DepthControl(Session session) {
        Label name = new Label(Words.of("depth"));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox buttons = new HBox();
        ToggleGroup group = new ToggleGroup();
        Depth[] depths = Depth.values();
        for (int i = 0; i < depths.length; i++) {
            Depth depth = depths[i];
            ToggleButton button = new ToggleButton(Words.of("depth." + depth));
            button.setId("depth-" + depth);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass()
                    .addAll("depth", i == 0 ? "left-pill" : i == depths.length - 1 ? "right-pill" : "center-pill");
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip(Words.of("depth." + depth + ".hint")));
            button.setAccessibleText(Words.of("depth." + depth + ".hint"));
            button.setSelected(session.depth() == depth);
            button.setOnAction(event -> {
                button.setSelected(true);
                session.setDepth(depth);
            });
            session.depthProperty().addListener((property, was, is) -> button.setSelected(is == depth));
            buttons.getChildren().add(button);
        }
        getChildren().addAll(name, buttons);
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
    }
}
