package dev.framewalk.ui.home;

import dev.framewalk.ui.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first screen: three doors side by side, the one to captures in the middle.
public final class HomeView {
    private final HomeModel model;
    private final BorderPane root = new BorderPane();
    private final VBox samples = new VBox();
    private final VBox recent = new VBox();

    /// @param tools what stands in the upper right corner
    public HomeView(HomeModel model, Node... tools) {
        this.model = model;
        root.getStyleClass().add("home");
        root.setTop(head(tools));
        HBox doors = new HBox(lessons(), captures(), live());
        doors.getStyleClass().add("doors");
        doors.setAlignment(Pos.TOP_CENTER);
        ScrollPane scroll = new ScrollPane(doors);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("edge-to-edge", "plain");
        root.setCenter(scroll);
        model.samples().addListener((ListChangeListener<HomeModel.Card>) change -> showSamples());
        model.recent().addListener((ListChangeListener<Path>) change -> showRecent());
        showSamples();
        showRecent();
        root.setOnDragOver(this::dragOver);
        root.setOnDragExited(event -> root.getStyleClass().remove("dragging"));
        root.setOnDragDropped(this::dropped);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where a newcomer's first step is.
    public void focus() {
        if (!samples.getChildren().isEmpty()) {
            samples.getChildren().getFirst().requestFocus();
        }
    }

    private Node head(Node... tools) {
        Label name = new Label(Words.of("application"));
        name.getStyleClass().add("home-name");
        Label line = new Label(Words.of("home.line"));
        line.getStyleClass().add("home-line");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox title = new HBox(name, space);
        title.setAlignment(Pos.CENTER_LEFT);
        title.getChildren().addAll(tools);
        VBox head = new VBox(title, line, problem());
        head.getStyleClass().add("home-head");
        return head;
    }

    private Node problem() {
        Label sentence = new Label();
        sentence.setId("home-problem");
        sentence.setWrapText(true);
        sentence.textProperty().bind(model.problemProperty());
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        FontIcon sign = new FontIcon("fth-alert-triangle");
        Button close = new Button(Words.of("close"));
        close.getStyleClass().add("flat");
        close.setOnAction(event -> model.dismiss());
        HBox box = new HBox(sign, sentence, close);
        box.getStyleClass().addAll("banner", "banner-error");
        box.setAlignment(Pos.CENTER_LEFT);
        box.visibleProperty().bind(model.problemProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private static VBox door(String key, String icon) {
        FontIcon sign = new FontIcon(icon);
        sign.getStyleClass().add("door-icon");
        Label title = new Label(Words.of("door." + key));
        title.getStyleClass().add("door-title");
        HBox head = new HBox(sign, title);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("door-head");
        Label line = new Label(Words.of("door." + key + ".line"));
        line.getStyleClass().add("door-line");
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        VBox door = new VBox(head, line);
        door.getStyleClass().add("door");
        return door;
    }

    private static Node lessons() {
        VBox door = door("lessons", "fth-book-open");
        door.getStyleClass().add("door-side");
        for (String part : List.of("1", "2", "3")) {
            door.getChildren().add(coming("door.lessons." + part));
        }
        door.getChildren().add(note("door.lessons.note"));
        return door;
    }

    private static Node live() {
        VBox door = door("live", "fth-activity");
        door.getStyleClass().add("door-side");
        door.getChildren().add(note("door.live.note"));
        Label command = new Label(Words.of("door.live.command"));
        command.getStyleClass().add("command");
        command.setWrapText(true);
        command.setMinHeight(Region.USE_PREF_SIZE);
        command.setMaxWidth(Double.MAX_VALUE);
        door.getChildren().add(command);
        door.getChildren().add(note("door.live.then"));
        return door;
    }

    private static Node coming(String key) {
        Label title = new Label(Words.of(key));
        title.getStyleClass().add("coming");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        return title;
    }

    private static Label note(String key) {
        Label note = new Label(Words.of(key));
        note.getStyleClass().add("door-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private Node captures() {
        VBox door = door("captures", "fth-folder");
        door.getStyleClass().add("door-middle");
        HBox.setHgrow(door, Priority.ALWAYS);
        Label drop = new Label(Words.of("door.captures.drop"));
        drop.getStyleClass().add("drop-words");
        drop.setWrapText(true);
        Button choose = new Button(Words.of("door.captures.choose"));
        choose.setId("home-choose");
        choose.getStyleClass().addAll("accent");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(event -> model.choose());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox area = new HBox(new FontIcon("fth-download"), drop, space, choose);
        area.setAlignment(Pos.CENTER_LEFT);
        area.getStyleClass().add("drop-area");
        samples.getStyleClass().add("cards");
        recent.getStyleClass().add("recent");
        door.getChildren().addAll(area, heading("door.captures.samples"), samples, recentHead(), recent);
        return door;
    }

    private Node recentHead() {
        Button clear = new Button(Words.of("door.captures.forget"));
        clear.getStyleClass().addAll("flat", "small");
        clear.setOnAction(event -> model.clearRecent());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(heading("door.captures.recent"), space, clear);
        head.setAlignment(Pos.CENTER_LEFT);
        head.visibleProperty().bind(Bindings.isNotEmpty(model.recent()));
        head.managedProperty().bind(head.visibleProperty());
        return head;
    }

    private static Label heading(String key) {
        Label heading = new Label(Words.of(key));
        heading.getStyleClass().add("heading");
        return heading;
    }

    private void showSamples() {
        int focused = samples.getChildren().stream().map(Node::isFocused).toList().indexOf(true);
        samples.getChildren().setAll(model.samples().stream().map(this::card).toList());
        if (focused >= 0 && focused < samples.getChildren().size()) {
            samples.getChildren().get(focused).requestFocus();
        }
    }

    private Node card(HomeModel.Card card) {
        Label title = new Label(card.sample().title());
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        Label packets = new Label(card.packets() == 0 ? "" : Words.counted("packets", card.packets()));
        packets.getStyleClass().add("card-count");
        packets.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label shows = new Label(card.shows());
        shows.getStyleClass().add("card-shows");
        shows.setWrapText(true);
        shows.setMinHeight(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, space, packets);
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox content = new VBox(head, shows);
        content.setId("sample-" + card.sample().name());
        content.getStyleClass().add("sample-card");
        content.setFocusTraversable(true);
        content.setAccessibleRole(AccessibleRole.BUTTON);
        content.setAccessibleText(Words.of("sample.spoken", card.sample().title(), packets.getText(), card.shows()));
        content.setOnMouseClicked(event -> model.open(card.sample()));
        content.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                model.open(card.sample());
                event.consume();
            }
        });
        return content;
    }

    private void showRecent() {
        recent.getChildren().setAll(model.recent().stream().map(this::recentFile).toList());
    }

    private Node recentFile(Path file) {
        Label name = new Label(String.valueOf(file.getFileName()));
        name.getStyleClass().add("recent-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label folder = new Label(String.valueOf(file.getParent()));
        folder.getStyleClass().add("recent-folder");
        folder.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        HBox words = new HBox(name, folder);
        words.setSpacing(12);
        words.setAlignment(Pos.BASELINE_LEFT);
        Button button = new Button();
        button.setGraphic(words);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().addAll("flat", "recent-file");
        button.setAccessibleRole(AccessibleRole.BUTTON);
        button.setAccessibleText(Words.of("recent.spoken", name.getText(), folder.getText()));
        button.setOnAction(event -> model.open(file));
        return button;
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!root.getStyleClass().contains("dragging")) {
                root.getStyleClass().add("dragging");
            }
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        root.getStyleClass().remove("dragging");
        boolean some = event.getDragboard().hasFiles();
        if (some) {
            model.dropped(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        }
        event.setDropCompleted(some);
        event.consume();
    }
}
