package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.FieldReader;

/// One chunk of a body: a line with its size in hexadecimal, its data, and a line end.
final class Http1Chunk {
    /// The size is no number.
    static final long BAD_SIZE = -1;

    private Http1Chunk() {}

    /// Reads the line with the size, its line end included, and returns the size or [#BAD_SIZE].
    static long parseSize(FieldReader reader) {
        Bytes source = reader.source();
        long at = reader.position();
        long end = Http1Line.contentEnd(reader);
        long sizeEnd = at;
        while (sizeEnd < end && Character.digit(source.u8(sizeEnd), 16) >= 0) {
            sizeEnd++;
        }
        long spaceEnd = Http1Line.skipSpace(source, sizeEnd, end);
        boolean isNumber = sizeEnd > at && (spaceEnd == end || source.u8(spaceEnd) == ';');
        if (!isNumber) {
            reader.bytes(Http1Field.CHUNK_SIZE_TEXT, end - at);
            reader.anomaly(Http1Anomaly.CHUNK_SIZE_INVALID, Http1Line.text(source, at, Math.min(end, at + 32)), "hexadecimal digits");
            Http1Line.end(reader);
            return BAD_SIZE;
        }
        long size = reader.numeral(Http1Field.CHUNK_SIZE, sizeEnd - at, 16, null);
        if (size > Long.MAX_VALUE / 2) {
            reader.anomaly(Http1Anomaly.CHUNK_SIZE_INVALID, Http1Line.text(source, at, Math.min(sizeEnd, at + 32)), "a size");
            size = BAD_SIZE;
        }
        Http1Line.space(reader, spaceEnd, Http1Field.WHITE_SPACE);
        if (spaceEnd < end) {
            reader.bytes(Http1Field.CHUNK_EXTENSION, end - spaceEnd);
            long name = Http1Line.skipSpace(source, spaceEnd + 1, end);
            if (name == end || !Http1Line.isToken(source.u8(name))) {
                reader.anomaly(Http1Anomaly.CHUNK_EXTENSION_INVALID, "an extension without a name", "a name");
            }
        } else if (spaceEnd > sizeEnd) {
            reader.anomaly(Http1Anomaly.CHUNK_EXTENSION_INVALID, "white space without an extension", "the line end");
        }
        Http1Line.end(reader);
        return size;
    }

    /// Reads one chunk as far as it is there and returns its size, or [#BAD_SIZE].
    static long parse(FieldReader reader) {
        reader.enter(Http1Field.CHUNK);
        long size = parseSize(reader);
        if (size > 0 && reader.remaining() > 0) {
            reader.bytes(Http1Field.CHUNK_DATA, Math.min(size, reader.remaining()));
        }
        if (size > 0) {
            parseEnd(reader);
        }
        reader.leave();
        return size;
    }

    /// Reads the line end behind the data. Returns whether it was one.
    static boolean parseEnd(FieldReader reader) {
        if (reader.peek(0) == Http1Line.CR && reader.peek(1) == Http1Line.LF) {
            reader.bytes(Http1Field.CHUNK_BOUNDARY, 2, "CRLF");
            return true;
        }
        if (reader.peek(0) == Http1Line.LF) {
            reader.bytes(Http1Field.CHUNK_BOUNDARY, 1, "LF");
            reader.anomaly(Http1Anomaly.BARE_LINE_FEED, "LF", "CRLF");
            return true;
        }
        return false;
    }
}
