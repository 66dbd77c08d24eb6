package dev.framewalk.ui.bytes;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The panel of bytes: a tab for each window, the bytes, and beside them what the marked ones are.
public final class BytesView {
    private final Session session;
    private final BytesModel model;
    private final BorderPane root = new BorderPane();
    private final HBox tabs = new HBox();
    private final HexView hex;
    private final Label fieldName = new Label();
    private final Label fieldValue = new Label();
    private final Label fieldId = new Label();
    private final Label where = new Label();
    private final VBox side = new VBox();

    public BytesView(Session session, ObservableValue<Theme> theme) {
        this.session = session;
        model = new BytesModel(session);
        hex = new HexView(model, theme);
        Label title = new Label(Words.of("panel.bytes"));
        title.getStyleClass().add("panel-title");
        tabs.setAlignment(Pos.CENTER_LEFT);
        HBox head = new HBox(12, title, tabs);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-head");
        fieldName.getStyleClass().add("byte-field");
        fieldName.setMinWidth(Region.USE_PREF_SIZE);
        fieldId.getStyleClass().add("field-id");
        fieldId.setMinWidth(Region.USE_PREF_SIZE);
        where.getStyleClass().add("muted");
        where.setMinWidth(0);
        where.setWrapText(true);
        HBox line = new HBox(14, fieldName, fieldValue, fieldId, where);
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("byte-line");
        side.getChildren().add(line);
        side.getStyleClass().add("byte-about");
        HBox.setHgrow(side, Priority.ALWAYS);
        side.setMinWidth(0);
        side.setPrefWidth(240);
        hex.setMinWidth(Region.USE_PREF_SIZE);
        HBox center = new HBox(hex, side);
        root.setTop(head);
        root.setCenter(center);
        root.setMinHeight(0);
        root.getStyleClass().addAll("panel", "bytes");
        model.panes().addListener((ListChangeListener<BytePane>) change -> showTabs());
        model.shownProperty().addListener((property, was, is) -> showTabs());
        model.changesProperty().addListener((property, was, is) -> showAbout());
        showTabs();
        showAbout();
    }

    public Parent root() {
        return root;
    }

    /// Puts what there is to read about the selected field beside the bytes, where there is much room.
    public void takeAside(Region about) {
        if (!side.getChildren().contains(about)) {
            VBox.setVgrow(about, Priority.ALWAYS);
            side.getChildren().add(about);
        }
    }

    public void focus() {
        hex.requestFocus();
    }

    private void showTabs() {
        ToggleGroup group = new ToggleGroup();
        tabs.getChildren().clear();
        for (int i = 0; i < model.panes().size(); i++) {
            int pane = i;
            ToggleButton tab = new ToggleButton(model.panes().get(i).name());
            tab.getStyleClass().addAll("plain-tab", "small");
            tab.setToggleGroup(group);
            tab.setSelected(i == model.shownProperty().get());
            tab.setOnAction(event -> {
                model.show(pane);
                tab.setSelected(true);
            });
            tabs.getChildren().add(tab);
        }
    }

    private void showAbout() {
        Place pointed = session.hover() instanceof Place.OfField ? session.hover() : session.selection();
        Node node = pointed instanceof Place.OfField field ? session.closeup().node(field) : null;
        BytePane pane = model.pane();
        if (node == null) {
            fieldName.setText(pane == null ? "" : Words.counted("bytes", pane.length()));
            fieldValue.setText("");
            fieldId.setText("");
            where.setText(pane == null ? Words.of("bytes.none") : Words.of("bytes.point"));
            return;
        }
        fieldName.setText(TimelineFields.explanations().label(node.field()));
        String display = node.isLeaf() ? node.display() : "";
        fieldValue.setText(display.length() > 60 ? display.substring(0, 60) + "…" : display);
        fieldId.setText(node.field().id());
        where.setText(place(node, pane));
    }

    private static String place(Node node, @Nullable BytePane pane) {
        if (node.range().bitLength() == 0) {
            return Words.of("field.derived");
        }
        long place = pane == null ? BytePane.NOWHERE : pane.place(node.source());
        long start = pane != null && place != BytePane.NOWHERE ? pane.from() - place : 0;
        long first = node.range().byteFrom() - start;
        long last = node.range().byteTo() - 1 - start;
        String bytes = first == last ? Words.of("field.byte", first) : Words.of("field.bytes", first, last);
        if (node.range().isWholeBytes()) {
            return bytes;
        }
        long bit = node.range().bitFrom() & 7;
        return node.range().bitLength() == 1
                ? bytes + Words.of("field.bit", bit)
                : bytes + Words.of("field.bits", bit, bit + node.range().bitLength() - 1);
    }
}
