package dev.framewalk.ui.workspace;

import dev.framewalk.ui.session.FilterLanguage;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Where the display filter is written; completes names and says what it does not understand.
final class FilterField extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final int MOST = 12;

    private final Session session;
    private final Runnable done;
    private final TextField field = new TextField();
    private final ContextMenu menu = new ContextMenu();

    /// @param done puts the keyboard back where it belongs
    FilterField(Session session, Runnable done) {
        this.session = session;
        this.done = done;
        field.setId("filter");
        field.setPromptText(Words.of("filter.prompt"));
        field.setAccessibleText(Words.of("filter.role"));
        field.getStyleClass().add("filter-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(160);
        menu.setAutoFix(true);
        menu.getStyleClass().add("completions");
        getChildren().add(field);
        field.setOnAction(event -> apply());
        field.textProperty().addListener((property, was, is) -> {
            if (field.isFocused()) {
                complete();
            }
            if (is.isEmpty() && !session.filterTextProperty().get().isEmpty()) {
                session.setFilter("");
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().addListener((property, was, is) -> {
            if (!is) {
                menu.hide();
            }
        });
        session.filterTextProperty().addListener((property, was, is) -> {
            if (!field.getText().equals(is)) {
                field.setText(is);
            }
            mark();
        });
        session.filterProblemProperty().addListener((property, was, is) -> mark());
    }

    /// The sentence under the field: what was not understood.
    static Label problem(Session session) {
        Label label = new Label();
        label.setId("filter-problem");
        label.textProperty().bind(session.filterProblemProperty());
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll("banner", "banner-warn");
        label.visibleProperty().bind(session.filterProblemProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private void mark() {
        field.pseudoClassStateChanged(WRONG, !session.filterProblemProperty().get().isEmpty());
        field.pseudoClassStateChanged(ACTIVE, session.isFiltered());
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /// Begins a filter with what was typed elsewhere.
    void begin(String typed) {
        field.requestFocus();
        field.setText(typed);
        field.positionCaret(typed.length());
    }

    private void apply() {
        menu.hide();
        session.setFilter(field.getText().strip());
        if (session.filterProblemProperty().get().isEmpty()) {
            done.run();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (menu.isShowing()) {
                menu.hide();
            } else {
                field.clear();
                session.setFilter("");
                done.run();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            complete();
            event.consume();
        }
    }

    private void complete() {
        String text = field.getText();
        int caret = Math.min(text.length(), Math.max(field.getCaretPosition(), 0));
        // the caret moves after the text has changed
        if (caret < text.length() && isNamePart(text.charAt(caret)) && caret + 1 == text.length()) {
            caret++;
        }
        int at = caret;
        int from = caret;
        while (from > 0 && isNamePart(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, at);
        List<FilterLanguage.Completion> found =
                word.isEmpty() ? List.of() : session.language().completions(word);
        if (found.isEmpty() || found.size() == 1 && found.getFirst().insert().equals(word)) {
            menu.hide();
            return;
        }
        int begin = from;
        menu.getItems()
                .setAll(found.stream()
                        .limit(MOST)
                        .map(completion -> item(completion, begin, at))
                        .toList());
        if (!menu.isShowing() && field.getScene() != null) {
            menu.show(field, Side.BOTTOM, 0, 2);
        }
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
    }

    private MenuItem item(FilterLanguage.Completion completion, int from, int to) {
        Label name = new Label(completion.insert());
        name.getStyleClass().add("completion-name");
        Label label = new Label(completion.label());
        label.getStyleClass().add("muted");
        HBox line = new HBox(14, name, label);
        MenuItem item = new MenuItem();
        item.setGraphic(line);
        item.setOnAction(event -> {
            String text = field.getText();
            field.setText(text.substring(0, from) + completion.insert() + text.substring(Math.min(to, text.length())));
            field.positionCaret(from + completion.insert().length());
        });
        return item;
    }
}
