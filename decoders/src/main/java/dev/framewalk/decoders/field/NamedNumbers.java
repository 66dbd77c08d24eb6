package dev.framewalk.decoders.field;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Code points written down as a text table: one `number name` or `from-to name` a line, numbers decimal or `0x…`,
/// `#` begins a comment.
public final class NamedNumbers implements CodePoints {
    private record Range(long to, String name) {}

    private final NavigableMap<Long, Range> ranges = new TreeMap<>();
    private final String otherwise;

    private NamedNumbers(String table, String otherwise) {
        this.otherwise = otherwise;
        for (String raw : table.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int space = line.indexOf(' ');
            String numbers = line.substring(0, space);
            int dash = numbers.indexOf('-');
            long from = Long.decode(dash < 0 ? numbers : numbers.substring(0, dash));
            long to = dash < 0 ? from : Long.decode(numbers.substring(dash + 1));
            if (ranges.put(from, new Range(to, line.substring(space + 1).strip())) != null) {
                throw new IllegalArgumentException(from + " stands twice in a table of code points");
            }
        }
    }

    /// Reads the table from a text.
    ///
    /// @param otherwise what to call numbers that the table lacks, such as `unassigned`
    public static NamedNumbers of(String otherwise, String table) {
        return new NamedNumbers(table, otherwise);
    }

    /// Reads the table from a resource beside a class.
    public static NamedNumbers read(String otherwise, Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the table " + resource + " is missing beside " + beside.getName());
            }
            return new NamedNumbers(new String(in.readAllBytes(), StandardCharsets.UTF_8), otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + resource + " cannot be read", e);
        }
    }

    @Override
    public String nameOf(long number) {
        Map.Entry<Long, Range> entry = ranges.floorEntry(number);
        return entry == null || entry.getValue().to() < number ? otherwise : entry.getValue().name();
    }

    /// Whether the table has a name of its own for this number.
    public boolean knows(long number) {
        Map.Entry<Long, Range> entry = ranges.floorEntry(number);
        return entry != null && entry.getValue().to() >= number;
    }
}
