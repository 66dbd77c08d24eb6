package dev.framewalk.timeline.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.tls.TlsLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final String RANDOM = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final byte[] ID = HexFormat.of().parseHex(RANDOM);

    @TempDir
    Path folder;

    private static String line(String random) {
        return "CLIENT_RANDOM " + random + " " + "12".repeat(48);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aFileBesideTheCaptureIsFoundByItsName() throws IOException {
        for (String name : List.of("one.keys", "one.pcapng.keys", "keylog.txt")) {
            Path keys = write(name, line(RANDOM) + "\n");
            Keys found = Keys.usual(List.of(), null, folder.resolve("one.pcapng"));
            assertThat(found.secret(TlsLabel.CLIENT_RANDOM, ID)).as(name).hasSize(48);
            assertThat(found.searched()).extracting(Keys.Searched::reason).containsExactly(Keys.Reason.BESIDE);
            Files.delete(keys);
        }
    }

    @Test
    void theFileThatTheEnvironmentNamesIsUsed() throws IOException {
        Path keys = write("somewhere.log", line(RANDOM) + "\n");
        assertThat(Keys.usual(List.of(), keys.toString(), null).knows(ID)).isTrue();
    }

    @Test
    void whatIsAppendedLaterIsTakenIn() throws IOException {
        Path file = write("growing.log", line(OTHER) + "\n");
        Keys keys = Keys.usual(List.of(file), null, null);
        assertThat(keys.knows(ID)).isFalse();
        assertThat(keys.refresh()).isZero();
        Files.writeString(file, line(RANDOM) + "\n", StandardOpenOption.APPEND);
        assertThat(keys.refresh()).isEqualTo(1);
        assertThat(keys.knows(ID)).isTrue();
    }

    @Test
    void aLineThatIsBeingWrittenWaitsForItsEnd() throws IOException {
        Path file = write("growing.log", line(OTHER) + "\n");
        Keys keys = Keys.usual(List.of(file), null, null);
        String line = line(RANDOM);
        Files.writeString(file, line.substring(0, 100), StandardOpenOption.APPEND);
        assertThat(keys.refresh()).isZero();
        Files.writeString(file, line.substring(100) + "\n", StandardOpenOption.APPEND);
        assertThat(keys.refresh()).isEqualTo(1);
        assertThat(keys.secret(TlsLabel.CLIENT_RANDOM, ID)).hasSize(48);
    }

    @Test
    void aLastLineWithoutAnEndCountsInAFileThatIsNotWrittenAnyMore() throws IOException {
        Path file = write("cut.log", line(RANDOM));
        assertThat(Keys.usual(List.of(file), null, null).knows(ID)).isTrue();
    }

    @Test
    void aFileThatIsWrittenAnewIsReadFromItsBeginning() throws IOException {
        Path file = write("rotated.log", line(OTHER) + "\n" + line(OTHER) + "\n");
        Keys keys = Keys.usual(List.of(file), null, null);
        Files.writeString(file, line(RANDOM) + "\n");
        assertThat(keys.refresh()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereIsSaidAndForgiven() {
        Keys keys = Keys.usual(List.of(folder.resolve("none.log")), null, null);
        assertThat(keys.searched()).singleElement().satisfies(place -> assertThat(place.problem())
                .contains("none.log"));
        assertThat(keys.knows(ID)).isFalse();
    }

    @Test
    void aKeyLogIsToldFromACapture() throws IOException {
        assertThat(Keys.isKeyLog(write("a", "# a comment\n" + line(RANDOM) + "\n"))).isTrue();
        assertThat(Keys.isKeyLog(write("b", "no secrets here\n"))).isFalse();
    }

    @Test
    void aCaptureThatHoldsItsKeysIsStillACapture() {
        assertThat(Keys.isKeyLog(
                        Path.of(System.getProperty("framewalk.root"), "sample-captures", "gallery-http2.pcapng")))
                .isFalse();
    }
}
