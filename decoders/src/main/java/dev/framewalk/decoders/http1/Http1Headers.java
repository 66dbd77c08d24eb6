package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.http.HttpFieldName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the field lines of one head say, as far as decoding and telling need it. All the others are found by explaining the head.
///
/// @param count           number of field lines
/// @param host            value of Host, or null
/// @param contentType     value of Content-Type, or null
/// @param location        value of Location, or null
/// @param upgrade         value of Upgrade, or null
/// @param http2Settings   value of HTTP2-Settings, or null
/// @param contentLength   the announced length, or [#NO_LENGTH] or [#BAD_LENGTH]
/// @param transferCodings transfer codings in order, lower case, without parameters
/// @param contentCodings  content codings in order, lower case
/// @param connection      options of Connection, lower case
/// @param expectsContinue whether the client waits for 100 (Continue)
public record Http1Headers(
        int count,
        @Nullable String host,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String upgrade,
        @Nullable String http2Settings,
        long contentLength,
        List<String> transferCodings,
        List<String> contentCodings,
        List<String> connection,
        boolean expectsContinue) {
    /// There is no Content-Length.
    public static final long NO_LENGTH = -1;

    /// Content-Length is there and is no number.
    public static final long BAD_LENGTH = -2;

    /// No field lines.
    public static final Http1Headers NONE =
            new Http1Headers(0, null, null, null, null, null, NO_LENGTH, List.of(), List.of(), List.of(), false);

    private static final List<String> KEEP_ALIVE = List.of("keep-alive");
    private static final long KEEP_ALI = 0x6b65_6570_2d61_6c69L;
    private static final int VE = 0x7665;
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern FOLD = Pattern.compile("\\s*\\r?\\n\\s+");

    /// Whether chunked is the last transfer coding.
    public boolean isChunked() {
        return !transferCodings.isEmpty() && transferCodings.getLast().equals("chunked");
    }

    /// What was done to the body besides chunking, in order.
    public List<String> bodyCodings() {
        if (transferCodings.isEmpty() || (transferCodings.size() == 1 && isChunked())) {
            return contentCodings;
        }
        List<String> all = new ArrayList<>(contentCodings);
        for (String coding : transferCodings) {
            if (!coding.equals("chunked")) {
                all.add(coding);
            }
        }
        return List.copyOf(all);
    }

    /// The value of one of the fields that are kept, or null.
    @Nullable String value(HttpFieldName name) {
        return switch (name) {
            case HOST -> host;
            case CONTENT_TYPE -> contentType;
            case LOCATION -> location;
            case UPGRADE -> upgrade;
            case HTTP2_SETTINGS -> http2Settings;
            case CONTENT_LENGTH -> contentLength < 0 ? null : Long.toString(contentLength);
            default -> null;
        };
    }

    /// Collects the values while a head is read.
    static final class Builder {
        private int count;
        private int hosts;
        private int lengths;
        private long lengthFrom;
        private long lengthTo;
        private @Nullable String host;
        private @Nullable String contentType;
        private @Nullable String location;
        private @Nullable String upgrade;
        private @Nullable String http2Settings;
        private long contentLength = NO_LENGTH;
        private List<String> transferCodings = List.of();
        private List<String> contentCodings = List.of();
        private List<String> connection = List.of();
        private boolean expectsContinue;

        void countLine() {
            count++;
        }

        /// Takes the value of a known field; the reader has just read it.
        void add(HttpFieldName name, Bytes source, long from, long to, FieldReader reader) {
            switch (name) {
                case HOST -> {
                    hosts++;
                    host = host == null ? text(source, from, to) : host;
                }
                case CONTENT_TYPE -> contentType = contentType == null ? text(source, from, to) : contentType;
                case LOCATION -> location = text(source, from, to);
                case UPGRADE -> upgrade = text(source, from, to);
                case HTTP2_SETTINGS -> http2Settings = text(source, from, to);
                case CONTENT_LENGTH -> addLength(source, from, to, reader);
                case TRANSFER_ENCODING -> transferCodings = with(transferCodings, text(source, from, to));
                case CONTENT_ENCODING -> contentCodings = with(contentCodings, text(source, from, to));
                case CONNECTION -> connection = connection.isEmpty() && isKeepAlive(source, from, to)
                        ? KEEP_ALIVE
                        : with(connection, text(source, from, to));
                case EXPECT -> expectsContinue |= text(source, from, to).equalsIgnoreCase("100-continue");
                default -> {}
            }
        }

        /// The commonest option of all, told apart without making a text of it.
        private static boolean isKeepAlive(Bytes source, long from, long to) {
            return to - from == 10 && source.i64(from) == KEEP_ALI && source.u16(from + 8) == VE;
        }

        private void addLength(Bytes source, long from, long to, FieldReader reader) {
            lengthFrom = from;
            lengthTo = to;
            if (to > from && Http1Line.digitsEnd(source, from, to) == to) {
                addLength(Http1Line.number(source, from, to, 10), reader);
                return;
            }
            // a list, which a proxy may have made of repeated lines, or nonsense
            for (String part : COMMA.split(text(source, from, to), -1)) {
                String digits = part.strip();
                if (!digits.isEmpty() && digits.chars().allMatch(Http1Line::isDigit)) {
                    addLength(digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits), reader);
                } else {
                    reader.anomaly(Http1Anomaly.LENGTH_INVALID, from, to - from, Http1Line.text(source, from, to), "digits");
                    contentLength = contentLength == NO_LENGTH ? BAD_LENGTH : contentLength;
                }
            }
        }

        private void addLength(long length, FieldReader reader) {
            lengths++;
            long at = lengthFrom;
            if (contentLength == length) {
                reader.anomaly(Http1Anomaly.LENGTH_REPEATED, at, lengthTo - at, Integer.toString(lengths), "1");
            } else if (contentLength >= 0) {
                reader.anomaly(
                        Http1Anomaly.LENGTH_CONFLICT,
                        at,
                        lengthTo - at,
                        Long.toString(length),
                        Long.toString(contentLength));
            } else {
                contentLength = length;
            }
        }

        private static String text(Bytes source, long from, long to) {
            String text = Http1Line.text(source, from, to);
            return text.indexOf('\n') < 0 ? text : FOLD.matcher(text).replaceAll(" ");
        }

        private static List<String> with(List<String> before, String value) {
            if (before.isEmpty() && value.indexOf(',') < 0 && value.indexOf(';') < 0) {
                return List.of(word(value));
            }
            List<String> all = new ArrayList<>(before);
            for (String part : COMMA.split(value, -1)) {
                String word = word(part);
                if (!word.isEmpty()) {
                    all.add(word);
                }
            }
            return List.copyOf(all);
        }

        private static String word(String part) {
            int parameters = part.indexOf(';');
            String word = (parameters < 0 ? part : part.substring(0, parameters)).strip();
            return switch (word) {
                case "close", "keep-alive", "chunked", "gzip" -> word;
                default -> word.toLowerCase(Locale.ROOT);
            };
        }

        Http1Headers build() {
            return new Http1Headers(
                    count,
                    host,
                    contentType,
                    location,
                    upgrade,
                    http2Settings,
                    contentLength,
                    transferCodings,
                    contentCodings,
                    connection,
                    expectsContinue);
        }

        /// The rules about several fields together.
        void check(Http1StartLine start, FieldReader reader) {
            long length = lengthTo - lengthFrom;
            if (!transferCodings.isEmpty()) {
                if (contentLength != NO_LENGTH) {
                    reader.anomaly(
                            Http1Anomaly.LENGTH_AND_ENCODING,
                            lengthFrom,
                            length,
                            contentLength < 0 ? "(invalid)" : Long.toString(contentLength),
                            "one of them");
                }
                checkCodings(start, reader);
            }
            switch (start) {
                case Http1StartLine.Request request -> checkRequest(request, reader);
                case Http1StartLine.Status status -> checkStatus(status, reader);
            }
            if (upgrade != null && !connection.contains("upgrade")) {
                reader.anomaly(Http1Anomaly.UPGRADE_WITHOUT_CONNECTION, String.join(", ", connection), "upgrade");
            }
        }

        private void checkRequest(Http1StartLine.Request request, FieldReader reader) {
            if (hosts == 0 && request.versionTenths() == 11) {
                reader.anomaly(Http1Anomaly.HOST_MISSING, "none", "1");
            } else if (hosts > 1) {
                reader.anomaly(Http1Anomaly.HOST_TWICE, Integer.toString(hosts), "1");
            }
        }

        private void checkStatus(Http1StartLine.Status status, FieldReader reader) {
            boolean hasNoBody = status.code() / 100 == 1 || status.code() == 204;
            if (hasNoBody && (contentLength > 0 || !transferCodings.isEmpty())) {
                reader.anomaly(
                        Http1Anomaly.FRAMING_NOT_ALLOWED,
                        transferCodings.isEmpty() ? "Content-Length" : "Transfer-Encoding",
                        Integer.toString(status.code()));
            }
        }

        private void checkCodings(Http1StartLine start, FieldReader reader) {
            if (start.versionTenths() < 11) {
                reader.anomaly(Http1Anomaly.ENCODING_IN_OLD_VERSION, start.version(), "HTTP/1.1");
            }
            int chunked = 0;
            for (String coding : transferCodings) {
                switch (coding) {
                    case "chunked" -> chunked++;
                    case "gzip", "x-gzip", "deflate", "compress", "x-compress", "identity" -> {}
                    default -> reader.anomaly(Http1Anomaly.UNKNOWN_TRANSFER_CODING, coding, "chunked");
                }
            }
            if (chunked > 1) {
                reader.anomaly(Http1Anomaly.CHUNKED_TWICE, Integer.toString(chunked), "1");
            }
            if (start instanceof Http1StartLine.Request && !transferCodings.getLast().equals("chunked")) {
                reader.anomaly(Http1Anomaly.CHUNKED_NOT_LAST, transferCodings.getLast(), "chunked");
            }
        }
    }
}
