package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.http.HttpMethod;
import dev.framewalk.decoders.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// How one line of text is taken apart: where it ends, where its words are, whether it can begin a message.
final class Http1Line {
    static final int CR = '\r';
    static final int LF = '\n';
    private static final byte[] HTTP = {'H', 'T', 'T', 'P', '/'};

    /// `tchar` of RFC 9110, section 5.6.2, for ASCII.
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            TOKEN[c] = (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
    }

    /// A start line that is looked for after a gap is not longer than this.
    static final int LONGEST_SEARCHED = 8 << 10;

    /// The length of `HTTP/`.
    static final int HTTP_LENGTH = 5;

    private Http1Line() {}

    /// Whether this is the letter of `HTTP/` at an index.
    static boolean isHttpAt(int index, int letter) {
        return HTTP[index] == letter;
    }

    static boolean isToken(int letter) {
        return letter >= 0 && letter < 128 && TOKEN[letter];
    }

    static boolean isSpace(int letter) {
        return letter == ' ' || letter == '\t';
    }

    /// Whether nothing but line ends stands here.
    static boolean isBlank(Bytes bytes) {
        for (long i = 0; i < bytes.length(); i++) {
            if (bytes.u8(i) != CR && bytes.u8(i) != LF) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    /// Where the content of the line that the reader stands at ends: before CRLF, before LF, or at the limit.
    static long contentEnd(FieldReader reader) {
        long length = reader.distanceTo(LF);
        if (length < 0) {
            return reader.limit();
        }
        return reader.position() + (length > 0 && reader.peek(length - 1) == CR ? length - 1 : length);
    }

    /// Whether the bytes before `to` are a line end and an empty line.
    static boolean endsWithBlank(Bytes source, long from, long to) {
        if (to - from < 2 || source.u8(to - 1) != LF) {
            return false;
        }
        int before = source.u8(to - 2);
        return before == LF || before == CR && to - from >= 3 && source.u8(to - 3) == LF;
    }

    /// Whether CRLF stands here.
    static boolean isLineEnd(Bytes source, long at, long limit) {
        return at + 2 <= limit && source.u16(at) == (CR << 8 | LF);
    }

    /// Takes the line end that the reader stands at, if it does.
    static void end(FieldReader reader) {
        if (reader.peek(0) == CR && reader.peek(1) == LF) {
            reader.bytes(Http1Field.LINE_END, 2, "CRLF");
        } else if (reader.peek(0) == LF) {
            reader.bytes(Http1Field.LINE_END, 1, "LF");
            reader.anomaly(Http1Anomaly.BARE_LINE_FEED, "LF", "CRLF");
        }
    }

    /// Takes what stands before `to` as white space, if anything does.
    static void space(FieldReader reader, long to, Field field) {
        if (to > reader.position()) {
            long length = to - reader.position();
            String meaning = !reader.isExplaining() ? null : length == 1 ? "one byte" : length + " bytes";
            reader.bytes(field, length, meaning);
        }
    }

    /// Whether exactly one space stands here; nothing at all is another fault, named elsewhere.
    static boolean isOneSpace(Bytes source, long from, long to) {
        return to == from || (to - from == 1 && source.u8(from) == ' ');
    }

    /// A letter, or the number of a byte that cannot be shown.
    static String printable(int letter) {
        return letter > 0x20 && letter < 0x7f
                ? Character.toString(letter)
                : "0x" + HexFormat.of().toHexDigits((byte) letter);
    }

    static long trimEnd(Bytes source, long from, long to) {
        long end = to;
        while (end > from && isSpace(source.u8(end - 1))) {
            end--;
        }
        return end;
    }

    static long skipSpace(Bytes source, long from, long to) {
        long at = from;
        while (at < to && isSpace(source.u8(at))) {
            at++;
        }
        return at;
    }

    static long spaceOrEnd(Bytes source, long from, long to) {
        long at = from;
        while (at < to && !isSpace(source.u8(at))) {
            at++;
        }
        return at;
    }

    static long digitsEnd(Bytes source, long from, long to) {
        long at = from;
        while (at < to && isDigit(source.u8(at))) {
            at++;
        }
        return at;
    }

    /// The number written in `[from, to)`; reading ends at the first byte that is no digit.
    static long number(Bytes source, long from, long to, int radix) {
        long value = 0;
        for (long i = from; i < to; i++) {
            int digit = Character.digit(source.u8(i), radix);
            if (digit < 0) {
                break;
            }
            if (value > (Long.MAX_VALUE - digit) / radix) {
                return Long.MAX_VALUE;
            }
            value = value * radix + digit;
        }
        return value;
    }

    static String text(Bytes source, long from, long to) {
        return source.text(from, Math.toIntExact(to - from), StandardCharsets.ISO_8859_1);
    }

    /// The phrase; the registered one is not made anew for every message.
    static String phrase(Bytes source, long from, long to, int code) {
        String usual = HttpStatus.phraseOf(code);
        if (usual != null && usual.length() == to - from) {
            int i = 0;
            while (i < usual.length() && source.u8(from + i) == usual.charAt(i)) {
                i++;
            }
            if (i == usual.length()) {
                return usual;
            }
        }
        return text(source, from, to);
    }

    static boolean beginsWithHttp(Bytes source, long at, long limit) {
        if (limit - at < HTTP.length) {
            return false;
        }
        for (int i = 0; i < HTTP.length; i++) {
            if (source.u8(at + i) != HTTP[i]) {
                return false;
            }
        }
        return true;
    }

    /// Where the word `HTTP/...` at the end of a request line begins, or -1. The line's trailing white space is not in `[from, to)`.
    static long versionFrom(Bytes source, long from, long to) {
        long at = to;
        while (at > from && !isSpace(source.u8(at - 1))) {
            at--;
        }
        return at > from && beginsWithHttp(source, at, to) ? at : -1;
    }

    /// Whether a status line stands here: `HTTP/1.x ` and three digits.
    static boolean isStatusLine(Bytes source, long at, long to) {
        return to - at >= 12
                && beginsWithHttp(source, at, to)
                && source.u8(at + 5) == '1'
                && source.u8(at + 6) == '.'
                && isDigit(source.u8(at + 7))
                && source.u8(at + 8) == ' '
                && isDigit(source.u8(at + 9))
                && isDigit(source.u8(at + 10))
                && isDigit(source.u8(at + 11));
    }

    /// Whether a line could begin a message where one is due: lenient, because the parse names what is wrong.
    static boolean canStart(Bytes source, long from, long to) {
        if (beginsWithHttp(source, from, to)) {
            return true;
        }
        long methodEnd = from;
        while (methodEnd < to && isToken(source.u8(methodEnd))) {
            methodEnd++;
        }
        if (methodEnd == from || methodEnd == to || !isSpace(source.u8(methodEnd))) {
            return false;
        }
        long end = trimEnd(source, from, to);
        return versionFrom(source, methodEnd, end) >= 0
                || HttpMethod.isFamiliar(HttpMethod.at(source, from, Math.toIntExact(methodEnd - from)));
    }

    /// Where in a line a message plausibly begins, other bytes before it allowed: how the place is found again after a gap. -1 if nowhere.
    static long findStart(Bytes source, long from, long to) {
        for (long at = to - 12; at >= from; at--) {
            if (source.u8(at) == 'H' && isStatusLine(source, at, to)) {
                return at;
            }
        }
        long end = trimEnd(source, from, to);
        long version = versionFrom(source, from, end);
        if (version < 0 || end - version != 8 || source.u8(version + 5) != '1' || source.u8(version + 6) != '.') {
            return -1;
        }
        long targetEnd = trimEnd(source, from, version);
        long target = targetEnd;
        while (target > from && !isSpace(source.u8(target - 1))) {
            target--;
        }
        long methodEnd = trimEnd(source, from, target);
        if (target == targetEnd || methodEnd == target) {
            return -1;
        }
        long method = methodEnd;
        while (method > from && isToken(source.u8(method - 1))) {
            method--;
        }
        if (method == from && method < methodEnd) {
            return method;
        }
        int length = HttpMethod.endingAt(source, from, methodEnd);
        return length == 0 ? -1 : methodEnd - length;
    }

    /// Whether an ordinary request follows the one that proposed another protocol: then the client did not wait for it.
    static boolean beginsWithRequest(Bytes source, long from, long to) {
        long lineFeed = source.indexOf((byte) LF, from, Math.min(to, from + LONGEST_SEARCHED));
        return lineFeed > from
                && findStart(source, from, source.u8(lineFeed - 1) == CR ? lineFeed - 1 : lineFeed)
                        == from;
    }
}
