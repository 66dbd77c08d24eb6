package dev.framewalk.ui.packets;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.ui.centre.Centre;
import dev.framewalk.ui.centre.ListWindow;
import dev.framewalk.ui.centre.RecentlyUsed;
import dev.framewalk.ui.session.IndexList;
import dev.framewalk.ui.session.Search;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.words.Words;
import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// The list of packets that everybody knows, with the colours that everybody knows and columns that can be chosen.
public final class PacketsView {
    private static final List<String> KINDS = List.of(
            "packet-bad",
            "packet-reset",
            "packet-icmp",
            "packet-arp",
            "packet-http",
            "packet-open-close",
            "packet-tcp",
            "packet-udp",
            "packet-other");
    /// Rows kept in memory: a few screens full.
    private static final int CACHED = 500;
    /// In a narrower table the length makes room for the words.
    private static final double ROOM_FOR_LENGTH = 720;
    private static final double LEAST_INFO = 180;
    private static final double SCROLL_BAR = 16;

    private final Session session;
    private final ObservableValue<Theme> theme;
    private final IndexList packets = new IndexList();
    private final Search search;
    private final ListWindow shown = new ListWindow(packets);
    private final TableView<Integer> table = new TableView<>(shown);
    private final RecentlyUsed<PacketRow> rows;
    private boolean isFollowing;
    private boolean isLengthShown = true;

