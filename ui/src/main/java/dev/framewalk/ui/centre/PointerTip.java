package dev.framewalk.ui.centre;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// Words beside the mouse, about what it points at within one node.
final class PointerTip {
    private final Node node;
    private final Tooltip tip = new Tooltip();
    private boolean isOn;

    PointerTip(Node node) {
        this.node = node;
        tip.setShowDelay(Duration.millis(350));
        tip.setShowDuration(Duration.seconds(30));
        tip.setWrapText(true);
        tip.setMaxWidth(460);
    }

    /// Says something from now on; empty for nothing.
    void tell(String words) {
        if (!words.equals(tip.getText())) {
            tip.hide();
            tip.setText(words);
        }
        if (isOn == words.isEmpty()) {
            if (isOn) {
                Tooltip.uninstall(node, tip);
            } else {
                Tooltip.install(node, tip);
            }
            isOn = !isOn;
        }
    }
}
