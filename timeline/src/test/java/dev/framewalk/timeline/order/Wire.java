package dev.framewalk.timeline.order;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One TCP connection on port 80, segment by segment as a test says, in a capture made in memory. Both ends count from 1; times are milliseconds.
final class Wire {
    static final int SYN = 2;
    static final int RST = 4;
    static final int ACK = 16;
    static final int SYN_ACK = SYN | ACK;

    private static final int CLIENT_FIRST = 1000;
    private static final int SERVER_FIRST = 5000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int packets;
    private int id = 1;

    // ---- of the next segment
    private int window = 65_535;
    private byte[] options = {};
    private boolean hasId = true;

    Wire() {
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(262_144).putInt(1);
        out.writeBytes(header.array());
    }

    /// SYN, SYN/ACK and ACK; the way to the server and back takes a millisecond, that to the client nearly nothing.
    Wire handshake(double ms) {
        return client(ms, SYN, 0, 0, "").server(ms + 1, SYN_ACK, 0, 1, "").client(ms + 1.01, ACK, 1, 1, "");
    }

    Wire window(int bytes) {
        window = bytes;
        return this;
    }

    /// The next segment has the timestamps option (RFC 7323).
    Wire stamps(int value, int echo) {
        options = ByteBuffer.allocate(12).putInt(0x0101080a).putInt(value).putInt(echo).array();
        return this;
    }

    /// The next segment acknowledges bytes of the other end selectively, or says that they came twice; positions count from 1.
    Wire selective(boolean ofServer, int from, int to) {
        int base = ofServer ? SERVER_FIRST : CLIENT_FIRST;
        options = ByteBuffer.allocate(12)
                .putShort((short) 0x0101)
                .put((byte) 5)
                .put((byte) 10)
                .putInt(base + from)
                .putInt(base + to)
                .array();
        return this;
    }

    /// The next segment has the identification of the one before it.
    Wire again() {
        id--;
        return this;
    }

    /// The next segment has no identification.
    Wire oneId() {
        hasId = false;
        return this;
    }

    Wire client(double ms, int flags, int seq, int ack, String data) {
        return add(ms, true, flags, CLIENT_FIRST + seq, ack == 0 && (flags & ACK) == 0 ? 0 : SERVER_FIRST + ack, data);
    }

    Wire server(double ms, int flags, int seq, int ack, String data) {
        return add(ms, false, flags, SERVER_FIRST + seq, CLIENT_FIRST + ack, data);
    }

    int packets() {
        return packets;
    }

    private Wire add(double ms, boolean fromClient, int flags, int seq, int ack, String data) {
        byte[] payload = data.getBytes(StandardCharsets.US_ASCII);
        int length = 40 + options.length + payload.length;
        ByteBuffer packet = ByteBuffer.allocate(14 + length);
        packet.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}).putShort((short) 0x0800);
        packet.putShort((short) 0x4500).putShort((short) length).putShort((short) (hasId ? id++ : 0)).putShort((short) 0x4000);
        packet.putShort((short) 0x4006).putShort((short) 0);
        byte[] client = {10, 0, 0, 1};
        byte[] server = {10, 0, 0, 2};
        packet.put(fromClient ? client : server).put(fromClient ? server : client);
        packet.putShort((short) (fromClient ? 40_000 : 80)).putShort((short) (fromClient ? 80 : 40_000));
        packet.putInt(seq).putInt(ack);
        packet.put((byte) ((20 + options.length) / 4 << 4)).put((byte) flags).putShort((short) window);
        packet.putInt(0).put(options).put(payload);
        long nanos = 1_700_000_000_000_000_000L + Math.round(ms * 1e6);
        ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt((int) (nanos / 1_000_000_000L))
                .putInt((int) (nanos % 1_000_000_000L))
                .putInt(packet.capacity())
                .putInt(packet.capacity());
        out.writeBytes(record.array());
        out.writeBytes(packet.array());
        window = 65_535;
        options = new byte[0];
        hasId = true;
        packets++;
        return this;
    }

    byte[] pcap() {
        return out.toByteArray();
    }

    Timeline read() throws IOException {
        Timeline timeline = Timeline.open(
                CaptureFile.open(new ByteArrayInputStream(out.toByteArray()), "wire"), DecodeAs.NOTHING);
        do {
            // a stream is copied by another thread, which may be behind
            timeline.readAll();
            Thread.onSpinWait();
        } while (!timeline.isComplete());
        timeline.readAll();
        return timeline;
    }
}
