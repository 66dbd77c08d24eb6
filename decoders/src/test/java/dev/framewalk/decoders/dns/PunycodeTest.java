package dev.framewalk.decoders.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunycodeTest {
    /// Sample strings of RFC 3492, section 7.1 (letters of the samples, in hexadecimal there).
    @ParameterizedTest
    @CsvSource({
        "egbpdaj6bu4bxfgehfvwxn, \u0644\u064A\u0647\u0645\u0627\u0628\u062A\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064A\u061F",
        "ihqwcrb4cv8a8dqg056pqjye, \u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587",
        "Proprostnemluvesky-uyb24dma41a, Pro\u010Dprost\u011Bnemluv\u00ED\u010Desky",
        "4dbcagdahymbxekheh6e0a7fei0b, \u05DC\u05DE\u05D4\u05D4\u05DD\u05E4\u05E9\u05D5\u05D8\u05DC\u05D0\u05DE\u05D3\u05D1\u05E8\u05D9\u05DD\u05E2\u05D1\u05E8\u05D9\u05EA",
        "MajiKoi5-783gue6qz075azm5e, Maji\u3067Koi\u3059\u308B5\u79D2\u524D"
    })
    void rfc3492Section71(String encoded, String decoded) {
        assertThat(Punycode.decode(encoded)).isEqualTo(decoded);
    }

    @Test
    void namesAreDecodedLabelByLabel() {
        assertThat(Punycode.unicode("www.xn--mnchen-3ya.example")).isEqualTo("www.münchen.example");
        assertThat(Punycode.unicode("XN--MNCHEN-3YA.example")).isEqualTo("MüNCHEN.example");
        assertThat(Punycode.unicode("www.example")).isNull();
    }

    @Test
    void whatIsNoPunycodeOrShouldNotBeDrawnStaysAsItIs() {
        assertThat(Punycode.unicode("xn--!!!.example")).isNull();
        assertThat(Punycode.decode("99999999")).isNull();
        assertThat(Punycode.decode("a-")).isEqualTo("a");
        // U+202E turns the direction of what follows
        assertThat(Punycode.decode("com-7q0a")).isNull();
    }
}
