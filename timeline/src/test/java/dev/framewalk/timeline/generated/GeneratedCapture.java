package dev.framewalk.timeline.generated;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// A pcap file in memory, packet by packet. Packets may be added in any order; they are written by time.
public final class GeneratedCapture {
    private static final int ETHERNET = 14;

    private final List<Packet> packets = new ArrayList<>();

    /// One packet with its moment.
    ///
    /// @param timeNanos nanoseconds since the epoch
    /// @param bytes     from the Ethernet header on
    public record Packet(long timeNanos, byte[] bytes) {}

    public void add(Packet packet) {
        packets.add(packet);
    }

    /// Sorts what was added; packet numbers are positions from 1 on afterwards.
    public List<Packet> packets() {
        packets.sort((a, b) -> Long.compare(a.timeNanos, b.timeNanos));
        return packets;
    }

    /// The number of the packet of this moment. Moments are unique in generated captures.
    public int packetAt(long timeNanos) {
        List<Packet> sorted = packets();
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).timeNanos == timeNanos) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("no packet at " + timeNanos);
    }

    /// The file without some of its packets.
    public byte[] pcap(IntPredicate isKept) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(262_144).putInt(1);
        out.writeBytes(header.array());
        List<Packet> sorted = packets();
        for (int i = 0; i < sorted.size(); i++) {
            if (isKept.test(i + 1)) {
                Packet packet = sorted.get(i);
                ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
                record.putInt((int) (packet.timeNanos / 1_000_000_000L))
                        .putInt((int) (packet.timeNanos % 1_000_000_000L))
                        .putInt(packet.bytes.length)
                        .putInt(packet.bytes.length);
                out.writeBytes(record.array());
                out.writeBytes(packet.bytes);
            }
        }
        return out.toByteArray();
    }

    /// A timeline over the whole file.
    public Timeline read() throws IOException {
        return read(number -> true);
    }

    /// A timeline over the file without some of its packets.
    public Timeline read(IntPredicate isKept) throws IOException {
        return read(isKept, Keys.none());
    }

    /// A timeline over the file without some of its packets, with secrets.
    public Timeline read(IntPredicate isKept, Keys keys) throws IOException {
        return read(isKept, keys, DecodeAs.NOTHING);
    }

    /// The same, read as the user says.
    public Timeline read(IntPredicate isKept, Keys keys, DecodeAs decodeAs) throws IOException {
        Timeline timeline = Timeline.open(
                CaptureFile.open(new ByteArrayInputStream(pcap(isKept)), "generated"), decodeAs, keys);
        do {
            // a stream is copied by another thread, which may be behind
            timeline.readAll();
            Thread.onSpinWait();
        } while (!timeline.isComplete());
        timeline.readAll();
        return timeline;
    }

    /// An Ethernet frame with an IPv4 packet with a TCP segment.
    ///
    /// @param options TCP options, a multiple of 4 bytes
    static byte[] segment(
            boolean fromClient, int clientPort, int serverPort, int seq, int ack, int flags, byte[] options, byte[] payload) {
        int length = 20 + 20 + options.length + payload.length;
        ByteBuffer packet = ByteBuffer.allocate(ETHERNET + length);
        packet.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}).putShort((short) 0x0800);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) length).putInt(0x4000).put((byte) 64).put((byte) 6);
        packet.putShort((short) 0);
        byte[] client = {10, 0, 0, 1};
        byte[] server = {10, 0, 0, 2};
        packet.put(fromClient ? client : server).put(fromClient ? server : client);
        int sum = 0;
        for (int i = 0; i < 20; i += 2) {
            sum += packet.getShort(ETHERNET + i) & 0xffff;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        packet.putShort(ETHERNET + 10, (short) ~((sum & 0xffff) + (sum >>> 16)));
        packet.putShort((short) (fromClient ? clientPort : serverPort))
                .putShort((short) (fromClient ? serverPort : clientPort));
        packet.putInt(seq).putInt(ack);
        packet.put((byte) ((20 + options.length) / 4 << 4)).put((byte) flags).putShort((short) 0xffff);
        packet.putShort((short) 0).putShort((short) 0);
        packet.put(options).put(payload);
        return packet.array();
    }
}
