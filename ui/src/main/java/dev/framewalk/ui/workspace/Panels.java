package dev.framewalk.ui.workspace;

import java.util.EnumMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

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
    private double bytesHeight = BYTES_HEIGHT;
    /// Whether the user has said how high the bytes are to be.
    private boolean isMoved;

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
        down.heightProperty().addListener((property, was, is) -> {
            placeOnce();
            // a split pane whose height changes (a banner comes and goes) moves its divider to anywhere
            Platform.runLater(this::placeBytes);
        });
        down.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (isOfDivider(event.getTarget())) {
                isMoved = true;
                bytesHeight = down.getHeight() * (1 - down.getDividerPositions()[0]);
            }
        });
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
        placeBytes();
    }

    /// Whether something is the divider above the bytes, or its grip.
    private boolean isOfDivider(EventTarget target) {
        for (Node node = target instanceof Node hit ? hit : null; node != null && !node.equals(down); node = node.getParent()) {
            if (down.equals(node.getParent()) && node.getStyleClass().contains("split-pane-divider")) {
                return true;
            }
        }
        return false;
    }

    private void placeBytes() {
        double height = down.getHeight();
        if (isShown(Panel.BYTES) && height > 0) {
            // only who moves the divider gives them more than half
            down.setDividerPosition(0, Math.max(isMoved ? 0 : 0.5, 1 - bytesHeight / height));
        }
    }
}
