package dev.framewalk.decoders.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.http.HttpFieldName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class Http1HeadTest {
    /// Between them, every field that a decoder takes a value from is taken at its word.
    private static final List<String> VALUES =
            List.of("7", "close", "100-continue", "chunked", "gzip", "h2c", "text/html", "other.example", "AAMAAABk");

    private static Http1Head read(String head, boolean wantsAnomalies) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        Skim skim = new Skim(wantsAnomalies);
        skim.begin(Bytes.captured(bytes), 0, bytes.length);
        return Http1Head.parse(skim);
    }

    /// The quick way passes over lines by their first letter ([HttpFieldName#mayMatter]). A field that newly means something to decoders
    /// must not be among those: then this test fails, and the letter is to be added there.
    @ParameterizedTest
    @EnumSource(HttpFieldName.class)
    void theQuickWayPassesOverNoFieldThatMeansAnything(HttpFieldName name) {
        for (String written : List.of(name.canonical(), name.canonical().toLowerCase(Locale.ROOT), name.canonical().toUpperCase(Locale.ROOT))) {
            for (String value : VALUES) {
                for (String start : List.of("POST /a HTTP/1.1\r\n", "HTTP/1.1 200 OK\r\n")) {
                    String head = start + written + ": " + value + "\r\n\r\n";
                    assertThat(read(head, false)).as(head).isEqualTo(read(head, true));
                }
            }
        }
    }
}