    public PacketsView(Session session, ObservableValue<Theme> theme) {
        this.session = session;
        this.theme = theme;
        rows = new RecentlyUsed<>(CACHED, at -> PacketRow.of(session.timeline(), at + 1));
        search = session.packetSearch(packets, this::follow);
        table.setId("packets");
        table.getStyleClass().addAll("dense", "packets");
        table.setAccessibleText(Words.of("packets.role"));
        table.setTableMenuButtonVisible(true);
        Label none = new Label(Words.of("packets.none"));
        none.getStyleClass().add("muted");
        table.setPlaceholder(none);
        column("number", 50, true, row -> Quantities.count(row.number()));
        column("time", 84, true, row -> Quantities.seconds(session.nanosSinceStart(row.number())));
        column("source", 94, false, PacketRow::source);
        column("destination", 96, false, PacketRow::destination);
        column("protocol", 72, false, PacketRow::protocol);
        TableColumn<Integer, PacketRow> length = column("length", 66, true, row -> Quantities.count(row.length()));
        TableColumn<Integer, PacketRow> delta = column("delta", 92, true, row -> Quantities.seconds(
                row.number() < 2
                        ? 0
                        : session.nanosSinceStart(row.number()) - session.nanosSinceStart(row.number() - 1)));
        delta.setVisible(false);
        TableColumn<Integer, PacketRow> conversation = column(
                "conversation", 90, true, row -> row.conversation() < 0 ? "" : Quantities.count(row.conversation()));
        conversation.setVisible(false);
        fill(column("info", LEAST_INFO, false, PacketRow::info));
        table.widthProperty().addListener((property, was, is) -> {
            // whoever has chosen the column keeps it
            if (length.isVisible() == isLengthShown) {
                isLengthShown = is.doubleValue() >= ROOM_FOR_LENGTH * scale(theme.getValue());
                length.setVisible(isLengthShown);
            }
        });
        table.setRowFactory(view -> new Row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(ScrollEvent.SCROLL, event -> Platform.runLater(this::lookBeyond));
        table.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> Platform.runLater(this::lookBeyond));
        table.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (!isFollowing && is != null) {
                session.jumpToPacket(is + 1);
            }
        });
        session.cursorProperty().addListener((property, was, is) -> follow());
        session.growthProperty().addListener((property, was, is) -> search.more());
        session.filterProperty().addListener((property, was, is) -> restart());
        restart();
    }

    public Centre centre() {
        return new Centre("view.packets", table, table::requestFocus);
    }

    /// How much wider than on a desk the words of a table are; its type grows less than that of pictures.
    private static double scale(Theme theme) {
        return 1 + (theme.type().scale() - 1) * 0.6;
    }

    private void restart() {
        session.findPackets(search);
    }

    private PacketRow row(int index) {
        return rows.of(index);
    }

    private TableColumn<Integer, PacketRow> column(
            String key, double width, boolean isNumber, Function<PacketRow, String> value) {
        TableColumn<Integer, PacketRow> column = new TableColumn<>(Words.of("packets." + key));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(row(cell.getValue())).getReadOnlyProperty());
        column.setCellFactory(of -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable PacketRow row, boolean empty) {
                super.updateItem(row, empty);
                String text = empty || row == null ? "" : value.apply(row);
                setText(text);
                setTooltip(isNumber || text.isEmpty() ? null : new Tooltip(text));
                setAlignment(isNumber ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            }
        });
        column.setPrefWidth(width * scale(theme.getValue()));
        column.setSortable(false);
        column.setReorderable(true);
        table.getColumns().add(column);
        return column;
    }

    /// Gives a column the width that the others leave, so that nobody has to scroll sideways to read what a packet is about.
    private void fill(TableColumn<Integer, PacketRow> last) {
        Runnable fit = () -> {
            double others = table.getVisibleLeafColumns().stream()
                    .filter(column -> !column.equals(last))
                    .mapToDouble(TableColumn::getWidth)
                    .sum();
            last.setPrefWidth(Math.max(LEAST_INFO, table.getWidth() - others - SCROLL_BAR));
        };
        table.widthProperty().addListener((property, was, is) -> fit.run());
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<Integer, ?>>) change -> fit.run());
        for (TableColumn<Integer, ?> column : table.getColumns()) {
            if (!column.equals(last)) {
                column.widthProperty().addListener((property, was, is) -> fit.run());
                theme.addListener((property, was, is) -> column.setPrefWidth(
                        column.getPrefWidth() / scale(was) * scale(is)));
            }
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            session.step(StepBy.PACKET, event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        }
    }

    private void follow() {
        isFollowing = true;
        int place = packets.atOrBefore(session.packet() - 1);
        if (place >= 0 && packets.at(place) == session.packet() - 1) {
            int row = shown.show(place);
            table.getSelectionModel().clearAndSelect(row);
            reveal(row);
        } else {
            table.getSelectionModel().clearSelection();
        }
        isFollowing = false;
    }

    private void lookBeyond() {
        int first = shown.lookBeyond(table.lookupAll(".table-row-cell"));
        if (first >= 0) {
            isFollowing = true;
            int place = packets.atOrBefore(session.packet() - 1);
            int row = place - shown.placeOf(0);
            if (row >= 0 && row < shown.size() && packets.at(place) == session.packet() - 1) {
                table.getSelectionModel().clearAndSelect(row);
            } else {
                table.getSelectionModel().clearSelection();
            }
            isFollowing = false;
            table.scrollTo(first);
        }
    }

    private void reveal(int at) {
        for (var node : table.lookupAll(".table-row-cell")) {
            if (node instanceof TableRow<?> row && row.getIndex() == at && row.isVisible()) {
                double top = table.sceneToLocal(row.localToScene(0, 0)).getY();
                if (top >= row.getHeight() && top + row.getHeight() * 2 <= table.getHeight()) {
                    return;
                }
            }
        }
        table.scrollTo(Math.max(0, at - 4));
    }

    private final class Row extends TableRow<Integer> {
        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            getStyleClass().removeAll(KINDS);
            if (empty || index == null) {
                setAccessibleText("");
                return;
            }
            PacketRow row = row(index);
            getStyleClass().add(row.kind());
            setAccessibleText(Words.of(
                    "packets.spoken", row.number(), row.source(), row.destination(), row.protocol(), row.info()));
        }
    }
}
