package dev.framewalk.timeline.http2;

import io.netty.handler.codec.http2.NettyHpack;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes the frames of one end of an HTTP/2 connection, for tests. Header blocks are Netty's.
public final class Frames {
    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int PRIORITY = 2;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PUSH_PROMISE = 5;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;
    public static final int END_STREAM = 1;
    public static final int ACK = 1;
    public static final int END_HEADERS = 4;
    public static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final NettyHpack.Encoder encoder = new NettyHpack.Encoder(512);

    public Frames raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public Frames frame(int type, int flags, int stream, byte... payload) {
        ByteBuffer header = ByteBuffer.allocate(9);
        header.putShort((short) (payload.length >> 8)).put((byte) payload.length).put((byte) type).put((byte) flags).putInt(stream);
        out.writeBytes(header.array());
        out.writeBytes(payload);
        return this;
    }

    /// @param idsAndValues id, value, id, value, ...
    public Frames settings(long... idsAndValues) {
        ByteBuffer payload = ByteBuffer.allocate(idsAndValues.length / 2 * 6);
        for (int i = 0; i < idsAndValues.length; i += 2) {
            payload.putShort((short) idsAndValues[i]).putInt((int) idsAndValues[i + 1]);
        }
        return frame(SETTINGS, 0, 0, payload.array());
    }

    public Frames acknowledge() {
        return frame(SETTINGS, ACK, 0);
    }

    /// @param fields name, value, name, value, ...
    public Frames headers(int stream, boolean isEnd, String... fields) {
        return frame(HEADERS, END_HEADERS | (isEnd ? END_STREAM : 0), stream, block(fields));
    }

    public Frames get(int stream, String path) {
        return headers(stream, true, ":method", "GET", ":scheme", "http", ":authority", "example.net", ":path", path);
    }

    public Frames promise(int stream, int promised, String path) {
        byte[] block = block(":method", "GET", ":scheme", "http", ":authority", "example.net", ":path", path);
        return frame(
                PUSH_PROMISE,
                END_HEADERS,
                stream,
                ByteBuffer.allocate(4 + block.length).putInt(promised).put(block).array());
    }

    public byte[] block(String... fields) {
        try {
            return encoder.encode(List.of(fields), name -> false);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Content in frames of at most 16 kB.
    public Frames data(int stream, byte[] content, boolean isEnd) {
        int at = 0;
        do {
            int to = Math.min(content.length, at + 16_384);
            frame(DATA, isEnd && to == content.length ? END_STREAM : 0, stream, Arrays.copyOfRange(content, at, to));
            at = to;
        } while (at < content.length);
        return this;
    }

    public Frames reset(int stream, int errorCode) {
        return frame(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(errorCode).array());
    }

    public Frames update(int stream, int increment) {
        return frame(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(increment).array());
    }

    public Frames ping(long opaque) {
        return frame(PING, 0, 0, ByteBuffer.allocate(8).putLong(opaque).array());
    }

    /// What was written since this was asked last.
    public byte[] take() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
