package dev.framewalk.timeline.diagram.surface;

import java.util.ArrayList;
import java.util.List;

/// Text broken into lines of a width.
public final class TextLines {
    private TextLines() {}

    /// At most `most` lines; what does not fit ends in an ellipsis. At least one line, possibly empty.
    public static List<String> of(String text, Typeface face, double size, double width, int most) {
        List<String> lines = new ArrayList<>();
        // what is far too long is cut first; a glyph is hardly ever narrower than a quarter of its height
        int longest = (int) Math.min(text.length(), most * Math.ceil(width / size) * 4 + 1);
        String[] words = text.substring(0, longest).strip().split("[ \\t\\n\\r]+", -1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            String joined = line.isEmpty() ? words[i] : line + " " + words[i];
            if (face.width(joined, size) <= width) {
                line.setLength(0);
                line.append(joined);
                continue;
            }
            if (lines.size() == most - 1) {
                line.setLength(0);
                line.append(face.fit(joined + " …", size, width));
                break;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(face.fit(words[i], size, width));
        }
        lines.add(line.toString());
        return lines;
    }
}
