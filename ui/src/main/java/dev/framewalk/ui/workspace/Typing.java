package dev.framewalk.ui.workspace;

import javafx.event.EventTarget;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Decides whether a plain key is meant for the workspace or for the control that has the keyboard.
final class Typing {
    private Typing() {}

    static boolean mayTake(KeyEvent event) {
        EventTarget target = event.getTarget();
        if (target instanceof TextInputControl || target instanceof ComboBoxBase<?> || target instanceof Slider) {
            return false;
        }
        // a button is pressed with the space bar
        boolean isSpace = event.getCode() == KeyCode.SPACE || " ".equals(event.getCharacter());
        return !(isSpace && target instanceof ButtonBase);
    }
}
