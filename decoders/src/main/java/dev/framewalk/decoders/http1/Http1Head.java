package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.http.HttpFieldName;
import org.jspecify.annotations.Nullable;

/// The head of one message: start line, field lines, and the empty line that ends it.
///
/// @param start   what is asked for, or how it went
/// @param headers what the field lines say
/// @param length  its bytes, the empty line included
public record Http1Head(Http1StartLine start, Http1Headers headers, long length) {
    /// Reads one head. The one parse of it: skimmed by the decoder, explained when somebody looks.
    public static Http1Head parse(FieldReader reader) {
        long from = reader.position();
        while (reader.peek(0) == Http1Line.LF || (reader.peek(0) == Http1Line.CR && reader.peek(1) == Http1Line.LF)) {
            boolean isBare = reader.peek(0) == Http1Line.LF;
            reader.bytes(Http1Field.EMPTY_LINE, isBare ? 1 : 2, isBare ? "LF" : "CRLF");
            reader.anomaly(Http1Anomaly.LEADING_EMPTY_LINE, "an empty line", "a start line");
        }
        Http1StartLine start = Http1StartLine.parse(reader);
        Http1Headers.Builder headers = new Http1Headers.Builder();
        boolean isRequest = start instanceof Http1StartLine.Request;
        parseFields(reader, isRequest ? Http1Field.REQUEST_FIELD : Http1Field.RESPONSE_FIELD, headers);
        headers.check(start, reader);
        Http1Headers all = headers.build();
        if (reader.isExplaining()) {
            derive(reader, start, all);
        }
        return new Http1Head(start, all, reader.position() - from);
    }

    /// Reads field lines up to and including the empty line that ends them.
    static void parseFields(FieldReader reader, Field lineField, Http1Headers.Builder headers) {
        while (reader.remaining() > 0) {
            int first = reader.peek(0);
            if (first == Http1Line.LF || (first == Http1Line.CR && reader.peek(1) == Http1Line.LF)) {
                reader.bytes(Http1Field.HEAD_END, first == Http1Line.LF ? 1 : 2, first == Http1Line.LF ? "LF" : "CRLF");
                if (first == Http1Line.LF) {
                    reader.anomaly(Http1Anomaly.BARE_LINE_FEED, "LF", "CRLF");
                }
                return;
            }
            parseField(reader, lineField, headers);
        }
    }

    private static void parseField(FieldReader reader, Field lineField, Http1Headers.Builder headers) {
        Bytes source = reader.source();
        long at = reader.position();
        // an ordinary line is printable up to its CRLF: one look finds its end and says that its value is in order
        long printableEnd = source.firstNotPrintable(at, reader.limit());
        boolean isOrdinary = Http1Line.isLineEnd(source, printableEnd, reader.limit());
        headers.countLine();
        if (isOrdinary && !reader.wantsAnomalies() && !HttpFieldName.mayMatter(source.u8(at))) {
            reader.bytes(Http1Field.UNKNOWN_VALUE, printableEnd + 2 - at);
            return;
        }
        long lineEnd = isOrdinary ? printableEnd : Http1Line.contentEnd(reader);
        long colon = source.indexOf((byte) ':', at, lineEnd);
        if (colon < 0) {
            reader.enter(lineField);
            reader.bytes(Http1Field.BAD_LINE, lineEnd - at);
            reader.anomaly(Http1Anomaly.NO_COLON, "none", "a colon");
            Http1Line.end(reader);
            reader.leave();
            return;
        }
        long end = unfold(source, lineEnd, reader.limit());
        long nameEnd = Http1Line.trimEnd(source, at, colon);
        long valueFrom = Http1Line.skipSpace(source, colon + 1, end);
        long valueEnd = Http1Line.trimEnd(source, valueFrom, end);
        HttpFieldName known = HttpFieldName.find(source, at, Math.toIntExact(nameEnd - at));

        reader.enter(lineField);
        reader.bytes(Http1Field.NAME, nameEnd - at);
        if (known == null) {
            checkName(reader, source, at, nameEnd);
        }
        if (nameEnd < colon) {
            reader.bytes(Http1Field.WHITE_SPACE, colon - nameEnd);
            reader.anomaly(Http1Anomaly.SPACE_BEFORE_COLON, colon - nameEnd + " bytes", "none");
        }
        reader.bytes(Http1Field.COLON, 1);
        Http1Line.space(reader, valueFrom, Http1Field.WHITE_SPACE);
        if (valueFrom < valueEnd) {
            reader.bytes(known == null ? Http1Field.UNKNOWN_VALUE : known.field(), valueEnd - valueFrom);
            if (!isOrdinary || valueEnd > lineEnd) {
                checkValue(reader, source, valueFrom, valueEnd, lineEnd);
            }
        }
        if (known != null) {
            headers.add(known, source, valueFrom, valueEnd, reader);
        }
        Http1Line.space(reader, end, Http1Field.WHITE_SPACE);
        Http1Line.end(reader);
        reader.leave();
    }

