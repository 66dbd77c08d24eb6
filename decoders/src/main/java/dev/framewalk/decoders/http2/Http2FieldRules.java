package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.hpack.HpackField;
import dev.framewalk.decoders.http2.Http2Detail.Role;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import org.jspecify.annotations.Nullable;

/// The rules about the fields of messages (RFC 9113, sections 8.1 to 8.5). Each breach makes a message malformed, which is a stream error.
final class Http2FieldRules {
    /// A hostile message can break a rule with each of its fields.
    private static final int MOST_FINDINGS = 16;

    private final Http2Telling telling;
    private int findings;

    Http2FieldRules(Http2Telling telling) {
        this.telling = telling;
    }

    void check(Http2Section section, Role role, Side side, boolean knowsProtocol) {
        findings = 0;
        Http2Head head = section.head();
        boolean isRequest = role == Role.REQUEST || role == Role.PROMISE;
        boolean isResponse = role == Role.RESPONSE || role == Role.INTERIM_RESPONSE;
        boolean hasRegular = false;
        String host = null;
        int seen = 0;
        for (HpackField field : head.fields()) {
            String name = field.name();
            if (name == null) {
                continue;
            }
            if (name.startsWith(":")) {
                int bit = pseudo(name, isRequest, isResponse);
                if (role == Role.TRAILERS) {
                    note(section, Http2Anomaly.PSEUDO_IN_TRAILERS, name, "none");
                } else if (bit == 0 && role != Role.UNKNOWN) {
                    note(section, Http2Anomaly.PSEUDO_UNKNOWN, name, isRequest ? "a request" : "a response");
                } else if ((seen & bit) != 0) {
                    note(section, Http2Anomaly.PSEUDO_DUPLICATE, name, "once");
                }
                seen |= bit;
                if (hasRegular) {
                    note(section, Http2Anomaly.PSEUDO_AFTER_REGULAR, name, "first");
                }
            } else {
                hasRegular = true;
                regular(section, name, field.value());
                if (name.equals("host") && field.value() != null) {
                    host = field.value();
                }
            }
            value(section, name, field.value());
        }
        if (head.contentLength() == Http2Head.BAD_LENGTH) {
            note(section, Http2Anomaly.CONTENT_LENGTH_INVALID, "no number, or two of them", "digits");
        }
        if (head.unknown() > 0) {
            return;
        }
        if (isRequest) {
            request(section, head, seen, host, knowsProtocol);
        } else if (isResponse || role == Role.RESPONSE) {
            response(section, head, seen);
        }
    }

    /// A bit for each pseudo-field that may stand here; 0 for others.
    private static int pseudo(String name, boolean isRequest, boolean isResponse) {
        return switch (name) {
            case ":method" -> isRequest ? 1 : 0;
            case ":scheme" -> isRequest ? 2 : 0;
            case ":authority" -> isRequest ? 4 : 0;
            case ":path" -> isRequest ? 8 : 0;
            case ":protocol" -> isRequest ? 16 : 0;
            case ":status" -> isResponse ? 32 : 0;
            default -> 0;
        };
    }

    private void request(Http2Section section, Http2Head head, int seen, @Nullable String host, boolean knowsProtocol) {
        missing(section, seen, 1, ":method");
        boolean isExtended = head.protocol() != null;
        if (head.isConnect() && !isExtended) {
            missing(section, seen, 4, ":authority");
            if ((seen & 2) != 0) {
                note(section, Http2Anomaly.PSEUDO_NOT_ALLOWED, ":scheme", "CONNECT");
            }
            if ((seen & 8) != 0) {
                note(section, Http2Anomaly.PSEUDO_NOT_ALLOWED, ":path", "CONNECT");
            }
        } else if ((seen & 1) != 0) {
            missing(section, seen, 2, ":scheme");
            missing(section, seen, 8, ":path");
        }
        if (isExtended) {
            if (!head.isConnect()) {
                note(section, Http2Anomaly.PSEUDO_NOT_ALLOWED, ":protocol", String.valueOf(head.method()));
            } else if (!knowsProtocol) {
                note(section, Http2Anomaly.EXTENDED_CONNECT_UNANNOUNCED, String.valueOf(head.protocol()), "none");
            }
        }
        String path = head.path();
        boolean isHttp = "http".equals(head.scheme()) || "https".equals(head.scheme());
        if (path != null && isHttp && !path.startsWith("/") && !(path.equals("*") && "OPTIONS".equals(head.method()))) {
            note(section, Http2Anomaly.PATH_EMPTY, path.isEmpty() ? "empty" : path, "/");
        }
        String authority = head.authority();
        if (authority != null && isHttp && authority.indexOf('@') >= 0) {
            note(section, Http2Anomaly.AUTHORITY_USERINFO, authority, "no user");
        }
        if (host != null && (seen & 4) != 0 && !host.equalsIgnoreCase(authority)) {
            note(section, Http2Anomaly.HOST_DIFFERS, host, String.valueOf(authority));
        }
    }

