package dev.framewalk.ui.workspace;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// The panels around the view in the middle: which are shown, and how large they are.
final class Panels {
    /// A panel that can be hidden.
    enum Panel {
        STORY,
        INSPECTOR,
        BYTES
    }

    private static final double STORY_WIDTH = 280;
    private static final double INSPECTOR_WIDTH = 350;
    private static final double BYTES_HEIGHT = 196;

    private final SplitPane across;
    private final SplitPane down;
    private final Node story;
    private final Node middle;
    private final Node inspector;
    private final Node bytes;
    private final Map<Panel, BooleanProperty> shown = new EnumMap<>(Panel.class);
    private boolean isPlaced;

    Panels(SplitPane across, SplitPane down, Node story, Node middle, Node inspector, Node bytes) {
        this.across = across;
        this.down = down;
        this.story = story;
        this.middle = middle;
        this.inspector = inspector;
        this.bytes = bytes;
        for (Panel panel : Panel.values()) {
            BooleanProperty property = new SimpleBooleanProperty(true);
            property.addListener((of, was, is) -> arrange());
            shown.put(panel, property);
        }
        SplitPane.setResizableWithParent(story, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane.setResizableWithParent(bytes, false);
        across.widthProperty().addListener((property, was, is) -> placeOnce());
        down.heightProperty().addListener((property, was, is) -> placeOnce());
        arrange();
    }

    BooleanProperty shownProperty(Panel panel) {
        BooleanProperty property = shown.get(panel);
        if (property == null) {
            throw new IllegalStateException(panel.name());
        }
        return property;
    }

    boolean isShown(Panel panel) {
        return shownProperty(panel).get();
    }

    void toggle(Panel panel) {
        shownProperty(panel).set(!isShown(panel));
    }

    private void arrange() {
        across.getItems().clear();
        if (isShown(Panel.STORY)) {
            across.getItems().add(story);
        }
        across.getItems().add(middle);
        if (isShown(Panel.INSPECTOR)) {
            across.getItems().add(inspector);
        }
        down.getItems().setAll(across);
        if (isShown(Panel.BYTES)) {
            down.getItems().add(bytes);
        }
        place();
    }

    private void placeOnce() {
        if (!isPlaced && across.getWidth() > 400 && down.getHeight() > 200) {
            isPlaced = true;
            place();
        }
    }

    /// Gives the side panels the room that their words need, and the rest to the middle.
    private void place() {
        double width = across.getWidth();
        double height = down.getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        // wide windows share their gain
        double extra = Math.max(0, width - 1280) * 0.22;
        // as does a hidden story: for people far away it is hidden, and the words of the inspector are large
        double inspectorWidth = isShown(Panel.STORY) ? INSPECTOR_WIDTH : INSPECTOR_WIDTH + STORY_WIDTH * 0.3;
        int divider = 0;
        if (isShown(Panel.STORY)) {
            across.setDividerPosition(divider++, Math.min(0.26, (STORY_WIDTH + extra) / width));
        }
        if (isShown(Panel.INSPECTOR)) {
            across.setDividerPosition(divider, Math.max(0.6, 1 - (inspectorWidth + extra) / width));
        }
        if (isShown(Panel.BYTES)) {
            down.setDividerPosition(0, Math.max(0.5, 1 - BYTES_HEIGHT / height));
        }
    }
}
