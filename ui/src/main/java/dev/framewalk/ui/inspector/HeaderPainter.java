package dev.framewalk.ui.inspector;

import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.FieldType;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.Token;
import dev.framewalk.timeline.diagram.surface.Anchor;
import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.timeline.diagram.surface.Stroke;
import dev.framewalk.timeline.diagram.surface.Surface;
import dev.framewalk.timeline.diagram.surface.TextStyle;
import dev.framewalk.timeline.diagram.surface.Typeface;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Draws a header as RFCs do, 32 bits wide, with the values in it.
///
/// Single bits show their letters one below the other, as the drawing of the TCP header has done since 1981.
final class HeaderPainter {
    /// A header with more rows than this is no drawing any more.
    private static final int MOST_ROWS = 16;
    private static final int BITS = 32;
    private static final int MOST_LETTERS = 4;

    /// One field in the drawing.
    ///
    /// @param from first bit, counted from the beginning of the header
    /// @param to   one past the last bit
    record Cell(Node node, int from, int to) {}

    private final Theme theme;
    private final TextStyle value;
    private final TextStyle label;
    private final TextStyle letters;
    private final double rowHeight;
    private final double rulerHeight;

    HeaderPainter(Theme theme) {
        this.theme = theme;
        value = new TextStyle(Typeface.BOLD, theme.type().small() + 0.5, theme.colour(Token.TEXT));
        label = new TextStyle(Typeface.SANS, theme.type().small() - 1.5, theme.colour(Token.MUTED_TEXT));
        letters = label.withColour(theme.colour(Token.TEXT));
        rowHeight = Math.round(theme.type().small() * 4.1);
        rulerHeight = Math.round(theme.type().small() * 1.5);
    }

    /// The cells of a header; empty if it is nothing that can be drawn so.
    static List<Cell> cells(Node header) {
        List<Cell> cells = new ArrayList<>();
        long start = header.range().bitFrom();
        boolean[] isText = new boolean[1];
        header.walk(node -> {
            if (node.children().isEmpty() && node.source() == header.source() && node.range().bitLength() > 0) {
                long from = node.range().bitFrom() - start;
                long to = node.range().bitTo() - start;
                if (from >= 0 && to <= (long) MOST_ROWS * BITS) {
                    cells.add(new Cell(node, (int) from, (int) to));
                } else {
                    isText[0] = true;
                }
                isText[0] |= node.field().type() == FieldType.TEXT;
            }
        });
        return isText[0] || cells.size() < 2 ? List.of() : cells;
    }

    double height(List<Cell> cells) {
        return cells.isEmpty() ? 0 : rulerHeight + rows(cells) * rowHeight + 2;
    }

    private static int rows(List<Cell> cells) {
        int rows = 0;
        for (Cell cell : cells) {
            rows = Math.max(rows, (cell.to - 1) / BITS + 1);
        }
        return rows;
    }

    /// The cell at a point, or null.
    @Nullable Cell cellAt(List<Cell> cells, double width, double x, double y) {
        int row = (int) Math.floor((y - rulerHeight) / rowHeight);
        int bit = row * BITS + (int) Math.floor(x / (width / BITS));
        if (row < 0 || x < 0 || x >= width) {
            return null;
        }
        for (Cell cell : cells) {
            if (bit >= cell.from && bit < cell.to) {
                return cell;
            }
        }
        return null;
    }

    void paint(
            Surface surface,
            double width,
            List<Cell> cells,
            Explanations words,
            @Nullable Node selected,
            @Nullable Node hovered) {
        double bit = (width - 1) / BITS;
        for (int at = 0; at < BITS; at += 8) {
            surface.text(Integer.toString(at), at * bit + 1, rulerHeight - 4, Anchor.START, label);
        }
        surface.text(Integer.toString(BITS - 1), width - 2, rulerHeight - 4, Anchor.END, label);
        for (Cell cell : cells) {
            paint(surface, bit, cell, words, cell.node == selected, cell.node == hovered);
        }
    }

    private void paint(
            Surface surface, double bit, Cell cell, Explanations words, boolean isSelected, boolean isHovered) {
        Stroke line = Stroke.solid(theme.colour(Token.HOST), 1);
        Colour fill = isSelected ? theme.colour(Token.SELECTION) : theme.colour(Token.BACKGROUND);
        int rowFirst = cell.from / BITS;
        int rowLast = (cell.to - 1) / BITS;
        int widest = rowFirst;
        int widestBits = 0;
        for (int row = rowFirst; row <= rowLast; row++) {
            int from = Math.max(cell.from, row * BITS) - row * BITS;
            int to = Math.min(cell.to, (row + 1) * BITS) - row * BITS;
            double x = 0.5 + Math.round(from * bit);
            double right = 0.5 + Math.round(to * bit);
            double y = rulerHeight + row * rowHeight + 0.5;
            surface.rectangle(x, y, right - x, rowHeight, 0, fill, null);
            surface.line(x, y, x, y + rowHeight, line);
            surface.line(right, y, right, y + rowHeight, line);
            if (row == rowFirst || from < cell.from % BITS) {
                surface.line(x, y, right, y, line);
            }
            if (row == rowLast || to > (cell.to - 1) % BITS + 1) {
                surface.line(x, y + rowHeight, right, y + rowHeight, line);
            }
            if (isSelected || isHovered) {
                Stroke frame = Stroke.solid(theme.colour(isSelected ? Token.CURSOR : Token.NOTE), 2);
                surface.rectangle(x + 1, y + 1, right - x - 2, rowHeight - 2, 0, null, frame);
            }
            if (to - from > widestBits) {
                widestBits = to - from;
                widest = row;
            }
        }
        int from = Math.max(cell.from, widest * BITS) - widest * BITS;
        write(surface, from * bit, widestBits * bit, rulerHeight + widest * rowHeight, cell, words);
    }

    private void write(Surface surface, double x, double width, double y, Cell cell, Explanations words) {
        double middle = x + width / 2;
        double room = width - 6;
        String shown = shown(cell.node);
        if (cell.to - cell.from <= 2 && room < label.width("mmmm")) {
            String name = lastPart(cell.node.field().id());
            double step = letters.size() * 0.98;
            double top = y + step + 2;
            for (int i = 0; i < Math.min(MOST_LETTERS - 1, name.length()); i++) {
                surface.text(name.substring(i, i + 1), middle, top + i * step, Anchor.MIDDLE, letters);
            }
            surface.text(Long.toString(cell.node.number()), middle, y + rowHeight - 4, Anchor.MIDDLE, value);
            return;
        }
        String name = label.face().fit(words.label(cell.node.field()), label.size(), room);
        if (value.width(shown) > room) {
            shown = shorter(cell.node);
        }
        surface.text(name, middle, y + rowHeight * 0.36, Anchor.MIDDLE, label);
        surface.text(
                value.face().fit(shown, value.size(), room), middle, y + rowHeight * 0.76, Anchor.MIDDLE, value);
    }

    private static String shown(Node node) {
        return node.field().type() == FieldType.FLAG ? Long.toString(node.number()) : node.display();
    }

    /// The bare number, where the number with its name has no room.
    private static String shorter(Node node) {
        return switch (node.field().type()) {
            case NUMBER -> Long.toString(node.number());
            case HEX -> "0x" + Long.toHexString(node.number());
            default -> node.display();
        };
    }

    private static String lastPart(String id) {
        return id.substring(id.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }
}
