package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.http.HttpMethod;
import dev.framewalk.decoders.http.HttpStatus;
import java.nio.charset.StandardCharsets;

/// The first line of a message: what is asked for, or how it went.
public sealed interface Http1StartLine {
    /// `versionTenths` of a message of HTTP/0.9, which names no version.
    int NO_VERSION = 9;

    /// The version in tenths: 10 for HTTP/1.0, 11 for HTTP/1.1, [#NO_VERSION] where none is named.
    int versionTenths();

    /// As it is written: `HTTP/1.1`.
    default String version() {
        return versionTenths() == NO_VERSION
                ? "HTTP/0.9"
                : "HTTP/" + versionTenths() / 10 + "." + versionTenths() % 10;
    }

    /// What is asked for.
    ///
    /// @param method        such as `GET`
    /// @param target        as it stands there: a path, an absolute address, `host:port` or `*`
    /// @param versionTenths see [#versionTenths()]
    record Request(String method, String target, int versionTenths) implements Http1StartLine {
        @Override
        public String toString() {
            return method + " " + target;
        }
    }

    /// How it went.
    ///
    /// @param versionTenths see [#versionTenths()]
    /// @param code          status code; 0 for a response of HTTP/0.9, which has none
    /// @param phrase        the words behind it; may be empty
    record Status(int versionTenths, int code, String phrase) implements Http1StartLine {
        /// Whether another response to the same request follows (1xx, except 101).
        public boolean isInterim() {
            return code >= 100 && code < 200 && code != 101;
        }

        /// The code with the sender's words, or the registered ones where it sent none.
        @Override
        public String toString() {
            return code == 0 ? "an answer without head" : code + " " + (phrase.isEmpty() ? HttpStatus.nameOf(code) : phrase);
        }
    }

    /// Reads one start line, its line end included.
    static Http1StartLine parse(FieldReader reader) {
        return Http1Line.beginsWithHttp(reader.source(), reader.position(), reader.limit())
                ? parseStatus(reader)
                : parseRequest(reader);
    }

    private static Http1StartLine parseRequest(FieldReader reader) {
        Bytes source = reader.source();
        long at = reader.position();
        long end = Http1Line.contentEnd(reader);
        long trimmed = Http1Line.trimEnd(source, at, end);
        long methodEnd = Http1Line.spaceOrEnd(source, at, trimmed);
        long targetFrom = Http1Line.skipSpace(source, methodEnd, trimmed);
        long versionFrom = Http1Line.versionFrom(source, targetFrom, trimmed);
        long targetEnd = Http1Line.trimEnd(source, targetFrom, versionFrom < 0 ? trimmed : versionFrom);

        reader.enter(Http1Field.REQUEST_LINE);
        String method = HttpMethod.at(source, at, Math.toIntExact(methodEnd - at));
        reader.bytes(Http1Field.METHOD, methodEnd - at);
        if (!HttpMethod.isFamiliar(method)) {
            reader.anomaly(Http1Anomaly.UNFAMILIAR_METHOD, method, "");
        }
        Http1Line.space(reader, targetFrom, Http1Field.SPACE);
        String target = source.text(targetFrom, Math.toIntExact(targetEnd - targetFrom), StandardCharsets.ISO_8859_1);
        target(reader, targetEnd);
        checkTarget(reader, at, end, method, target);
        int version = NO_VERSION;
        if (versionFrom >= 0) {
            Http1Line.space(reader, versionFrom, Http1Field.SPACE);
            version = version(reader, Http1Field.REQUEST_VERSION, trimmed);
        } else {
            reader.anomaly(Http1Anomaly.VERSION_MISSING, "none", "HTTP/1.1");
        }
        Http1Line.space(reader, end, Http1Field.WHITE_SPACE);
        if (!Http1Line.isOneSpace(source, methodEnd, targetFrom)
                || (versionFrom >= 0 && !Http1Line.isOneSpace(source, targetEnd, versionFrom))
                || trimmed < end) {
            reader.anomaly(
                    Http1Anomaly.BAD_REQUEST_LINE, at, end - at, "with other white space than single spaces", "single spaces");
        }
        checkControls(reader, at, end);
        Http1Line.end(reader);
        reader.leave();
        reader.derived(Http1Field.IS_REQUEST, 1, null);
        return new Request(method, target, version);
    }

    private static void target(FieldReader reader, long targetEnd) {
        long length = targetEnd - reader.position();
        if (length <= 0) {
            return;
        }
        long mark = reader.source().indexOf((byte) '?', reader.position(), targetEnd);
        reader.enter(Http1Field.URI);
        reader.bytes(Http1Field.URI_PATH, (mark < 0 ? targetEnd : mark) - reader.position());
        if (mark >= 0) {
            reader.bytes(Http1Field.URI_MARK, 1);
            if (mark + 1 < targetEnd) {
                reader.bytes(Http1Field.URI_QUERY, targetEnd - mark - 1);
            }
        }
        reader.leave();
    }

