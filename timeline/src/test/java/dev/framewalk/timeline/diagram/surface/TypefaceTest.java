package dev.framewalk.timeline.diagram.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypefaceTest {
    @Test
    void widthsAreTheAdvancesOfTheFont() {
        // every glyph of DejaVu Sans Mono is 1233 of 2048 units wide
        assertThat(Typeface.MONO.width("GET /", 20.48)).isCloseTo(5 * 12.33, within(1e-9));
        // DejaVu Sans: A 1401, V 1401, and no kerning between them
        assertThat(Typeface.SANS.width("AV", 20.48)).isCloseTo(28.02, within(1e-9));
        assertThat(Typeface.SANS.width("", 12)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void plainWordsAndTheSignsOfPicturesHaveGlyphs(Typeface face) {
        String signs = "Größe · 12.4 ms → µs ✕ ✔ … – ≥ × Δ ↻";
        assertThat(face.visible(signs)).isEqualTo(signs);
    }

    @Test
    void controlCharactersAreShownAsEscapes() {
        assertThat(Typeface.SANS.visible("a\u0000b\r\nc\u007f")).isEqualTo("a\\x00b\\r\\nc\\x7f");
    }

    @Test
    void charactersThatHideOrTurnTextAreMadeVisible() {
        assertThat(Typeface.SANS.visible("evil\u202Egpj.exe\u2066\u200B")).isEqualTo("evil\uFFFDgpj.exe\uFFFD\uFFFD");
        assertThat(Typeface.SANS.visible("\uD800x\uDC00")).isEqualTo("\uFFFDx\uFFFD");
        assertThat(Typeface.SANS.visible("漢")).isEqualTo("\uFFFD");
    }

    @Test
    void hebrewIsPutIntoTheOrderInWhichItIsSeen() {
        assertThat(Typeface.SANS.visible("to \u05D0\u05D1\u05D2 now")).isEqualTo("to \u05D2\u05D1\u05D0 now");
    }

    @Test
    void textIsCutToItsRoom() {
        assertThat(Typeface.MONO.fit("abcdef", 20.48, 12.33 * 6)).isEqualTo("abcdef");
        assertThat(Typeface.MONO.fit("abcdef", 20.48, 12.33 * 5.5)).isEqualTo("abcd…");
        assertThat(Typeface.MONO.fit("abcdef", 20.48, 5)).isEmpty();
        assertThat(Typeface.MONO.fit("abcdef", 20.48, -5)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCutFits(Typeface face) {
        for (String text : List.of("x".repeat(10_000), "\u202E\u05D0\u0001", "WiWi Wi…", "\uD83D\uDE00".repeat(99))) {
            for (double room = 0; room < 300; room += 17) {
                assertThat(face.width(face.fit(text, 13, room), 13)).isLessThanOrEqualTo(room + 1e-9);
            }
        }
    }
}
