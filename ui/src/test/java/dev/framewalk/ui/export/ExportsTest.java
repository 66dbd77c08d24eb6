package dev.framewalk.ui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewalk.timeline.diagram.LadderAxis;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportsTest {
    @TempDir
    private Path folder;

    private final Session session = Sessions.of("one-lost-segment");

    private Exports exports() {
        return new Exports(
                session.timeline(), session.steps().indexes(), "One lost segment", "", session.depth(), LadderAxis.ONE_ROW_PER_EVENT, Theme.LIGHT);
    }

    @ParameterizedTest
    @CsvSource({"PNG, \u0089PNG", "SVG, <", "PDF, %PDF", "MERMAID, ---", "JSON_LINES, {", "TEXT, ''"})
    void eachFormatBeginsAsItsReadersExpect(Exports.Format format, String beginning) throws IOException {
        Path file = folder.resolve("steps." + format.ending());
        exports().write(format, file);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith(beginning).hasSizeGreaterThan(100);
    }

    @Test
    void textHasALineForEachStepAndOneForTheHeading() throws IOException {
        Path file = folder.resolve("steps.txt");
        exports().write(Exports.Format.TEXT, file);
        assertThat(Files.readAllLines(file)).hasSize(session.steps().size() + 1);
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() {
        Path nowhere = folder.resolve("not-there").resolve("steps.svg");
        assertThatThrownBy(() -> exports().write(Exports.Format.SVG, nowhere)).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