    private static void checkTarget(FieldReader reader, long at, long end, String method, String target) {
        if (target.isEmpty()) {
            reader.anomaly(Http1Anomaly.BAD_REQUEST_LINE, "without a target", "method, target, version");
        } else if (target.indexOf(' ') >= 0 || target.indexOf('\t') >= 0) {
            reader.anomaly(
                    Http1Anomaly.BAD_REQUEST_LINE, at, end - at, "with white space in the target", "three words");
        } else if (method.equals("CONNECT") && (target.startsWith("/") || target.contains("://"))) {
            reader.anomaly(Http1Anomaly.TARGET_FORM, target, "host:port");
        } else if (target.equals("*") && !method.equals("OPTIONS") && !isForMany(method)) {
            reader.anomaly(Http1Anomaly.TARGET_FORM, target, "a path");
        }
    }

    /// Methods of UPnP discovery are meant for whoever hears them, and `*` is their target; PRI opens HTTP/2.
    private static boolean isForMany(String method) {
        return method.equals("NOTIFY") || method.equals("M-SEARCH") || method.equals("PRI");
    }

    private static Http1StartLine parseStatus(FieldReader reader) {
        Bytes source = reader.source();
        long at = reader.position();
        long end = Http1Line.contentEnd(reader);
        long versionEnd = Http1Line.spaceOrEnd(source, at, end);
        long codeFrom = Http1Line.skipSpace(source, versionEnd, end);
        long codeEnd = Http1Line.digitsEnd(source, codeFrom, end);

        reader.enter(Http1Field.STATUS_LINE);
        int version = version(reader, Http1Field.RESPONSE_VERSION, versionEnd);
        Http1Line.space(reader, codeFrom, Http1Field.SPACE);
        int code = 0;
        if (codeEnd - codeFrom == 3) {
            code = (int) reader.numeral(Http1Field.CODE, 3, 10, HttpStatus::nameOf);
            if (code < 100 || code > 599) {
                reader.anomaly(Http1Anomaly.STATUS_INVALID, Integer.toString(code), "100 to 599");
            }
        } else {
            codeEnd = Http1Line.spaceOrEnd(source, codeFrom, end);
            code = (int) Math.min(999, Http1Line.number(source, codeFrom, Math.min(codeFrom + 9, codeEnd), 10));
            reader.bytes(Http1Field.CODE_TEXT, codeEnd - codeFrom);
            reader.anomaly(
                    Http1Anomaly.STATUS_INVALID, Http1Line.text(source, codeFrom, codeEnd), "three digits");
        }
        String phrase = "";
        if (codeEnd == end) {
            reader.anomaly(Http1Anomaly.BAD_STATUS_LINE, "nothing behind the code", "a space");
        } else {
            long phraseFrom = Math.min(codeEnd + 1, end);
            Http1Line.space(reader, Http1Line.isSpace(source.u8(codeEnd)) ? phraseFrom : codeEnd, Http1Field.SPACE);
            phrase = Http1Line.phrase(source, reader.position(), end, code);
            if (reader.position() < end) {
                reader.bytes(Http1Field.PHRASE, end - reader.position());
            }
        }
        if (!Http1Line.isOneSpace(source, versionEnd, codeFrom)) {
            reader.anomaly(
                    Http1Anomaly.BAD_STATUS_LINE, at, end - at, "other white space before the code", "a single space");
        }
        checkControls(reader, at, end);
        Http1Line.end(reader);
        reader.leave();
        reader.derived(Http1Field.IS_RESPONSE, 1, null);
        if (reader.isExplaining()) {
            reader.derived(Http1Field.CODE_DESCRIPTION, 0, HttpStatus.nameOf(code));
        }
        return new Status(version, code, phrase);
    }

    /// A CR or another control character inside a start line: a line end to some programs, a letter to others.
    private static void checkControls(FieldReader reader, long at, long end) {
        Bytes source = reader.source();
        for (long i = source.firstNotPrintable(at, end); i < end; i = source.firstNotPrintable(i + 1, end)) {
            int letter = source.u8(i);
            if (letter == Http1Line.CR) {
                reader.anomaly(Http1Anomaly.BARE_CARRIAGE_RETURN, i, 1, "CR", "none");
                return;
            }
            if ((letter < ' ' && letter != '\t') || letter == 0x7f) {
                reader.anomaly(Http1Anomaly.CONTROL_IN_START_LINE, i, 1, Http1Line.printable(letter), "none");
                return;
            }
        }
    }

    private static int version(FieldReader reader, dev.framewalk.decoders.field.Field field, long end) {
        Bytes source = reader.source();
        long at = reader.position();
        reader.bytes(field, end - at);
        // HTTP/d.d
        if (end - at == 8 && source.u8(at + 6) == '.') {
            int major = source.u8(at + 5) - '0';
            int minor = source.u8(at + 7) - '0';
            if (major >= 0 && major <= 9 && minor >= 0 && minor <= 9) {
                if (major != 1) {
                    reader.anomaly(
                            Http1Anomaly.VERSION_UNKNOWN, Http1Line.text(source, at, end), "HTTP/1.0 or HTTP/1.1");
                }
                return major * 10 + minor;
            }
        }
        reader.anomaly(Http1Anomaly.VERSION_UNKNOWN, Http1Line.text(source, at, end), "HTTP/1.0 or HTTP/1.1");
        return 11;
    }
}
