package dev.framewalk.ui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.ladder.LadderAxis;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(Exports.Format.class)
    void aFileThatIsReadIsNotReplaced(Exports.Format format) throws IOException {
        Path capture = folder.resolve("capture." + format.ending());
        Files.writeString(capture, "packets");
        Path link = Files.createSymbolicLink(folder.resolve("link"), capture);
        Exports sparing = exports().sparing(List.of(folder.resolve("keys"), capture)).drawing(null);
        for (Path same : List.of(capture, link, folder.resolve(".").resolve(capture.getFileName()))) {
            assertThatThrownBy(() -> sparing.write(format, same)).isInstanceOf(ExportFile.IsInput.class);
        }
        assertThat(capture).hasContent("packets");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(capture, link);
        }
    }

    @Test
    void aPictureThatCannotBeDrawnLeavesTheFileThatWasThere() throws IOException {
        Path file = folder.resolve("picture.svg");
        Files.writeString(file, "old");
        Plate broken = new Plate() {
            @Override
            public double width() {
                return 10;
            }

            @Override
            public double height() {
                return 10;
            }

            @Override
            public String name() {
                return "broken";
            }

            @Override
            public void paint(Surface surface) {
                throw new IllegalStateException("cannot be drawn");
            }

            @Override
            public String svg(boolean withFonts) {
                throw new IllegalStateException("cannot be drawn");
            }

            @Override
            public void writePng(OutputStream out, double scale) throws IOException {
                out.write(1);
                throw new IOException("no room");
            }

            @Override
            public void writePdf(OutputStream out) throws IOException {
                writePng(out, 1);
            }
        };
        for (Exports.Format format : List.of(Exports.Format.SVG, Exports.Format.PNG, Exports.Format.PDF)) {
            assertThatThrownBy(() -> exports().drawing(broken).write(format, file)).isInstanceOf(Exception.class);
            assertThat(file).hasContent("old");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() {
        Path nowhere = folder.resolve("not-there").resolve("steps.svg");
        assertThatThrownBy(() -> exports().write(Exports.Format.SVG, nowhere)).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
