package dev.framewalk.ui.story;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.link.Link;
import dev.framewalk.timeline.link.Links;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import dev.framewalk.ui.centre.ListWindow;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.words.Words;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The panel of sentences. The one at the cursor is marked and always in sight.
public final class StoryView {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");
    private static final PseudoClass CLIENT = PseudoClass.getPseudoClass("client");
    private static final PseudoClass SERVER = PseudoClass.getPseudoClass("server");

    /// Room that the scroll bar may take.
    private static final double SCROLL_BAR = 14;

    private final Session session;
    private final BorderPane root = new BorderPane();
    private final ListWindow rows;
    private final ListView<Integer> list;
    private final Label count = new Label();
    private boolean isFollowing;

    public StoryView(Session session) {
        this.session = session;
        rows = new ListWindow(session.steps());
        list = new ListView<>(rows);
        list.setId("story");
        list.getStyleClass().add("story-list");
        list.setAccessibleText(Words.of("story.role"));
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(placeholder());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (!isFollowing && is != null) {
                session.jumpToEvent(is);
            }
        });
        list.addEventFilter(ScrollEvent.SCROLL, event -> Platform.runLater(this::lookBeyond));
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> Platform.runLater(this::lookBeyond));
        session.cursorProperty().addListener((property, was, is) -> follow());
        session.steps().addListener((ListChangeListener<Integer>) change -> follow());

        Label title = new Label(Words.of("panel.story"));
        title.getStyleClass().add("panel-title");
        count.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, count);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-head");
        root.setTop(head);
        root.setCenter(list);
        root.setMinSize(0, 0);
        root.getStyleClass().addAll("panel", "story");
        follow();
    }

    public Parent root() {
        return root;
    }

    public void focus() {
        list.requestFocus();
    }

    private Region placeholder() {
        Label none = new Label(Words.of("story.none"));
        none.setWrapText(true);
        none.getStyleClass().add("muted");
        VBox box = new VBox(none);
        box.getStyleClass().add("page");
        return box;
    }

    private void pressed(KeyEvent event) {
        // the list's own keys would move its selection between steps; the cursor moves it
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            session.step(StepBy.EVENT, event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        }
    }

    private void follow() {
        isFollowing = true;
        int place = session.steps().atOrBefore(session.event());
        count.setText(
                session.steps().isEmpty()
                        ? ""
                        : Words.of(
                                "story.place", Quantities.count(place + 1L), Quantities.count(session.steps().size())));
        if (place >= 0) {
            int row = rows.show(place);
            list.getSelectionModel().clearAndSelect(row);
            list.getFocusModel().focus(row);
            reveal(row);
        } else {
            list.getSelectionModel().clearSelection();
        }
        isFollowing = false;
    }

    /// Who scrolls to an end of the rows sees those behind it.
    private void lookBeyond() {
        int first = rows.lookBeyond(list.lookupAll(".list-cell"));
        if (first >= 0) {
            isFollowing = true;
            int row = session.steps().atOrBefore(session.event()) - rows.placeOf(0);
            if (row >= 0 && row < rows.size()) {
                list.getSelectionModel().clearAndSelect(row);
            } else {
                list.getSelectionModel().clearSelection();
            }
            isFollowing = false;
            list.scrollTo(first);
        }
    }

    /// Scrolls only if the sentence, or the one after it, is out of sight: nothing moves without need.
    private void reveal(int row) {
        if (!isInSight(row)) {
            list.scrollTo(Math.max(0, row - 3));
            // how high the sentences before are is only known once they have been laid out: a list that is new lands elsewhere
            Platform.runLater(() -> {
                if (list.getSelectionModel().getSelectedIndex() == row && !isInSight(row)) {
                    list.scrollTo(row);
                }
            });
        }
    }

    private boolean isInSight(int row) {
        double bottom = list.getHeight();
        for (var node : list.lookupAll(".list-cell")) {
            if (node instanceof ListCell<?> cell && cell.getIndex() == row && cell.isVisible() && !cell.isEmpty()) {
                double top = list.sceneToLocal(cell.localToScene(0, 0)).getY();
                if (top >= 0 && top + cell.getHeight() * 1.6 <= bottom) {
                    return true;
                }
            }
        }
        return false;
    }

    private final class Cell extends ListCell<Integer> {
        private final Label number = new Label();
        private final Label direction = new Label();
        private final Label time = new Label();
        private final Label sentence = new Label();
        private final VBox links = new VBox();
        private final VBox content;

        Cell() {
            number.getStyleClass().add("story-number");
            direction.getStyleClass().add("story-direction");
            time.getStyleClass().add("story-time");
            sentence.getStyleClass().add("story-sentence");
            number.setMinWidth(Region.USE_PREF_SIZE);
            time.setMinWidth(Region.USE_PREF_SIZE);
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox head = new HBox(8, number, direction, space, time);
            head.setAlignment(Pos.BASELINE_LEFT);
            links.managedProperty().bind(Bindings.isNotEmpty(links.getChildren()));
            content = new VBox(2, head, sentence, links);
            setPrefWidth(0);
            getStyleClass().add("story-cell");
            session.cursorProperty().addListener((property, was, is) -> mark());
        }

        /// The list asks without a width; the sentence needs one to know how many lines it takes.
        @Override
        protected double computePrefHeight(double width) {
            if (isEmpty() || getGraphic() == null) {
                return super.computePrefHeight(width);
            }
            double room = list.getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
            return snappedTopInset() + content.prefHeight(Math.max(60, room)) + snappedBottomInset();
        }

        private void mark() {
            int place = session.steps().atOrBefore(session.event());
            int at = rows.placeOf(getIndex());
            pseudoClassStateChanged(CURRENT, !isEmpty() && at == place);
            pseudoClassStateChanged(PASSED, !isEmpty() && at < place);
        }

        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            mark();
            pseudoClassStateChanged(CLIENT, false);
            pseudoClassStateChanged(SERVER, false);
            if (empty || index == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Event event = Teller.of(session.timeline()).event(index);
            String way = event.side() == null ? "" : Words.of("direction." + event.side());
            number.setText(Words.of("story.packet", Quantities.count(event.packet())));
            direction.setText(way);
            time.setText(Quantities.duration(session.nanosSinceStart(event.packet())));
            String told = event.certainty() instanceof Certainty.Inferred
                    ? event.sentence() + " " + Words.of("certainty.inferred.mark")
                    : event.sentence();
            sentence.setText(told);
            String explained = showLinks(index);
            if (event.side() != null) {
                pseudoClassStateChanged(
                        event.side() == dev.framewalk.decoders.stream.Side.CLIENT ? CLIENT : SERVER, true);
            }
            setGraphic(content);
            setAccessibleText(Words.of("story.spoken", number.getText(), way, time.getText(), told) + explained);
        }

        /// What explains the step, to be followed with a click; returns it to be spoken.
        private String showLinks(int index) {
            links.getChildren().clear();
            StringBuilder spoken = new StringBuilder();
            for (Link link : Links.of(session.timeline()).toldCausesOf(index, session.depth())) {
                String why = Words.of("story.link", link.why(), link.cause() + 1);
                String told = link.certainty() instanceof Certainty.Inferred
                        ? why + " " + Words.of("certainty.inferred.mark")
                        : why;
                Hyperlink cause = new Hyperlink(told);
                cause.setWrapText(true);
                cause.setMinHeight(Region.USE_PREF_SIZE);
                cause.setFocusTraversable(false);
                cause.getStyleClass().add("story-link");
                cause.setOnAction(event -> session.jumpToEvent(link.cause()));
                links.getChildren().add(cause);
                spoken.append(' ').append(told);
            }
            return spoken.toString();
        }
    }
}
