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

    private final Map<Stroke, Command> strokes = new LinkedHashMap<>();
    private final Map<Character, Command> characters = new LinkedHashMap<>();

    public KeyMap() {
        characters.put('.', Command.STEP);
        characters.put(',', Command.STEP_BACK);
        strokes.put(Stroke.plain(KeyCode.SPACE), Command.PLAY);
        strokes.put(Stroke.plain(KeyCode.HOME), Command.FIRST);
        strokes.put(Stroke.plain(KeyCode.END), Command.LAST);
        strokes.put(Stroke.plain(KeyCode.F8), Command.NEXT_PACKET);
        strokes.put(Stroke.control(KeyCode.DOWN), Command.NEXT_PACKET);
        strokes.put(Stroke.plain(KeyCode.F7), Command.PREVIOUS_PACKET);
        strokes.put(Stroke.control(KeyCode.UP), Command.PREVIOUS_PACKET);
        strokes.put(Stroke.control(KeyCode.PERIOD), Command.STEP_IN_CONVERSATION);
        strokes.put(Stroke.shift(KeyCode.PERIOD), Command.STEP_IN_CONVERSATION);
        strokes.put(Stroke.control(KeyCode.COMMA), Command.STEP_BACK_IN_CONVERSATION);
        strokes.put(Stroke.shift(KeyCode.COMMA), Command.STEP_BACK_IN_CONVERSATION);
        strokes.put(Stroke.alt(KeyCode.LEFT), Command.GO_BACK);
        strokes.put(Stroke.alt(KeyCode.RIGHT), Command.GO_FORWARD);
        strokes.put(Stroke.control(KeyCode.G), Command.GO_TO_PACKET);
        strokes.put(Stroke.control(KeyCode.L), Command.COPY_LINK);
        strokes.put(Stroke.control(KeyCode.J), Command.FOLLOW_TO_CAUSE);
        strokes.put(new Stroke(KeyCode.J, true, false, true), Command.FOLLOW_TO_EFFECT);
        strokes.put(Stroke.control(KeyCode.F), Command.FILTER);
        characters.put(']', Command.LAYER_INWARDS);
        characters.put('[', Command.LAYER_OUTWARDS);
        strokes.put(Stroke.alt(KeyCode.DOWN), Command.LOOK_CLOSER);
        strokes.put(Stroke.alt(KeyCode.UP), Command.LOOK_FROM_FARTHER);
        characters.put('+', Command.ZOOM_IN);
        characters.put('-', Command.ZOOM_OUT);
        characters.put('0', Command.ZOOM_RESET);
        for (char digit = '1'; digit <= '9'; digit++) {
            characters.put(digit, Command.VIEW);
        }
        strokes.put(Stroke.plain(KeyCode.F6), Command.NEXT_PANEL);
        strokes.put(Stroke.shift(KeyCode.F6), Command.PREVIOUS_PANEL);
        strokes.put(Stroke.alt(KeyCode.DIGIT1), Command.PANEL_STORY);
        strokes.put(Stroke.alt(KeyCode.DIGIT2), Command.PANEL_INSPECTOR);
        strokes.put(Stroke.alt(KeyCode.DIGIT3), Command.PANEL_BYTES);
        strokes.put(Stroke.plain(KeyCode.F5), Command.PRESENTER);
        characters.put('?', Command.SHORTCUTS);
        strokes.put(Stroke.plain(KeyCode.F1), Command.SHORTCUTS);
        strokes.put(Stroke.control(KeyCode.W), Command.HOME);
        strokes.put(Stroke.control(KeyCode.O), Command.OPEN);
        strokes.put(new Stroke(KeyCode.O, true, false, true), Command.COMPARE);
    }

    /// What a key does that prints nothing, or null.
    public @Nullable Command command(Stroke stroke) {
        return strokes.get(stroke);
    }

    /// What a key does that prints this, or null.
    public @Nullable Command command(char printed) {
        return characters.get(printed);
    }

    /// All keys for each command, in the order in which people should read them.
    public Map<Command, List<String>> keys() {
        Map<Command, List<String>> keys = new LinkedHashMap<>();
        for (Command command : Command.values()) {
            List<String> names = new ArrayList<>();
            characters.forEach((character, does) -> {
                if (does == command && (command != Command.VIEW || character == '1')) {
                    names.add(command == Command.VIEW ? "1 … 9" : String.valueOf(character));
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
