package dev.framewalk.timeline.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.tcp.TcpAnalysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The words of the timeline")
final class WordsTest {
    private final Words words = Words.here();

    @ParameterizedTest(name = "say {0} ns as {1}")
    @CsvSource({
        "0, 0 ms",
        "870, 870 ns",
        "1000, 1 µs",
        "98600, 98.6 µs",
        "999499, 999 µs",
        "999500, 1 ms",
        "20300000, 20.3 ms",
        "173000000, 173 ms",
        "999500000, 1 s",
        "1560000000, 1.56 s",
        "61000000000, 61 s",
        "150000000000, 2.5 min",
        "-20300000, -20.3 ms"
    })
    void sayDurationsWithTheDigitsThatMatter(long nanos, String said) {
        assertThat(words.duration(nanos)).isEqualTo(said);
    }

    @Test
    void knowOneFromMany() {
        assertThat(words.bytes(1)).isEqualTo("1 byte");
        assertThat(words.bytes(0)).isEqualTo("0 bytes");
        assertThat(words.bytes(18_825)).isEqualTo("18\u202f825 bytes");
        assertThat(words.range(18_824, 20_272)).isEqualTo("bytes 18\u202f825 to 20\u202f272");
        assertThat(words.range(6, 7)).isEqualTo("byte 7");
        assertThat(words.say("tcp.unanswered", "client", "a", "server", "b", "count", 1)).doesNotContain("times");
    }

    @Test
    void showAKeyThatHasNoWordsRatherThanNothing() {
        assertThat(words.say("no.such.key")).isEqualTo("no.such.key");
    }

    @Test
    void haveEveryKeyThatTheSourcesName() throws IOException {
        Set<String> missing = new TreeSet<>();
        Pattern said = Pattern.compile("(?:WORDS|words|Words\\.here\\(\\))\\s*\\.say\\(\\s*\"([a-z][A-Za-z.-]*)\"\\s*[,)]");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher key = said.matcher(Files.readString(source));
                while (key.find()) {
                    if (!words.has(key.group(1)) && !source.toString().contains("diagram")) {
                        missing.add(key.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void haveASentenceForEveryVerdict() {
        for (TcpAnalysis verdict : TcpAnalysis.values()) {
            if (verdict != TcpAnalysis.DUPLICATE_ACK && verdict != TcpAnalysis.ZERO_WINDOW) {
                // those two are told as a run and as a closed window
                assertThat(words.has(verdict.id())).as(verdict.id()).isTrue();
            }
        }
    }
}
