package dev.framewalk.ui.workspace;

import dev.framewalk.ui.session.Playback;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Speed;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.words.Named;
import dev.framewalk.ui.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The two rows over the views: where one is and what one filters; how one steps and how closely one looks.
final class ToolRows extends VBox {
    private final Session session;
    private final Consumer<KeyCommand> commands;

    /// @param menus what stands at the right end
    ToolRows(Session session, FilterField filter, Consumer<KeyCommand> commands, List<Node> menus) {
        this.session = session;
        this.commands = commands;
        getStyleClass().add("tool-rows");
        getChildren().addAll(first(filter, menus), second());
    }

    private Node first(FilterField filter, List<Node> menus) {
        Button back = button("fth-arrow-left", KeyCommand.HOME);
        Label title = new Label(session.title());
        title.getStyleClass().add("capture-title");
        title.setMinWidth(80);
        title.setMaxWidth(340);
        HBox row = new HBox(8, back, title, space(12, Priority.NEVER), filter, space(8, Priority.NEVER));
        row.getChildren().addAll(menus);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("tool-row");
        return row;
    }

    private Node second() {
        HBox steps = new HBox(
                2,
                button("fth-skip-back", KeyCommand.FIRST),
                button("fth-chevron-left", KeyCommand.STEP_BACK),
                button("fth-chevron-right", KeyCommand.STEP),
                button("fth-skip-forward", KeyCommand.LAST),
                play());
        steps.setAlignment(Pos.CENTER_LEFT);
        // with large type, or in a narrow window, what has no room goes into the next line
        FlowPane row = new FlowPane(
                24, 4, steps, named("step-by", stepBy()), named("speed", speed()), new DepthControl(session));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setRowValignment(VPos.CENTER);
        row.getStyleClass().add("tool-row");
        return row;
    }

    private static Region space(double width, Priority grow) {
        Region space = new Region();
        space.setMinWidth(width);
        HBox.setHgrow(space, grow);
        return space;
    }

    private Button button(String icon, KeyCommand command) {
        Button button = new Button();
        button.setId("do-" + command);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        String words = Words.of("command." + command);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> commands.accept(command));
        return button;
    }

    private Button play() {
        Playback playback = session.playback();
        Button button = button("fth-play", KeyCommand.PLAY);
        FontIcon icon = new FontIcon("fth-play");
        button.setGraphic(icon);
        playback.playingProperty().addListener((property, was, is) -> {
            icon.setIconLiteral(is ? "fth-pause" : "fth-play");
            button.setAccessibleText(Words.of(is ? "command.PAUSE" : "command.PLAY"));
        });
        return button;
    }

    private static Node named(String key, ComboBox<?> box) {
        Label name = new Label(Words.of(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(box);
        box.setAccessibleText(name.getText());
        box.setMinWidth(Region.USE_PREF_SIZE);
        HBox pair = new HBox(6, name, box);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    private ComboBox<StepBy> stepBy() {
        ComboBox<StepBy> box = new ComboBox<>();
        box.setId("step-by");
        box.getItems().setAll(StepBy.values());
        box.setConverter(new Named<>(by -> Words.of("step-by." + by)));
        box.valueProperty().bindBidirectional(session.stepByProperty());
        return box;
    }

    private ComboBox<Speed> speed() {
        ComboBox<Speed> box = new ComboBox<>();
        box.setId("speed");
        box.getItems().setAll(Speed.CHOICES);
        box.setVisibleRowCount(Speed.CHOICES.size());
        box.setConverter(new Named<>(speed -> speed.realTime() > 0
                ? Words.of("speed.time", plain(speed.realTime()))
                : Words.of(
                        speed.stepsPerSecond() == 1 ? "speed.step" : "speed.steps", plain(speed.stepsPerSecond()))));
        box.valueProperty().bindBidirectional(session.playback().speedProperty());
        return box;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
