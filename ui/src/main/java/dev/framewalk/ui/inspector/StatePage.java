package dev.framewalk.ui.inspector;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page that shows what both ends know at the cursor: where they stand in their lives, then every value.
final class StatePage extends VBox {
    private final Session session;
    private final InspectorModel model;
    private final LifeView lives;
    private final VBox state = new VBox();
    private final ScrollPane scroll;

    StatePage(Session session, InspectorModel model, ObservableValue<Theme> theme) {
        this.session = session;
        this.model = model;
        lives = new LifeView(model, theme, this::revealLater);
        state.getStyleClass().add("state");
        scroll = InspectorView.scroll(state);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // the tabs stay while the picture scrolls
        getChildren().addAll(lives.tabs(), scroll);
        // a page that was not shown has no size yet: whoever turns to it sees where things stand
        scroll.viewportBoundsProperty().addListener((property, was, is) -> revealLater());
    }

    /// Shows the state at the cursor; returns how many values this step changed.
    int show() {
        state.getChildren().clear();
        lives.show(model.lives());
        if (!lives.isEmpty()) {
            state.getChildren().add(lives);
        }
        int changed = 0;
        for (Map.Entry<String, List<InspectorModel.StateRow>> group : model.state().entrySet()) {
            state.getChildren().add(InspectorView.text(group.getKey(), "heading"));
            for (InspectorModel.StateRow row : group.getValue()) {
                changed += row.isChanged() ? 1 : 0;
                state.getChildren().add(stateRow(row));
            }
        }
        if (state.getChildren().isEmpty()) {
            state.getChildren().add(InspectorView.text(Words.of("state.none"), "muted"));
        }
        revealLater();
        return changed;
    }

    /// After the page has been laid out anew.
    private void revealLater() {
        Platform.runLater(() -> lives.reveal(scroll));
    }

    private Region stateRow(InspectorModel.StateRow row) {
        Label label = new Label(row.leaf().label());
        label.getStyleClass().add("state-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setWrapText(true);
        label.setPrefWidth(128);
        String before = row.before();
        String value = row.leaf().value()
                + switch (row.leaf().certainty()) {
                    case Certainty.Observed observed -> "";
                    case Certainty.Derived derived -> "";
                    case Certainty.Inferred inferred -> " " + Words.of("certainty.inferred.mark");
                    case Certainty.Unknown unknown -> " " + Words.of("certainty.unknown.mark");
                };
        Label shown = new Label(before == null || before.isEmpty() ? value : before + " → " + value);
        shown.getStyleClass().add("state-value");
        shown.setWrapText(true);
        shown.setMinHeight(Region.USE_PREF_SIZE);
        shown.setPrefWidth(60);
        HBox.setHgrow(shown, Priority.ALWAYS);
        shown.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(8, label, shown);
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("state-row");
        if (row.isChanged()) {
            line.getStyleClass().add("changed");
            label.setText("◆ " + label.getText());
        }
        if (row.leaf().setByPacket() > 0) {
            Hyperlink by = new Hyperlink("#" + row.leaf().setByPacket());
            by.setMinWidth(Region.USE_PREF_SIZE);
            by.setAccessibleText(Words.of("state.set-by", row.leaf().setByPacket()));
            by.setOnAction(event -> session.jumpToPacket(row.leaf().setByPacket()));
            line.getChildren().add(by);
        }
        return line;
    }
}
