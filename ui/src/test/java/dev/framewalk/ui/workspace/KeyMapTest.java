package dev.framewalk.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.ui.words.Words;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyMapTest {
    private final KeyMap keys = new KeyMap();

    @ParameterizedTest
    @CsvSource({
        "F8, false, false, false, NEXT_PACKET",
        "F7, false, false, false, PREVIOUS_PACKET",
        "DOWN, true, false, false, NEXT_PACKET",
        "UP, true, false, false, PREVIOUS_PACKET",
        "PERIOD, true, false, false, STEP_IN_CONVERSATION",
        "COMMA, true, false, false, STEP_BACK_IN_CONVERSATION",
        "PERIOD, false, false, true, STEP_IN_CONVERSATION",
        "LEFT, false, true, false, GO_BACK",
        "RIGHT, false, true, false, GO_FORWARD",
        "G, true, false, false, GO_TO_PACKET",
        "F, true, false, false, FILTER",
        "SPACE, false, false, false, PLAY",
        "HOME, false, false, false, FIRST",
        "END, false, false, false, LAST",
        "F5, false, false, false, PRESENTER",
    })
    void keysOfWiresharkAndOfVideoPlayersDoWhatPeopleExpect(
            KeyCode code, boolean control, boolean alt, boolean shift, KeyCommand command) {
        assertThat(keys.command(new KeyMap.Stroke(code, control, alt, shift))).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource({"'.', STEP", "',', STEP_BACK", "'[', LAYER_OUTWARDS", "']', LAYER_INWARDS", "+, ZOOM_IN", "-, ZOOM_OUT", "0, ZOOM_RESET", "?, SHORTCUTS", "1, VIEW", "9, VIEW"})
    void keysThatPrintSomethingAreRecognisedByIt(char printed, KeyCommand command) {
        assertThat(keys.command(printed)).isEqualTo(command);
    }

    @Test
    void lettersAreLeftToTheFilter() {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            assertThat(keys.command(letter)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(KeyCommand.class)
    void everyCommandHasAKeyAndAName(KeyCommand command) {
        assertThat(keys.keys().get(command)).isNotEmpty();
        assertThat(Words.of("command." + command)).isNotBlank();
    }
}
