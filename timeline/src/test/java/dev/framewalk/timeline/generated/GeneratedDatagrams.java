package dev.framewalk.timeline.generated;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A conversation of UDP datagrams between 10.0.0.1 and 10.0.0.2, one every ten milliseconds.
public final class GeneratedDatagrams {
    private static final long APART_NANOS = 10_000_000L;

    private final GeneratedCapture capture;
    private final int server;
    private int client;

    public GeneratedDatagrams(GeneratedCapture capture, int clientPort, int serverPort) {
        this.capture = capture;
        client = clientPort;
        server = serverPort;
    }

    /// From now on the client sends from another port.
    public GeneratedDatagrams from(int otherClientPort) {
        client = otherClientPort;
        return this;
    }

    public GeneratedDatagrams client(String text) {
        return add(1, 2, client, server, text);
    }

    public GeneratedDatagrams server(String text) {
        return add(2, 1, server, client, text);
    }

    private GeneratedDatagrams add(int from, int to, int source, int destination, String text) {
        byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer packet = ByteBuffer.allocate(14 + 20 + 8 + payload.length);
        packet.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}).putShort((short) 0x0800);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) (28 + payload.length)).putInt(0x4000).put((byte) 64).put((byte) 17);
        packet.putShort((short) 0);
        packet.put(new byte[] {10, 0, 0, (byte) from}).put(new byte[] {10, 0, 0, (byte) to});
        packet.putShort((short) source).putShort((short) destination).putShort((short) (8 + payload.length)).putShort((short) 0);
        long moment = 1_000_000_000L + capture.packets().size() * APART_NANOS;
        capture.add(new GeneratedCapture.Packet(moment, packet.put(payload).array()));
        return this;
    }
}
