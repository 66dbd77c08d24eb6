package dev.framewalk.timeline.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.export.StepText;
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

@DisplayName("The words of the timeline")
final class WordsTest {
    private final Texts words = StoryWords.here();

    @Test
    void knowOneFromMany() {
        assertThat(words.say("tcp.unanswered", "client", "a", "server", "b", "count", 1)).doesNotContain("times");
    }

    @Test
    void showAKeyThatHasNoWordsRatherThanNothing() {
        assertThat(words.say("no.such.key")).isEqualTo("no.such.key");
    }

    @Test
    void haveEveryKeyThatTheSourcesName() throws IOException {
        Set<String> missing = new TreeSet<>();
        Texts exported = Texts.beside(StepText.class, "words");
        Pattern saying = Pattern.compile("(?:WORDS|words|Words\\.here\\(\\))\\s*\\.say\\(\\s*\"([a-z][A-Za-z.-]*)\"\\s*[,)]");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher key = saying.matcher(Files.readString(source));
                while (key.find()) {
                    Texts said = source.toString().contains("export") ? exported : words;
                    if (!said.has(key.group(1)) && !source.toString().contains("diagram")) {
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
