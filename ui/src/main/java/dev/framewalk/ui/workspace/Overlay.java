package dev.framewalk.ui.workspace;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.address.AddressProblem;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A sheet that lies over the workspace until it is dismissed: the keys, or the question where to go.
final class Overlay extends StackPane {
    private @Nullable Node focusBefore;

    Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                hide();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
    }

    boolean isShown() {
        return isVisible();
    }

    void hide() {
        setVisible(false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void show(Region sheet, Node focus) {
        Scene scene = getScene();
        focusBefore = scene == null ? null : scene.getFocusOwner();
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(sheet);
        setVisible(true);
        focus.requestFocus();
    }

    void showKeys(KeyMap map) {
        GridPane grid = new GridPane();
        grid.setHgap(20);
        grid.setVgap(7);
        Map<KeyCommand, List<String>> keys = map.keys();
        int perColumn = (keys.size() + 1) / 2;
        int i = 0;
        for (Map.Entry<KeyCommand, List<String>> entry : keys.entrySet()) {
            HBox names = new HBox(4);
            names.setAlignment(Pos.CENTER_RIGHT);
            for (String name : entry.getValue()) {
                Label key = new Label(name);
                key.setMinWidth(Region.USE_PREF_SIZE);
                key.getStyleClass().add("key");
                names.getChildren().add(key);
            }
            Label does = new Label(Words.of("command." + entry.getKey()));
            does.setMinWidth(Region.USE_PREF_SIZE);
            int column = i / perColumn * 2;
            grid.add(names, column, i % perColumn);
            grid.add(does, column + 1, i % perColumn);
            i++;
        }
        Label title = new Label(Words.of("shortcuts.title"));
        title.getStyleClass().add("sheet-title");
        Button close = new Button(Words.of("close"));
        close.setOnAction(event -> hide());
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "plain");
        VBox sheet = new VBox(16, title, scroll, close);
        sheet.setId("shortcuts");
        show(sheet, close);
    }

    /// Asks for the number of a packet, or an address.
    ///
    /// @param lost takes the reason if an address leads nowhere
    void askWhereTo(Session session, Consumer<String> lost) {
        int last = session.timeline().packets().count();
        Label title = new Label(Words.of("goto.title", Quantities.count(last)));
        title.getStyleClass().add("sheet-title");
        TextField field = new TextField();
        field.setId("goto-field");
        field.setAccessibleText(title.getText());
        Label problem = new Label();
        problem.setId("goto-problem");
        problem.getStyleClass().add("muted");
        problem.setWrapText(true);
        problem.setMaxWidth(460);
        Button go = new Button(Words.of("goto.go"));
        go.setDefaultButton(true);
        go.getStyleClass().add("accent");
        go.setOnAction(event -> {
            String sentence = go(field.getText().strip(), last, session, lost);
            if (sentence.isEmpty()) {
                hide();
            } else {
                problem.setText(sentence);
            }
        });
        Button cancel = new Button(Words.of("cancel"));
        cancel.setOnAction(event -> hide());
        HBox buttons = new HBox(8, go, cancel);
        VBox sheet = new VBox(12, title, field, problem, buttons);
        sheet.setId("goto");
        show(sheet, field);
    }

    /// Goes where a text says; gives back what is wrong with it, or nothing.
    private static String go(String written, int last, Session session, Consumer<String> lost) {
        if (written.isEmpty() || written.chars().allMatch(Character::isDigit)) {
            // more digits than this are no number of a packet
            int number = written.isEmpty() || written.length() > 9 ? 0 : Integer.parseInt(written);
            if (number < 1 || number > last) {
                return Words.of("goto.range", Quantities.count(last));
            }
            session.jumpToPacket(number);
            return "";
        }
        // a link is what stands behind the name of a file
        String text = written.substring(written.lastIndexOf('#') + 1);
        return switch (Address.parse(text)) {
            case Address.Parsed.Ok(Address address) -> {
                session.journey().to(address, lost);
                yield "";
            }
            case Address.Parsed.Wrong(AddressProblem problem) ->
                Words.of("goto.wrong", problem.position() + 1, problem.sentence());
        };
    }
}
