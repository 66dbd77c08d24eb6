package dev.framewalk.ui.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a command answers: lines of UTF-8, or raw bytes, on standard output.
///
/// Text of a capture can hold anything. Control characters in a line, with which a hostile capture could command the terminal
/// or turn the order of the text around, are written as `\u001b`, which is also right within JSON.
final class Answers {
    private static final int BUFFER = 1 << 16;
    private static final String RESET = "\u001b[0m";

    private final OutputStream stream;
    private final boolean inColour;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;

    Answers(OutputStream stream, boolean inColour) {
        this.stream = new Pipe(stream);
        this.inColour = inColour;
    }

    /// The reader has gone, as `head` does when it has seen enough. No failure.
    static final class ReaderGone extends IOException {
        private static final long serialVersionUID = 1;

        ReaderGone(IOException cause) {
            super(cause);
        }
    }

    /// The answer cannot be written, for instance because a disk is full.
    static final class Unwritable extends IOException {
        private static final long serialVersionUID = 1;

        Unwritable(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /// How a line looks where a person reads it on a terminal. The words must say the same without it.
    enum Look {
        PLAIN(""),
        HEADING("\u001b[1m"),
        FAINT("\u001b[2m"),
        CLIENT("\u001b[31m"),
        SERVER("\u001b[34m"),
        NOTE("\u001b[36m"),
        WARNING("\u001b[33m"),
        ERROR("\u001b[31;1m");

        private final String code;

        Look(String code) {
            this.code = code;
        }
    }

    void line(String text) throws IOException {
        line(Look.PLAIN, text);
    }

    void line(Look look, String text) throws IOException {
        boolean dressed = inColour && look != Look.PLAIN;
        StringBuilder line = new StringBuilder(text.length() + 16);
        if (dressed) {
            line.append(look.code);
        }
        escape(text, line);
        if (dressed) {
            line.append(RESET);
        }
        put(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Where to write what is no text: a picture.
    OutputStream bytes() throws IOException {
        flush();
        return stream;
    }

    void flush() throws IOException {
        stream.write(buffer, 0, filled);
        filled = 0;
        stream.flush();
    }

    private void put(byte[] bytes) throws IOException {
        if (bytes.length > BUFFER - filled) {
            stream.write(buffer, 0, filled);
            filled = 0;
        }
        if (bytes.length > BUFFER) {
            stream.write(bytes);
        } else {
            System.arraycopy(bytes, 0, buffer, filled, bytes.length);
            filled += bytes.length;
        }
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        escape(text, escaped);
        return escaped.toString();
    }

    private static void escape(String text, StringBuilder into) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || !commandsTerminal(c)) {
                into.append(c);
            } else {
                into.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
    }

    private static boolean commandsTerminal(char c) {
        return c < ' '
                || (c >= 0x7f && c < 0xa0)
                // line and paragraph separators, marks that change the direction of writing
                || c == 0x2028
                || c == 0x2029
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /// Tells a reader who has gone from an output that cannot be written.
    private static final class Pipe extends FilterOutputStream {
        Pipe(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw told(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw told(e);
            }
        }

        /// Java has no type for it: only the words of the operating system tell.
        private static IOException told(IOException e) {
            String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return words.contains("pipe") ? new ReaderGone(e) : new Unwritable(e);
        }
    }
}
