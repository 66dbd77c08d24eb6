package dev.framewalk.ui.home;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.ui.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A capture that comes with the program.
///
/// @param name name of the file, without its ending
public record Sample(String name) {
    private static final String FOLDER = "/dev/framewalk/samples/";
    private static final String ENDING = ".pcapng";
    private static final long WAIT_MILLIS = 5;

    /// What is known of a sample after reading it.
    ///
    /// @param packets how many it has
    /// @param comment what the file says about itself; empty if nothing
    record Facts(int packets, String comment) {}

    /// All that the program was built with, the easy ones first.
    public static List<Sample> all() {
        List<String> easyFirst = List.of(Words.of("samples.order").split(" "));
        return names().stream()
                .sorted(Comparator.comparingInt((String name) -> place(easyFirst, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(Sample::new)
                .toList();
    }

    private static int place(List<String> order, String name) {
        int place = order.indexOf(name);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static List<String> names() {
        URL folder = Sample.class.getResource(FOLDER + "tcp-handshake-and-close" + ENDING);
        if (folder == null) {
            return List.of();
        }
        try {
            URI uri = folder.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    return names(jar.getPath(FOLDER));
                }
            }
            Path parent = Path.of(uri).getParent();
            return parent == null ? List.of() : names(parent);
        } catch (IOException | URISyntaxException | RuntimeException unreadable) {
            return List.of();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .toList();
        }
    }

    public String file() {
        return name + ENDING;
    }

    public String title() {
        String words = name.replace('-', ' ');
        return Words.orElse("sample." + name + ".title", Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }

    /// What there is to see in it; empty if only the file itself can tell.
    public String shows() {
        return Words.orElse("sample." + name + ".shows", "");
    }

    /// Opens it for reading.
    public CaptureFile open() throws IOException {
        InputStream stream = Sample.class.getResourceAsStream(FOLDER + file());
        if (stream == null) {
            throw new IOException(Words.of("sample.missing", file()));
        }
        return CaptureFile.open(stream, file());
    }

    Facts facts() {
        try (CaptureFile capture = open()) {
            // a stream may bring its bytes a little later
            while (!capture.isComplete()) {
                int read = capture.read((number, vantage, link, time, at, captured, wire) -> {}, 10_000);
                if (read == 0 && !capture.isComplete() && !capture.refresh()) {
                    Thread.sleep(WAIT_MILLIS);
                }
            }
            return new Facts(capture.packetCount(), String.join(" ", capture.sectionComments()));
        } catch (IOException unreadable) {
            return new Facts(0, String.valueOf(unreadable.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Facts(0, "");
        }
    }
}
