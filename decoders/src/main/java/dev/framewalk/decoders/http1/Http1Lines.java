package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.HttpField;
import java.util.ArrayList;
import java.util.List;

/// The field lines of a head or of trailers as plain pairs of name and value, for whoever looks at a message as a whole.
final class Http1Lines {
    /// A hostile head can have as many lines as it has bytes.
    private static final int MOST = 10_000;

    private Http1Lines() {}

    /// @param hasStartLine whether the first line that is not empty is no field
    static List<HttpField> fields(Bytes bytes, boolean hasStartLine) {
        List<HttpField> fields = new ArrayList<>();
        boolean isStart = hasStartLine;
        long at = 0;
        while (at < bytes.length() && fields.size() < MOST) {
            long lineFeed = bytes.indexOf((byte) Http1Line.LF, at, bytes.length());
            long next = lineFeed < 0 ? bytes.length() : lineFeed + 1;
            String line = Http1Line.text(bytes, at, next).stripTrailing();
            at = next;
            if (line.isEmpty()) {
                continue;
            }
            if (isStart) {
                isStart = false;
            } else if (Http1Line.isSpace(line.charAt(0)) && !fields.isEmpty()) {
                HttpField folded = fields.removeLast();
                fields.add(new HttpField(folded.name(), folded.value() + " " + line.strip()));
            } else {
                int colon = line.indexOf(':');
                fields.add(colon < 0
                        ? new HttpField("", line)
                        : new HttpField(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
            }
        }
        return List.copyOf(fields);
    }
}
