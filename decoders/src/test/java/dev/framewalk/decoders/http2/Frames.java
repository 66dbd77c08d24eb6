package dev.framewalk.decoders.http2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Frames of HTTP/2 for tests, written byte by byte.
final class Frames {
    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;
    static final int PADDED = 8;
    static final int PRIORITY = 0x20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Frames begin() {
        return new Frames();
    }

    /// The preface and SETTINGS of a client.
    static Frames client(long... settings) {
        return new Frames().raw(PREFACE).settings(settings);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    Frames raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Frames frame(int type, int flags, long stream, byte[] payload) {
        header(payload.length, type, flags, stream);
        out.writeBytes(payload);
        return this;
    }

    /// The header alone; the payload (or what stands in its place) is written otherwise.
    Frames header(int length, int type, int flags, long stream) {
        number(length, 3);
        out.write(type);
        out.write(flags);
        number(stream, 4);
        return this;
    }

    private void number(long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >> 8 * i));
        }
    }

    /// @param settings number, value, number, value, ...
    Frames settings(long... settings) {
        Frames payload = new Frames();
        for (int i = 0; i < settings.length; i += 2) {
            payload.number(settings[i], 2);
            payload.number(settings[i + 1], 4);
        }
        return frame(4, 0, 0, payload.bytes());
    }

    Frames ack() {
        return frame(4, ACK, 0, new byte[0]);
    }

    Frames headers(long stream, int flags, String... namesAndValues) {
        return frame(1, flags, stream, block(namesAndValues));
    }

    /// A GET without a body, on a new stream.
    Frames get(long stream, String path) {
        return headers(stream, END_HEADERS | END_STREAM, ":method", "GET", ":scheme", "http", ":authority", "example.net", ":path", path);
    }

    Frames post(long stream, String path, String... more) {
        byte[] start = block(":method", "POST", ":scheme", "http", ":authority", "example.net", ":path", path);
        Frames both = new Frames().raw(start).raw(block(more));
        return frame(1, END_HEADERS, stream, both.bytes());
    }

    Frames answer(long stream, int flags, int status, String... more) {
        Frames both = new Frames().raw(block(":status", Integer.toString(status))).raw(block(more));
        return frame(1, flags | END_HEADERS, stream, both.bytes());
    }

    Frames data(long stream, int flags, int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) ('a' + i % 26);
        }
        return frame(0, flags, stream, content);
    }

    Frames windowUpdate(long stream, long increment) {
        Frames payload = new Frames();
        payload.number(increment, 4);
        return frame(8, 0, stream, payload.bytes());
    }

    Frames reset(long stream, long code) {
        Frames payload = new Frames();
        payload.number(code, 4);
        return frame(3, 0, stream, payload.bytes());
    }

    Frames goAway(long last, long code, String debug) {
        Frames payload = new Frames();
        payload.number(last, 4);
        payload.number(code, 4);
        payload.raw(debug.getBytes(StandardCharsets.UTF_8));
        return frame(7, 0, 0, payload.bytes());
    }

    Frames ping(int flags, long opaque) {
        Frames payload = new Frames();
        payload.number(opaque, 8);
        return frame(6, flags, 0, payload.bytes());
    }

    Frames promise(long parent, long promised, String... namesAndValues) {
        Frames payload = new Frames();
        payload.number(promised, 4);
        payload.raw(block(namesAndValues));
        return frame(5, END_HEADERS, parent, payload.bytes());
    }

    Frames priority(long stream, long dependency, boolean isExclusive, int weight) {
        return frame(2, 0, stream, dependency(dependency, isExclusive, weight));
    }

    static byte[] dependency(long dependency, boolean isExclusive, int weight) {
        Frames payload = new Frames();
        payload.number(dependency | (isExclusive ? 0x8000_0000L : 0), 4);
        payload.number(weight - 1, 1);
        return payload.bytes();
    }

    /// A field block: each field written out, to be added to the table (RFC 7541, section 6.2.1), without Huffman codes.
    static byte[] block(String... namesAndValues) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            block.write(0x40);
            text(block, namesAndValues[i]);
            text(block, namesAndValues[i + 1]);
        }
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        if (octets.length < 127) {
            block.write(octets.length);
        } else {
            block.write(127);
            int rest = octets.length - 127;
            while (rest >= 128) {
                block.write(rest & 0x7f | 0x80);
                rest >>= 7;
            }
            block.write(rest);
        }
        block.writeBytes(octets);
    }
}
