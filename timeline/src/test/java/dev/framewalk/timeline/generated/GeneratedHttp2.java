package dev.framewalk.timeline.generated;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// An HTTP/2 connection as bytes of both sides: some requests, answered in frames that lie between each other, with the place of each frame.
public final class GeneratedHttp2 {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int ACK = 1;

    private final ByteArrayOutputStream client = new ByteArrayOutputStream();
    private final ByteArrayOutputStream server = new ByteArrayOutputStream();
    private final List<Frame> frames = new ArrayList<>();

    /// A frame of the server.
    ///
    /// @param from where it begins in what the server sends, its header included
    public record Frame(int type, long stream, long from, long to) {}

    /// @param requests how many streams
    /// @param most     most bytes of one answer
    public GeneratedHttp2(Random random, int requests, int most) {
        client.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        // an initial window large enough that nothing waits for windows
        client(SETTINGS, 0, 0, new byte[] {0, 4, 0x7f, -1, -1, -1});
        client(WINDOW_UPDATE, 0, 0, new byte[] {0x70, 0, 0, 0});
        for (int i = 0; i < requests; i++) {
            client(HEADERS, END_STREAM | END_HEADERS, 1 + 2L * i, request("/" + i));
        }
        server(SETTINGS, 0, 0, new byte[0]);
        server(SETTINGS, ACK, 0, new byte[0]);
        client(SETTINGS, ACK, 0, new byte[0]);
        int[] left = new int[requests];
        boolean[] isBegun = new boolean[requests];
        for (int i = 0; i < requests; i++) {
            left[i] = 1 + random.nextInt(most);
        }
        int open = requests;
        while (open > 0) {
            int i = random.nextInt(requests);
            if (left[i] < 0) {
                continue;
            }
            long stream = 1 + 2L * i;
            if (!isBegun[i]) {
                isBegun[i] = true;
                server(HEADERS, END_HEADERS, stream, response(left[i]));
                continue;
            }
            int length = Math.min(left[i], 1 + random.nextInt(random.nextInt(5) == 0 ? 5000 : 900));
            left[i] -= length;
            server(DATA, left[i] == 0 ? END_STREAM : 0, stream, new byte[length]);
            if (left[i] == 0) {
                left[i] = -1;
                open--;
            }
        }
    }

    public byte[] client() {
        return client.toByteArray();
    }

    public byte[] server() {
        return server.toByteArray();
    }

    public List<Frame> frames() {
        return frames;
    }

    private void client(int type, int flags, long stream, byte[] payload) {
        client.writeBytes(frame(type, flags, stream, payload));
    }

    private void server(int type, int flags, long stream, byte[] payload) {
        long from = server.size();
        server.writeBytes(frame(type, flags, stream, payload));
        frames.add(new Frame(type, stream, from, server.size()));
    }

    static byte[] frame(int type, int flags, long stream, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt((int) stream).put(payload);
        return frame.array();
    }

    /// RFC 7541: `:method: GET` and `:scheme: https` of the static table, `:path` and `:authority` as literals without indexing.
    static byte[] request(String path) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x82);
        block.write(0x87);
        literal(block, 4, path);
        literal(block, 1, "a.example");
        return block.toByteArray();
    }

    /// `:status: 200` of the static table, and `content-length` as a literal without indexing.
    static byte[] response(int length) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x88);
        // index 28 does not fit into a prefix of four bits: 15 and 13 more
        block.write(0x0f);
        block.write(13);
        text(block, Integer.toString(length));
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, int nameIndex, String value) {
        block.write(nameIndex);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String value) {
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }
}
