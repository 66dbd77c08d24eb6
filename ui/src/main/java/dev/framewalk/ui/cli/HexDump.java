package dev.framewalk.ui.cli;

import dev.framewalk.bytes.Bytes;
import java.io.IOException;
import java.util.Locale;

/// Bytes as lines of sixteen, in hexadecimal and as text, some of them in brackets.
final class HexDump {
    private static final int PER_LINE = 16;
    /// Longer pieces are only counted beyond this, so that a bracketed body does not fill the terminal.
    private static final int LONGEST = 1 << 16;

    private HexDump() {}

    /// Writes the beginning of a window.
    static void write(Bytes window, long longest, Answers answers) throws IOException {
        write(window, 0, window.length(), longest, answers);
    }

    /// Writes the beginning of a range of a window; positions are counted from the start of the range.
    static void write(Bytes window, long start, long length, long longest, Answers answers) throws IOException {
        long shown = Math.min(length, longest);
        lines(window, start, 0, shown, 0, 0, answers);
        if (shown < length) {
            answers.line(Answers.Look.FAINT, "  " + CommandTexts.of("bytes.more", Long.toString(length - shown)));
        }
    }

    /// Writes some lines with a part of them in brackets. All positions are counted from `start`.
    ///
    /// @param from     first byte to write, a multiple of 16
    /// @param to       one past the last byte to write
    /// @param markFrom first byte in brackets
    /// @param markTo   one past the last byte in brackets
    static void write(Bytes window, long start, long from, long to, long markFrom, long markTo, Answers answers)
            throws IOException {
        long shown = Math.min(to, from + LONGEST);
        lines(window, start, from, shown, markFrom, markTo, answers);
        if (shown < to) {
            answers.line(Answers.Look.FAINT, "  " + CommandTexts.of("bytes.more", Long.toString(to - shown)));
        }
    }

    private static void lines(Bytes window, long start, long from, long to, long markFrom, long markTo, Answers answers)
            throws IOException {
        for (long line = from; line < to; line += PER_LINE) {
            StringBuilder hex = new StringBuilder();
            StringBuilder text = new StringBuilder();
            boolean wasMarked = false;
            for (long at = line; at < line + PER_LINE; at++) {
                boolean isMarked = at >= markFrom && at < markTo;
                // an opening bracket takes the place of the blank before a byte, a closing one of that behind it
                hex.append(isMarked && !wasMarked ? '[' : wasMarked && !isMarked ? ']' : ' ');
                wasMarked = isMarked;
                if (at < to) {
                    int octet = window.u8(start + at);
                    hex.append(String.format(Locale.ROOT, "%02x", octet));
                    text.append(octet >= ' ' && octet < 0x7f ? (char) octet : '.');
                } else {
                    hex.append("  ");
                }
            }
            hex.append(wasMarked ? ']' : ' ');
            answers.line(String.format(Locale.ROOT, "  %04x %s |%s|", line, hex, text));
        }
    }
}
