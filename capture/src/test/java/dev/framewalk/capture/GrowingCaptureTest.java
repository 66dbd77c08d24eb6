package dev.framewalk.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewalk.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GrowingCaptureTest {
    @TempDir
    Path folder;

    static byte[] capture(boolean pcapng) {
        if (!pcapng) {
            return CompressedCaptureTest.capture(20);
        }
        PcapngBytes file = PcapngBytes.usual();
        for (int i = 0; i < 20; i++) {
            file.packet(0, 1_000_000L * i, PcapBytes.payload(60 + i, i));
        }
        return file.bytes();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatGrowsByteByByteGivesEachPacketOnceItIsWhole(boolean pcapng) throws IOException {
        byte[] whole = capture(pcapng);
        List<Seen> expected;
        try (CaptureFile file = Seen.open(folder, whole)) {
            expected = Seen.in(file);
        }
        Path path = Files.createFile(folder.resolve("growing"));
        List<Seen> seen = new ArrayList<>();
        try (CaptureFile file = CaptureFile.open(path)) {
            for (int at = 0; at < whole.length; at += 7) {
                Files.write(path, Arrays.copyOfRange(whole, at, Math.min(whole.length, at + 7)), StandardOpenOption.APPEND);
                assertThat(file.refresh()).isTrue();
                while (file.read(Seen.sink(seen), 3) > 0) {
                    // what is there
                }
                assertThat(file.problems().size()).isLessThanOrEqualTo(1);
            }
            assertThat(seen).isEqualTo(expected);
            assertThat(file.problems()).isEmpty();
            assertThat(file.isComplete()).isTrue();
            assertThat(file.refresh()).isFalse();
        }
    }

    @Test
    void positionsStayTheSameAndOldWindowsStayReadable() throws IOException {
        byte[] whole = capture(false);
        Path path = Files.write(folder.resolve("growing"), Arrays.copyOf(whole, 500));
        Bytes before;
        Bytes after;
        try (CaptureFile file = CaptureFile.open(path)) {
            Seen.in(file);
            before = file.bytes();
            Files.write(path, Arrays.copyOfRange(whole, 500, whole.length), StandardOpenOption.APPEND);
            assertThat(file.refresh()).isTrue();
            after = file.bytes();
        }
        assertThat(before.length()).isEqualTo(500);
        assertThat(after.matches(0, before, 0, 500)).isTrue();
        assertThat(after.toArray()).isEqualTo(whole);
    }

    @Test
    void aFileThatShrinksIsToldOf() throws IOException {
        Path path = Files.write(folder.resolve("shrinking"), capture(false));
        try (CaptureFile file = CaptureFile.open(path)) {
            Seen.in(file);
            Files.write(path, new byte[10]);
            assertThat(file.refresh()).isFalse();
            assertThat(file.problems()).singleElement().satisfies(problem -> assertThat(problem.id())
                    .isEqualTo("capture.shrunk"));
        }
    }

    @Test
    void aFileThatIsCutOffBetweenOpeningAndReadingIsNoCrash() throws IOException {
        // several pages, so that the later ones are really gone
        Path path = Files.write(folder.resolve("gone"), CompressedCaptureTest.capture(2000));
        try (CaptureFile file = CaptureFile.open(path)) {
            Files.write(path, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            Seen.in(file);
            assertThat(file.problems()).singleElement().satisfies(problem -> assertThat(problem.id())
                    .isEqualTo("capture.shrunk"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPipeGivesPacketsWhileItIsOpen(boolean pcapng) throws Exception {
        byte[] whole = capture(pcapng);
        PipedOutputStream out = new PipedOutputStream();
        List<Seen> seen = new ArrayList<>();
        try (CaptureFile file = CaptureFile.open(new PipedInputStream(out, 1 << 16), "standard input")) {
            assertThat(file.read(Seen.sink(seen), 10)).isZero();
            assertThat(file.isComplete()).isFalse();
            assertThat(file.problems()).isEmpty();
            out.write(whole, 0, 700);
            out.flush();
            await(file, seen, 1);
            assertThat(file.isComplete()).isFalse();
            assertThat(file.problems()).isEmpty();
            out.write(whole, 700, whole.length - 700);
            out.close();
            await(file, seen, 20);
            while (!file.isComplete()) {
                file.refresh();
                file.read(Seen.sink(seen), 1);
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertThat(seen).hasSize(20);
            assertThat(file.problems()).isEmpty();
            assertThat(file.bytes().toArray()).isEqualTo(whole);
        }
    }

    private static void await(CaptureFile file, List<Seen> seen, int count) throws Exception {
        while (seen.size() < count) {
            if (file.refresh()) {
                file.read(Seen.sink(seen), Integer.MAX_VALUE);
            } else {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    @Test
    void aCompressedPipeIsUnpacked() throws Exception {
        byte[] plain = CompressedCaptureTest.capture(3000);
        for (byte[] wrapped : List.of(
                CompressedCaptureTest.gzip(plain), CompressedCaptureTest.zstd(plain), CompressedCaptureTest.lz4(plain))) {
            List<Seen> seen = new ArrayList<>();
            try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(wrapped), "standard input")) {
                await(file, seen, 3000);
                assertThat(file.bytes().length()).isEqualTo(plain.length);
            }
        }
    }

    @Test
    void aPipeThatBreaksGivesOneProblem() throws Exception {
        byte[] whole = capture(false);
        try (CaptureFile file = CaptureFile.open(
                new ByteArrayInputStream(whole, 0, whole.length - 3), "standard input")) {
            List<Seen> seen = new ArrayList<>();
            while (!file.isComplete()) {
                file.refresh();
                file.read(Seen.sink(seen), 5);
            }
            assertThat(seen).hasSize(19);
            assertThat(file.problems()).hasSize(1);
        }
    }

    @Test
    void anEmptyPipeSaysThatNothingCame() throws Exception {
        try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(new byte[0]), "standard input")) {
            while (!file.isComplete()) {
                file.refresh();
                file.read((number, vantage, linkType, time, at, captured, wire) -> {}, 5);
            }
            assertThat(file.problems().getFirst().id()).isEqualTo("capture.empty");
        }
    }

    @Test
    void whatCannotBeOpenedIsSaidInWords() {
        assertThatThrownBy(() -> CaptureFile.open(folder.resolve("absent")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> CaptureFile.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a directory");
    }
}
