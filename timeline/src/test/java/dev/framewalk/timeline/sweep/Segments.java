package dev.framewalk.timeline.sweep;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Timeline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Segments, datagrams and other frames between two ends, A (10.0.0.1) and B (10.0.0.2), in a capture made in memory; sequence numbers are as they go
/// over the wire.
final class Segments {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int ACK = 16;
    static final byte[] NOTHING = {};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int portA;
    private final int portB;
    private int id = 1;
    private int packets;
    private int seqA = 1001;
    private int seqB = 5001;
    private int window = 65_535;
    private byte[] options = NOTHING;
    private long nanos = 1_700_000_000_000_000_000L;

    Segments(int portA, int portB) {
        this.portA = portA;
        this.portB = portB;
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(262_144).putInt(1);
        out.writeBytes(header.array());
    }

    /// The next packet comes so much later than the one before; a millisecond unless said. It may be less than nothing.
    Segments after(double ms) {
        nanos += Math.round((ms - 1) * 1e6);
        return this;
    }

    /// The window of the next segment.
    Segments window(int bytes) {
        window = bytes;
        return this;
    }

    /// The options of the next segment.
    Segments options(int... bytes) {
        options = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            options[i] = (byte) bytes[i];
        }
        return this;
    }

    Segments a(byte[] data) {
        return segment(true, ACK, seqA, seqB, data);
    }

    Segments b(byte[] data) {
        return segment(false, ACK, seqB, seqA, data);
    }

    Segments a(String data) {
        return a(data.getBytes(StandardCharsets.ISO_8859_1));
    }

    Segments b(String data) {
        return b(data.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// A segment with any flags and numbers; what comes later goes on behind it.
    Segments segment(boolean isA, int flags, int seq, int ack, byte[] data) {
        int next = seq + data.length + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
        if (isA) {
            seqA = next - seqA > 0 ? next : seqA;
        } else {
            seqB = next - seqB > 0 ? next : seqB;
        }
        ByteBuffer tcp = ByteBuffer.allocate(20 + options.length + data.length);
        tcp.putShort((short) (isA ? portA : portB)).putShort((short) (isA ? portB : portA)).putInt(seq).putInt(ack);
        tcp.put((byte) ((20 + options.length) / 4 << 4)).put((byte) flags).putShort((short) window).putInt(0).put(options).put(data);
        window = 65_535;
        options = NOTHING;
        return ip(isA, 6, tcp.array());
    }

    Segments datagram(boolean isA, byte[] data) {
        ByteBuffer udp = ByteBuffer.allocate(8 + data.length);
        udp.putShort((short) (isA ? portA : portB)).putShort((short) (isA ? portB : portA));
        udp.putShort((short) (8 + data.length)).putShort((short) 0).put(data);
        return ip(isA, 17, udp.array());
    }

    private Segments ip(boolean isA, int protocol, byte[] content) {
        ByteBuffer packet = ByteBuffer.allocate(34 + content.length);
        packet.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}).putShort((short) 0x0800);
        packet.putShort((short) 0x4500).putShort((short) (20 + content.length)).putShort((short) id++).putShort((short) 0x4000);
        packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
        byte[] a = {10, 0, 0, 1};
        byte[] b = {10, 0, 0, 2};
        packet.put(isA ? a : b).put(isA ? b : a).put(content);
        return frame(packet.array());
    }

    /// Any Ethernet frame.
    Segments frame(byte[] bytes) {
        nanos += 1_000_000;
        packets++;
        ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt((int) (nanos / 1_000_000_000L)).putInt((int) (nanos % 1_000_000_000L)).putInt(bytes.length).putInt(bytes.length);
        out.writeBytes(record.array());
        out.writeBytes(bytes);
        return this;
    }

    int packets() {
        return packets;
    }

    byte[] pcap() {
        return out.toByteArray();
    }

    Timeline read() throws IOException {
        Timeline timeline =
                Timeline.open(CaptureFile.open(new ByteArrayInputStream(pcap()), "segments"), DecodeAs.NOTHING);
        do {
            // a stream is copied by another thread, which may be behind
            timeline.readAll();
            Thread.onSpinWait();
        } while (!timeline.isComplete());
        timeline.readAll();
        return timeline;
    }
}
