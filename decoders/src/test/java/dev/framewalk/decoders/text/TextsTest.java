package dev.framewalk.decoders.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.beside(TextsTest.class, "samples", Locale.ROOT);

    @Test
    void placesAreFilledByNameAndInOrder() {
        assertThat(texts.say("greeting", "who", "Ann", "when", 5)).isEqualTo("Ann came at 5.");
        assertThat(texts.text("pair", "a", "b")).isEqualTo("b before a");
    }

    @Test
    void aValueThatLooksLikeAPlaceStaysAsItIs() {
        assertThat(texts.say("greeting", "who", "{when}", "when", 5)).isEqualTo("{when} came at 5.");
        assertThat(texts.text("pair", "{1}", "{0}")).isEqualTo("{0} before {1}");
    }

    @Test
    void oneIsToldInItsOwnWords() {
        assertThat(texts.say("guests", "count", 1)).isEqualTo("one guest");
        assertThat(texts.say("guests", "count", "1")).isEqualTo("one guest");
        assertThat(texts.say("guests", "count", 2)).isEqualTo("2 guests");
    }

    @Test
    void nothingIsEverHidden() {
        assertThat(texts.say("no.such.key")).isEqualTo("no.such.key");
        assertThat(texts.text("no.such.key")).isEqualTo("no.such.key");
        assertThat(texts.find("no.such.key")).isNull();
        assertThat(texts.say("greeting", "who", "Ann")).isEqualTo("Ann came at {when}.");
        assertThat(Texts.beside(TextsTest.class, "no-such-file").say("key")).isEqualTo("key");
    }

    @Test
    void anotherLanguageNeedsOnlyAFile() {
        Texts german = Texts.beside(TextsTest.class, "samples", Locale.GERMAN);
        assertThat(german.say("guests", "count", 2)).isEqualTo("2 Gäste");
        assertThat(german.say("greeting", "who", "Ann", "when", 5)).isEqualTo("Ann came at 5.");
        assertThat(Texts.beside(TextsTest.class, "samples", Locale.FRENCH).say("guests", "count", 2)).isEqualTo("2 guests");
    }
}
