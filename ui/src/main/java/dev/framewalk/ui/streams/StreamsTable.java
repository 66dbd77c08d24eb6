package dev.framewalk.ui.streams;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.lanes.LanesLayout;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.PhaseKind;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The same requests as a table: the picture for those who read, hear, or count.
final class StreamsTable extends TableView<Lane> {
    private final Session session;
    private boolean isFollowing;

    @SuppressWarnings("ReferenceEquality") // the lanes themselves: comparing what they hold would take long
    StreamsTable(Session session, StreamsModel model) {
        this.session = session;
        getStyleClass().add("dense");
        setAccessibleText(Words.of("streams.role"));
        Label none = new Label(Words.of("streams.none"));
        none.getStyleClass().add("muted");
        setPlaceholder(none);
        column("number", 64, false, Lane::label);
        column("title", 220, false, Lane::title);
        column("status", 58, true, Lane::status);
        column("bytes", 78, true, lane -> Quantities.count(lane.bytes().answerBody()));
        column("headers", 78, true, lane -> Quantities.count(lane.bytes().headers()));
        column("asked", 90, true, lane -> lane.asking().was()
                ? Quantities.seconds(lane.asking().nanos() - session.timeline().firstTimeNanos())
                : "");
        for (PhaseKind kind : PhaseKind.values()) {
            column("phase." + kind, 92, true, lane ->
                    lane.has(kind) ? Quantities.duration(lane.nanosOf(kind)) : "");
        }
        getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (!isFollowing && is != null && is.firstEvent() >= 0) {
                session.jumpToEvent(is.firstEvent());
            }
        });
        model.shownProperty().addListener((property, was, is) -> {
            if (is != null && (was == null || was.layout().lanes() != is.layout().lanes())) {
                isFollowing = true;
                getItems().setAll(is.layout().lanes().lanes());
                isFollowing = false;
                follow(is.layout(), model.rowAtCursor());
            }
        });
        session.cursorProperty().addListener((property, was, is) -> {
            StreamsModel.Shown present = model.shownProperty().get();
            if (present != null) {
                follow(present.layout(), model.rowAtCursor());
            }
        });
    }

    @SuppressWarnings("ReferenceEquality") // each lane is there once
    private void follow(LanesLayout layout, int row) {
        Lane lane = row < 0 ? null : layout.rows().get(row).lane();
        isFollowing = true;
        if (lane == null) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedItem() != lane) {
            getSelectionModel().select(lane);
            scrollTo(Math.max(0, getSelectionModel().getSelectedIndex() - 4));
        }
        isFollowing = false;
    }

    private void column(String key, double width, boolean isNumber, Function<Lane, String> value) {
        TableColumn<Lane, Lane> column = new TableColumn<>(Words.of("streams." + key));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()).getReadOnlyProperty());
        column.setCellFactory(of -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Lane lane, boolean empty) {
                super.updateItem(lane, empty);
                setText(empty || lane == null ? "" : value.apply(lane));
                setAlignment(isNumber ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            }
        });
        column.setPrefWidth(width);
        column.setSortable(false);
        getColumns().add(column);
    }

    /// The conversation of the row that is selected; for tests.
    Session session() {
        return session;
    }
}
