package dev.framewalk.ui.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// Which key does what: the keys of Wireshark where there are any, those of video players for stepping.
///
/// Keys that print something are recognised by what they print, because `?` and `[` lie elsewhere on every keyboard.
public final class KeyMap {
    /// A key with the keys held down beside it.
    public record Stroke(KeyCode code, boolean control, boolean alt, boolean shift) {
        static Stroke plain(KeyCode code) {
            return new Stroke(code, false, false, false);
        }

        static Stroke control(KeyCode code) {
            return new Stroke(code, true, false, false);
        }

        static Stroke alt(KeyCode code) {
            return new Stroke(code, false, true, false);
        }

        static Stroke shift(KeyCode code) {
            return new Stroke(code, false, false, true);
        }

        /// As keyboards name it: `Ctrl+G`.
        @Override
        public String toString() {
            String name = switch (code) {
                case LEFT -> "←";
                case RIGHT -> "→";
                case UP -> "↑";
                case DOWN -> "↓";
                case PERIOD -> ".";
                case COMMA -> ",";
                default -> code.getName();
            };
            return (control ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + name;
        }
    }

    private final Map<Stroke, KeyCommand> strokes = new LinkedHashMap<>();
    private final Map<Character, KeyCommand> characters = new LinkedHashMap<>();

    public KeyMap() {
        characters.put('.', KeyCommand.STEP);
        characters.put(',', KeyCommand.STEP_BACK);
        strokes.put(Stroke.plain(KeyCode.SPACE), KeyCommand.PLAY);
        strokes.put(Stroke.plain(KeyCode.HOME), KeyCommand.FIRST);
        strokes.put(Stroke.plain(KeyCode.END), KeyCommand.LAST);
        strokes.put(Stroke.plain(KeyCode.F8), KeyCommand.NEXT_PACKET);
        strokes.put(Stroke.control(KeyCode.DOWN), KeyCommand.NEXT_PACKET);
        strokes.put(Stroke.plain(KeyCode.F7), KeyCommand.PREVIOUS_PACKET);
        strokes.put(Stroke.control(KeyCode.UP), KeyCommand.PREVIOUS_PACKET);
        strokes.put(Stroke.control(KeyCode.PERIOD), KeyCommand.STEP_IN_CONVERSATION);
        strokes.put(Stroke.shift(KeyCode.PERIOD), KeyCommand.STEP_IN_CONVERSATION);
        strokes.put(Stroke.control(KeyCode.COMMA), KeyCommand.STEP_BACK_IN_CONVERSATION);
        strokes.put(Stroke.shift(KeyCode.COMMA), KeyCommand.STEP_BACK_IN_CONVERSATION);
        strokes.put(Stroke.alt(KeyCode.LEFT), KeyCommand.GO_BACK);
        strokes.put(Stroke.alt(KeyCode.RIGHT), KeyCommand.GO_FORWARD);
        strokes.put(Stroke.control(KeyCode.G), KeyCommand.GO_TO_PACKET);
        strokes.put(Stroke.control(KeyCode.L), KeyCommand.COPY_LINK);
        strokes.put(Stroke.control(KeyCode.J), KeyCommand.FOLLOW_TO_CAUSE);
        strokes.put(new Stroke(KeyCode.J, true, false, true), KeyCommand.FOLLOW_TO_EFFECT);
        strokes.put(Stroke.control(KeyCode.F), KeyCommand.FILTER);
        characters.put(']', KeyCommand.LAYER_INWARDS);
        characters.put('[', KeyCommand.LAYER_OUTWARDS);
        strokes.put(Stroke.alt(KeyCode.DOWN), KeyCommand.LOOK_CLOSER);
        strokes.put(Stroke.alt(KeyCode.UP), KeyCommand.LOOK_FROM_FARTHER);
        characters.put('+', KeyCommand.ZOOM_IN);
        characters.put('-', KeyCommand.ZOOM_OUT);
        characters.put('0', KeyCommand.ZOOM_RESET);
        for (char digit = '1'; digit <= '9'; digit++) {
            characters.put(digit, KeyCommand.VIEW);
        }
        strokes.put(Stroke.plain(KeyCode.F6), KeyCommand.NEXT_PANEL);
        strokes.put(Stroke.shift(KeyCode.F6), KeyCommand.PREVIOUS_PANEL);
        strokes.put(Stroke.alt(KeyCode.DIGIT1), KeyCommand.PANEL_STORY);
        strokes.put(Stroke.alt(KeyCode.DIGIT2), KeyCommand.PANEL_INSPECTOR);
        strokes.put(Stroke.alt(KeyCode.DIGIT3), KeyCommand.PANEL_BYTES);
        strokes.put(Stroke.plain(KeyCode.F5), KeyCommand.PRESENTER);
        characters.put('?', KeyCommand.SHORTCUTS);
        strokes.put(Stroke.plain(KeyCode.F1), KeyCommand.SHORTCUTS);
        strokes.put(Stroke.control(KeyCode.W), KeyCommand.HOME);
        strokes.put(Stroke.control(KeyCode.O), KeyCommand.OPEN);
        strokes.put(new Stroke(KeyCode.O, true, false, true), KeyCommand.COMPARE);
    }

    /// What a key does that prints nothing, or null.
    public @Nullable KeyCommand command(Stroke stroke) {
        return strokes.get(stroke);
    }

    /// What a key does that prints this, or null.
    public @Nullable KeyCommand command(char printed) {
        return characters.get(printed);
    }

    /// All keys for each command, in the order in which people should read them.
    public Map<KeyCommand, List<String>> keys() {
        Map<KeyCommand, List<String>> keys = new LinkedHashMap<>();
        for (KeyCommand command : KeyCommand.values()) {
            List<String> names = new ArrayList<>();
            characters.forEach((character, does) -> {
                if (does == command && (command != KeyCommand.VIEW || character == '1')) {
                    names.add(command == KeyCommand.VIEW ? "1 … 9" : String.valueOf(character));
                }
            });
            strokes.forEach((stroke, does) -> {
                if (does == command) {
                    names.add(stroke.toString());
                }
            });
            keys.put(command, names);
        }
        return keys;
    }
}
