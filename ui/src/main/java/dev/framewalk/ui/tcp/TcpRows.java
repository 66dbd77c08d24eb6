package dev.framewalk.ui.tcp;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.tcp.TcpTable;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// What the picture of a connection shows, as a table: one row for each packet in sight. Filled only while it is in the window.
final class TcpRows extends TableView<TcpTable.Row> {
    private final Session session;
    private final TcpModel model;
    private boolean isFollowing;

    TcpRows(Session session, TcpModel model) {
        this.session = session;
        this.model = model;
        getStyleClass().add("dense");
        setAccessibleText(Words.of("view.table"));
        Label none = new Label(Words.of("tcp.none"));
        none.getStyleClass().add("muted");
        setPlaceholder(none);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("tcp.column.packet", 56, 80, row -> Quantities.count(row.packet()));
        column("tcp.column.time", 84, 120, row -> Quantities.seconds(row.nanos()));
        column("tcp.column.what", 200, 4_000, TcpTable.Row::sentence).setCellFactory(column -> new Wrapping());
        getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (!isFollowing && is != null && is.packet() != session.packet()) {
                session.jumpToPacket(is.packet());
            }
        });
        sceneProperty().addListener((property, was, is) -> fill());
        model.shownProperty().addListener((property, was, is) -> fill());
        session.cursorProperty().addListener((property, was, is) -> follow());
    }

    private TableColumn<TcpTable.Row, String> column(
            String key, double least, double most, Function<TcpTable.Row, String> value) {
        TableColumn<TcpTable.Row, String> column = new TableColumn<>(Words.of(key));
        column.setMinWidth(least);
        column.setMaxWidth(most);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        getColumns().add(column);
        return column;
    }

    /// Sentences are longer than lines.
    private static final class Wrapping extends TableCell<TcpTable.Row, String> {
        private final Text text = new Text();

        Wrapping() {
            text.wrappingWidthProperty().bind(widthProperty().subtract(16));
            text.getStyleClass().add("said-cell");
            setPrefHeight(USE_COMPUTED_SIZE);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            text.setText(isEmpty || item == null ? "" : item);
            setGraphic(isEmpty ? null : text);
        }
    }

    private void fill() {
        if (getScene() == null) {
            return;
        }
        TcpModel.Shown shown = model.shown();
        isFollowing = true;
        getItems().setAll(shown == null ? List.of() : TcpTable.of(shown.scene(), DiagramWords.ENGLISH));
        isFollowing = false;
        follow();
    }

    private void follow() {
        if (getScene() == null) {
            return;
        }
        int packet = session.packet();
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).packet() == packet) {
                isFollowing = true;
                getSelectionModel().select(i);
                isFollowing = false;
                scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }
}
