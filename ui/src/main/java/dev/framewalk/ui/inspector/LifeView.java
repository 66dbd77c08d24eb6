package dev.framewalk.ui.inspector;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.life.LifeScene;
import dev.framewalk.ui.words.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The lives at the cursor: one of them as a picture, who stands where in words, and tabs to choose another.
///
/// Until somebody chooses, the one is shown in which this step did something.
final class LifeView extends VBox {
    private final LifePicture picture;
    private final FlowPane tabs = new FlowPane(2, 2);
    private final VBox told = new VBox(2);
    private final Hyperlink fold = new Hyperlink();
    private final Runnable changed;
    private List<LifeScene> scenes = List.of();
    private String chosen = "";
    private String shown = "";
    private boolean isOpen = true;

    /// @param changed hears when another life is shown
    LifeView(InspectorModel model, ObservableValue<Theme> theme, Runnable changed) {
        this.changed = changed;
        picture = new LifePicture(model, theme);
        picture.setId("life-picture");
        fold.setId("life-fold");
        fold.setOnAction(event -> {
            isOpen = !isOpen;
            fold.setVisited(false);
            refresh();
            changed.run();
        });
        getStyleClass().add("lives");
        getChildren().addAll(told, fold, picture);
        tabs.getStyleClass().add("life-tabs");
        tabs.setManaged(false);
    }

    /// Tabs to choose a life; they stand where they are always in sight.
    Region tabs() {
        return tabs;
    }

    boolean isEmpty() {
        return scenes.isEmpty();
    }

    /// Shows what is lived at another step.
    void show(List<LifeScene> lived) {
        scenes = lived;
        refresh();
    }

    /// Brings into sight where somebody stands now, if the picture is in sight at all: who reads what stands below it is left alone.
    ///
    /// @param page what scrolls
    void reveal(ScrollPane page) {
        if (!isOpen || scenes.isEmpty() || !(page.getContent() instanceof Region content)) {
            return;
        }
        page.layout();
        double visible = page.getViewportBounds().getHeight();
        double hidden = content.getHeight() - visible;
        double top = getLayoutY() + picture.getLayoutY();
        double now = picture.middleOfNow();
        double from = page.getVvalue() * hidden;
        boolean isInSight = from < top + picture.getHeight() && top < from + visible;
        if (hidden > 0 && now >= 0 && isInSight) {
            page.setVvalue(Math.clamp((top + now - visible / 2) / hidden, 0, 1));
        }
    }

    private void refresh() {
        LifeScene scene = wanted();
        tabs.getChildren().clear();
        told.getChildren().clear();
        boolean isChoice = scenes.size() > 1;
        tabs.setManaged(isChoice);
        tabs.setVisible(isChoice);
        if (scene == null) {
            return;
        }
        shown = scene.key();
        ToggleGroup group = new ToggleGroup();
        for (LifeScene each : scenes) {
            tabs.getChildren().add(tab(each, group, each.key().equals(shown)));
        }
        for (String sentence : scene.told(DiagramWords.ENGLISH)) {
            Label label = new Label(sentence);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            told.getChildren().add(label);
        }
        fold.setText(Words.of(isOpen ? "lives.hide" : "lives.show"));
        picture.setManaged(isOpen);
        picture.setVisible(isOpen);
        picture.show(scene);
    }

    /// The life that somebody chose; else the innermost one in which something happened; else the one before; else the outermost.
    private @Nullable LifeScene wanted() {
        LifeScene former = null;
        LifeScene moved = null;
        for (LifeScene scene : scenes) {
            if (scene.key().equals(chosen)) {
                return scene;
            }
            if (moved == null && scene.isMoved()) {
                moved = scene;
            }
            if (scene.key().equals(shown)) {
                former = scene;
            }
        }
        if (moved != null || former != null) {
            return moved != null ? moved : former;
        }
        return scenes.isEmpty() ? null : scenes.getLast();
    }

    private ToggleButton tab(LifeScene scene, ToggleGroup group, boolean isSelected) {
        ToggleButton tab = new ToggleButton(scene.isMoved() ? Words.of("lives.moved", scene.tab()) : scene.tab());
        tab.getStyleClass().addAll("plain-tab", "small");
        tab.setToggleGroup(group);
        tab.setSelected(isSelected);
        tab.setMinWidth(Region.USE_PREF_SIZE);
        tab.setAccessibleText(
                Words.of(scene.isMoved() ? "lives.tab.spoken.moved" : "lives.tab.spoken", scene.title()));
        tab.setOnAction(event -> {
            chosen = scene.key();
            int place = scenes.indexOf(scene);
            refresh();
            changed.run();
            // the tabs are new ones: the keyboard stays where it was
            if (place >= 0 && place < tabs.getChildren().size()) {
                tabs.getChildren().get(place).requestFocus();
            }
        });
        return tab;
    }
}
