package dev.framewalk.benchmarks.answers;

import dev.framewalk.capture.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A capture that is asked about.
///
/// @param file     where it lies
/// @param place    the same within the folder that was named, with `/` on every system
/// @param decodeAs rules of `--decode-as` without which it would not be understood
record AskedCapture(Path file, String place, List<String> decodeAs) {
    private static final Pattern CAPTURE = Pattern.compile("(?i).*\\.(pcap|pcapng|snoop|cap)(\\.(gz|zst|lz4))?");
    private static final Pattern RULE = Pattern.compile("-d\\s+(\\S+)");

    /// All captures below a folder, in the order of their names.
    static List<AskedCapture> below(Path folder) throws IOException {
        Map<String, List<String>> rules = rules(folder.resolve("INDEX.tsv"));
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> CAPTURE.matcher(file.toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        List<AskedCapture> captures = new ArrayList<>();
        for (Path file : files) {
            String place = Stream.of(folder.relativize(file).toString().split("[/\\\\]")).collect(Collectors.joining("/"));
            captures.add(new AskedCapture(file, place, rules.getOrDefault(place, List.of())));
        }
        return captures;
    }

    /// Folders of captures may have an index that says, in the words of tshark, which ports carry what.
    private static Map<String, List<String>> rules(Path index) throws IOException {
        Map<String, List<String>> rules = new HashMap<>();
        if (!Files.exists(index)) {
            return rules;
        }
        List<String> lines = Files.readAllLines(index);
        List<String> head = List.of(lines.getFirst().split("\t", -1));
        int file = head.indexOf("file");
        int hint = head.indexOf("hint");
        if (file < 0 || hint < 0) {
            return rules;
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length > Math.max(file, hint)) {
                rules.put(
                        cells[file],
                        RULE.matcher(cells[hint])
                                .results()
                                .map(found -> found.group(1))
                                .toList());
            }
        }
        return rules;
    }

    /// The name of the folder that its answers are written to.
    String folderName() {
        return place.replace("/", "__");
    }

    /// Whether secrets lie beside it, which the commands find by themselves.
    boolean hasKeys() {
        return !KeyFile.beside(file).isEmpty();
    }
}
