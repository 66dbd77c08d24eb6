package dev.framewalk.ui.bytes;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws rows of bytes in hexadecimal and as text; fields are underlined, the selected one is filled and framed.
///
/// One text a row and column, not one a byte: that is what keeps scrolling quick.
final class HexPainter {
    static final int PER_ROW = 16;
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();
    private static final int OFFSET_DIGITS = 6;
    private static final double MARGIN = 14;

    private final TextStyle style;
    private final TextStyle faint;
    private final Theme theme;
    private final double character;
    private final double rowHeight;

    HexPainter(Theme theme) {
        this.theme = theme;
        style = new TextStyle(Typeface.MONO, theme.type().label(), theme.colour(Token.TEXT));
        faint = style.withColour(theme.colour(Token.MUTED_TEXT));
        character = style.width("0");
        rowHeight = Math.round(theme.type().label() * 1.62);
    }

    double rowHeight() {
        return rowHeight;
    }

    /// Width that all columns need.
    double width() {
        return textX(PER_ROW) + MARGIN;
    }

    private double hexX(int column) {
        return MARGIN + character * (OFFSET_DIGITS + 2 + column * 3 + (column >= PER_ROW / 2 ? 1 : 0));
    }

    private double textX(int column) {
        return MARGIN + character * (OFFSET_DIGITS + 2 + PER_ROW * 3 + 2 + column);
    }

    /// The byte of a row at an x, or -1.
    int columnAt(double x) {
        if (x >= textX(0) && x < textX(PER_ROW)) {
            return (int) ((x - textX(0)) / character);
        }
        for (int column = 0; column < PER_ROW; column++) {
            if (x >= hexX(column) - character / 2 && x < hexX(column) + character * 2.5) {
                return column;
            }
        }
        return -1;
    }

    /// @param firstRow the row at the top; fractions allowed
    /// @param caret    the byte with the keyboard, or -1
    void paint(
            Surface surface,
            double width,
            double height,
            @Nullable BytePane pane,
            double firstRow,
            List<ByteMark> fields,
            List<ByteMark> selected,
            List<ByteMark> hovered,
            long caret) {
        surface.rectangle(0, 0, width, height, 0, theme.colour(Token.BACKGROUND), null);
        if (pane == null) {
            return;
        }
        long row = (long) firstRow;
        double y = -(firstRow - row) * rowHeight;
        for (; y < height && row * PER_ROW < pane.length(); row++, y += rowHeight) {
            long from = pane.from() + row * PER_ROW;
            long to = Math.min(from + PER_ROW, pane.from() + pane.length());
            for (ByteMark mark : selected) {
                fill(surface, mark, from, to, y, theme.colour(Token.SELECTION));
            }
            underline(surface, fields, from, to, y);
            for (ByteMark mark : selected) {
                frame(surface, mark, from, to, y, Stroke.solid(theme.colour(Token.CURSOR), 1.5));
            }
            for (ByteMark mark : hovered) {
                frame(surface, mark, from, to, y, Stroke.solid(theme.colour(Token.NOTE), 1.5));
            }
            text(surface, pane.window(), pane.from(), from, to, y);
            if (caret >= from && caret < to) {
                int column = (int) (caret - from);
                Colour colour = theme.colour(Token.CURSOR);
                surface.rectangle(hexX(column), y + rowHeight - 3, character * 2, 2, 0, colour, null);
                surface.rectangle(textX(column), y + rowHeight - 3, character, 2, 0, colour, null);
            }
        }
    }

    private void text(Surface surface, Bytes window, long start, long from, long to, double y) {
        StringBuilder hex = new StringBuilder(PER_ROW * 3 + 1);
        StringBuilder text = new StringBuilder(PER_ROW);
        for (long at = from; at < to; at++) {
            int value = window.u8(at);
            int column = (int) (at - from);
            if (column > 0) {
                hex.append(column == PER_ROW / 2 ? "  " : " ");
            }
            hex.append(DIGITS[value >> 4]).append(DIGITS[value & 15]);
            text.append(value >= 0x20 && value < 0x7f ? (char) value : '·');
        }
        double baseline = y + rowHeight * 0.68;
        surface.text(offset(from - start), MARGIN, baseline, Anchor.START, faint);
        surface.text(hex.toString(), hexX(0), baseline, Anchor.START, style);
        surface.text(text.toString(), textX(0), baseline, Anchor.START, style);
    }

    private static String offset(long value) {
        String hex = Long.toHexString(value);
        return "0".repeat(Math.max(0, OFFSET_DIGITS - hex.length())) + hex;
    }

    private void underline(Surface surface, List<ByteMark> fields, long from, long to, double y) {
        for (int i = firstReaching(fields, from); i < fields.size(); i++) {
            ByteMark mark = fields.get(i);
            if (mark.from() >= to) {
                break;
            }
            long begin = Math.max(mark.from(), from);
            long end = Math.min(mark.to(), to);
            if (begin < end) {
                double x1 = hexX((int) (begin - from));
                double x2 = hexX((int) (end - 1 - from)) + character * 2;
                surface.rectangle(
                        x1, y + rowHeight - 3, x2 - x1, 1.5, 0, theme.stream(mark.tone()).withOpacity(0.55), null);
            }
        }
    }

    private static int firstReaching(List<ByteMark> fields, long at) {
        int low = 0;
        int high = fields.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (fields.get(middle).to() <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void fill(Surface surface, ByteMark mark, long from, long to, double y, Colour colour) {
        long begin = Math.max(mark.from(), from);
        long end = Math.min(mark.to(), to);
        if (begin >= end) {
            return;
        }
        double hex1 = hexX((int) (begin - from)) - character / 2;
        double hex2 = hexX((int) (end - 1 - from)) + character * 2.5;
        surface.rectangle(hex1, y, hex2 - hex1, rowHeight, 0, colour, null);
        double text1 = textX((int) (begin - from));
        double text2 = textX((int) (end - 1 - from)) + character;
        surface.rectangle(text1, y, text2 - text1, rowHeight, 0, colour, null);
    }

    /// The part of a frame around a mark that lies in this row: sides only where the mark begins and ends.
    private void frame(Surface surface, ByteMark mark, long from, long to, double y, Stroke stroke) {
        long begin = Math.max(mark.from(), from);
        long end = Math.min(mark.to(), to);
        if (begin >= end) {
            return;
        }
        double x1 = hexX((int) (begin - from)) - character / 2;
        double x2 = hexX((int) (end - 1 - from)) + character * 2.5;
        edges(surface, mark, from, begin, end, x1, x2, y, stroke);
        double t1 = textX((int) (begin - from)) - 1;
        double t2 = textX((int) (end - 1 - from)) + character + 1;
        edges(surface, mark, from, begin, end, t1, t2, y, stroke);
    }

    private void edges(
            Surface surface,
            ByteMark mark,
            long from,
            long begin,
            long end,
            double x1,
            double x2,
            double y,
            Stroke stroke) {
        if (begin == mark.from()) {
            surface.line(x1, y, x1, y + rowHeight, stroke);
        }
        if (end == mark.to()) {
            surface.line(x2, y, x2, y + rowHeight, stroke);
        }
        boolean continuesAbove = mark.from() < from;
        if (!continuesAbove) {
            surface.line(x1, y + 0.5, x2, y + 0.5, stroke);
        }
        if (mark.to() <= from + PER_ROW) {
            surface.line(x1, y + rowHeight - 0.5, x2, y + rowHeight - 0.5, stroke);
        }
    }
}