    private void response(Http2Section section, Http2Head head, int seen) {
        missing(section, seen, 32, ":status");
        if ((seen & 32) != 0) {
            if (head.status() < 100 || head.status() > 599) {
                note(section, Http2Anomaly.STATUS_INVALID, Integer.toString(head.status()), "100 to 599");
            } else if (head.status() == 101) {
                note(section, Http2Anomaly.STATUS_101, "101", "another one");
            }
        }
    }

    private void missing(Http2Section section, int seen, int bit, String name) {
        if ((seen & bit) == 0) {
            note(section, Http2Anomaly.PSEUDO_MISSING, name, "once");
        }
    }

    private void regular(Http2Section section, String name, @Nullable String value) {
        switch (name) {
            case "connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade" -> note(
                    section, Http2Anomaly.CONNECTION_FIELD, name, "none");
            case "te" -> {
                if (value != null && !value.equalsIgnoreCase("trailers")) {
                    note(section, Http2Anomaly.TE_VALUE, value, "trailers");
                }
            }
            default -> name(section, name);
        }
    }

    private void name(Http2Section section, String name) {
        boolean isUpper = false;
        boolean isBad = name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            isUpper |= letter >= 'A' && letter <= 'Z';
            isBad |= letter <= ' ' || letter >= 0x7f || letter == ':';
        }
        if (isUpper) {
            note(section, Http2Anomaly.NAME_UPPERCASE, shown(name), "lower case");
        }
        if (isBad) {
            note(section, Http2Anomaly.NAME_INVALID, shown(name), "letters, digits, hyphens");
        }
    }

    private void value(Http2Section section, String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        if (first == ' ' || first == '\t' || last == ' ' || last == '\t') {
            note(section, Http2Anomaly.VALUE_INVALID, shown(name), "white space at an end");
        }
        if (value.indexOf('\0') >= 0 || value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            note(section, Http2Anomaly.VALUE_INVALID, shown(name), "a NUL, CR or LF");
        }
    }

    /// Names can be long and hold anything.
    private static String shown(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), 64); i++) {
            char letter = name.charAt(i);
            text.append(letter < ' ' || letter == 0x7f ? '\ufffd' : letter);
        }
        return text.isEmpty() ? "(empty)" : text.toString();
    }

    private void note(Http2Section section, Http2Anomaly anomaly, String measured, String expected) {
        if (++findings <= MOST_FINDINGS) {
            telling.event(new Http2Event.AnomalySeen(
                    section.unit(), section.stream(), anomaly, measured, expected, section.inUnit()));
        }
    }

    /// Whether the body has the length that was announced (RFC 9113, section 8.1.1).
    void checkBody(Http2Track track, Side side, Unit unit) {
        if (!telling.wantsAnomalies()) {
            return;
        }
        Http2Track.Half half = track.half(side);
        Http2Head head = half.head;
        if (head == null) {
            return;
        }
        long body = half.bodyLength();
        Http2Head request = track.request.head;
        boolean isAnswerToHead = side == Side.SERVER && request != null && "HEAD".equals(request.method());
        boolean hasNoContent = side == Side.SERVER && (isAnswerToHead || head.status() == 204 || head.status() == 304);
        if (hasNoContent) {
            if (body > 0) {
                telling.anomaly(
                        unit,
                        track.id,
                        Http2Anomaly.BODY_NOT_ALLOWED,
                        Long.toString(body),
                        isAnswerToHead ? "an answer to HEAD" : "status " + head.status());
            }
        } else if (head.contentLength() >= 0 && head.contentLength() != body) {
            telling.anomaly(unit, track.id, Http2Anomaly.CONTENT_LENGTH_DIFFERS, body, head.contentLength());
        }
    }
}
