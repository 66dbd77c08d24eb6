package dev.framewalk.decoders.http1;

import dev.framewalk.decoders.field.FieldReader;

/// How a whole message is read: head, body by its framing, trailers.
final class Http1Message {
    private Http1Message() {}

    /// Reads one message as far as it is there.
    static void parse(FieldReader reader, Http1Head head, Http1Framing framing) {
        if (head.length() > 0) {
            Http1Head.parse(reader);
        }
        switch (framing) {
            case NO_BODY, SWITCH -> {}
            case LENGTH, UNTIL_CLOSE -> reader.rest(Http1Field.BODY);
            case CHUNKED -> parseChunks(reader);
        }
    }

    private static void parseChunks(FieldReader reader) {
        while (reader.remaining() > 0 && !reader.isShort()) {
            long before = reader.position();
            long size = Http1Chunk.parse(reader);
            if (size == 0) {
                parseTrailers(reader);
                return;
            }
            if (size < 0 || reader.position() == before) {
                return;
            }
        }
    }

    /// Reads the trailer fields and the empty line, and returns how many fields there were.
    static int parseTrailers(FieldReader reader) {
        reader.enter(Http1Field.TRAILERS);
        Http1Headers.Builder fields = new Http1Headers.Builder();
        Http1Head.parseFields(reader, Http1Field.TRAILER_FIELD, fields);
        Http1Headers all = fields.build();
        if (all.contentLength() != Http1Headers.NO_LENGTH) {
            reader.anomaly(Http1Anomaly.TRAILER_NOT_ALLOWED, "Content-Length", "none");
        }
        if (!all.transferCodings().isEmpty()) {
            reader.anomaly(Http1Anomaly.TRAILER_NOT_ALLOWED, "Transfer-Encoding", "none");
        }
        if (all.host() != null) {
            reader.anomaly(Http1Anomaly.TRAILER_NOT_ALLOWED, "Host", "none");
        }
        reader.leave();
        return all.count();
    }
}