    /// Where a value ends whose following lines begin with white space and so belong to it.
    private static long unfold(Bytes source, long lineEnd, long limit) {
        long end = lineEnd;
        while (true) {
            long next = end < limit && source.u8(end) == Http1Line.CR ? end + 1 : end;
            if (next + 1 >= limit || source.u8(next) != Http1Line.LF || !Http1Line.isSpace(source.u8(next + 1))) {
                return end;
            }
            long lineFeed = source.indexOf((byte) Http1Line.LF, next + 1, limit);
            if (lineFeed < 0) {
                return limit;
            }
            end = source.u8(lineFeed - 1) == Http1Line.CR ? lineFeed - 1 : lineFeed;
        }
    }

    private static void checkName(FieldReader reader, Bytes source, long from, long to) {
        if (from == to) {
            reader.anomaly(Http1Anomaly.EMPTY_NAME, "nothing", "a name");
        }
        for (long i = from; i < to; i++) {
            int letter = source.u8(i);
            if (!Http1Line.isToken(letter)) {
                reader.anomaly(Http1Anomaly.BAD_NAME, Http1Line.printable(letter), "letters, digits, hyphens");
                return;
            }
        }
    }

    private static void checkValue(FieldReader reader, Bytes source, long from, long to, long lineEnd) {
        boolean isAscii = true;
        int control = -1;
        for (long i = from; i < to; i++) {
            int letter = source.u8(i);
            if (letter >= 0x80) {
                isAscii = false;
            } else if ((letter < 0x20 && letter != '\t' && i < lineEnd) || letter == 0x7f) {
                control = letter;
            }
        }
        if (!isAscii) {
            reader.anomaly(Http1Anomaly.NON_ASCII_VALUE, "bytes from 80 to ff", "ASCII");
        }
        if (control == Http1Line.CR) {
            reader.anomaly(Http1Anomaly.BARE_CARRIAGE_RETURN, "CR", "none");
        } else if (control >= 0) {
            reader.anomaly(Http1Anomaly.CONTROL_IN_VALUE, Http1Line.printable(control), "none");
        }
        if (to > lineEnd) {
            reader.anomaly(Http1Anomaly.OBSOLETE_FOLDING, "a folded value", "one line");
        }
    }

    private static void derive(FieldReader reader, Http1StartLine start, Http1Headers headers) {
        if (start instanceof Http1StartLine.Request request) {
            String full = fullUri(request, headers.host());
            if (full != null) {
                reader.derived(Http1Field.FULL_URI, 0, full);
            }
        }
        if (headers.contentLength() >= 0) {
            reader.derived(Http1Field.CONTENT_LENGTH, headers.contentLength(), null);
        }
    }

    /// The whole address that a request means (RFC 9112, section 3.3), or null where it names no host.
    static @Nullable String fullUri(Http1StartLine.Request request, @Nullable String host) {
        String target = request.target();
        if (request.method().equals("CONNECT") || target.contains("://")) {
            return target;
        }
        return host == null || host.isEmpty() ? null : "http://" + host + (target.equals("*") ? "" : target);
    }

    /// Whether the sender is willing to keep the connection open after this message (RFC 9112, section 9.3): by default yes in
    /// HTTP/1.1, no in HTTP/1.0 and before.
    public boolean keepsConnection() {
        if (headers.connection().contains("close")) {
            return false;
        }
        return start.versionTenths() >= 11 || headers.connection().contains("keep-alive");
    }

    /// Whether the message asks to leave HTTP/1 for another protocol (an Upgrade field that Connection lists).
    public boolean asksToUpgrade() {
        return headers.upgrade() != null && headers.connection().contains("upgrade");
    }

    /// The status line, or null if this is a request.
    public Http1StartLine.@Nullable Status status() {
        return start instanceof Http1StartLine.Status status ? status : null;
    }

    /// The request line, or null if this is a response.
    public Http1StartLine.@Nullable Request request() {
        return start instanceof Http1StartLine.Request request ? request : null;
    }
}
