package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A new pcapng file: one section, little-endian, nanoseconds. It appears under its name with [#finish]; closed before
/// that, nothing is left of it.
///
/// To add something to a file that exists, use [CaptureEdit], which keeps everything else as it is.
public final class PcapngWriter implements AutoCloseable {
    private static final TimeScale NANOSECONDS = new TimeScale(9, 0);

    private final ReplacedFile file;
    private int interfaces;
    private boolean holdsSecrets;

    private PcapngWriter(ReplacedFile file) {
        this.file = file;
    }

    /// Begins a file; an existing one is replaced when this one is finished.
    ///
    /// @param comments comments on the whole capture
    public static PcapngWriter create(Path target, List<String> comments) throws IOException {
        PcapngWriter writer = new PcapngWriter(new ReplacedFile(target));
        PcapngBlock block = new PcapngBlock(Pcapng.SECTION_HEADER)
                .i32(Pcapng.BYTE_ORDER_MAGIC)
                .u16(1)
                .u16(0)
                .i64(-1)
                .comments(comments)
                .option(Pcapng.SECTION_APPLICATION, "Framewalk")
                .endOfOptions();
        writer.file.write(block.toBytes());
        return writer;
    }

    /// Adds a place where packets are seen; its link type, snap length, texts and frame check length are kept.
    ///
    /// @return its index, for [#packet]; counted from 0 in the order of the calls
    public int vantage(Vantage vantage) throws IOException {
        PcapngBlock block = new PcapngBlock(Pcapng.INTERFACE_DESCRIPTION)
                .u16(vantage.linkType())
                .u16(0)
                .i32(vantage.snapLength())
                .comments(vantage.comments())
                .text(Pcapng.INTERFACE_NAME, vantage.name())
                .text(Pcapng.INTERFACE_DESCRIPTION_TEXT, vantage.description())
                .option(Pcapng.INTERFACE_TIME_RESOLUTION, new byte[] {9});
        if (!vantage.filter().isEmpty()) {
            // 0: what follows is the text of a filter
            block.option(Pcapng.INTERFACE_FILTER, "\0" + vantage.filter());
        }
        block.text(Pcapng.INTERFACE_OS, vantage.operatingSystem());
        if (vantage.frameCheckBytes() >= 0) {
            block.option(Pcapng.INTERFACE_FRAME_CHECK, new byte[] {(byte) vantage.frameCheckBytes()});
        }
        block.text(Pcapng.INTERFACE_HARDWARE, vantage.hardware());
        file.write(block.endOfOptions().toBytes());
        return interfaces++;
    }

    /// Adds a place with a link type and a name, whole packets.
    public int vantage(int linkType, String name) throws IOException {
        return vantage(
                new Vantage(interfaces, 0, interfaces, linkType, name, "", "", "", "", List.of(), 0, -1, "1 ns", 0, 0));
    }

    /// Adds a packet. [PacketSink#NO_TIME] is written as a simple packet block where that is possible (first vantage, no
    /// annotations, whole packet) and otherwise as the time 0.
    public void packet(
            int vantage,
            long timeNanos,
            Bytes window,
            long at,
            int capturedLength,
            int wireLength,
            PacketAnnotations annotations)
            throws IOException {
        if (vantage < 0 || vantage >= interfaces) {
            throw new IllegalArgumentException("vantage " + vantage + " of " + interfaces);
        }
        boolean timed = timeNanos != PacketSink.NO_TIME;
        if (!timed && vantage == 0 && capturedLength == wireLength && annotations.equals(PacketAnnotations.NONE)) {
            write(new PcapngBlock(Pcapng.SIMPLE_PACKET).i32(wireLength), window, at, capturedLength, PcapngBlock.NONE);
            return;
        }
        long ticks = timed ? NANOSECONDS.ticks(timeNanos) : 0;
        PcapngBlock options = PcapngBlock.optionsOnly().comments(annotations.comments());
        annotations.flags().ifPresent(flags -> options.option32(Pcapng.PACKET_FLAGS, flags));
        annotations.droppedBefore().ifPresent(drops -> options.option64(Pcapng.PACKET_DROPS, drops));
        annotations.packetId().ifPresent(id -> options.option64(Pcapng.PACKET_ID, id));
        annotations.queue().ifPresent(queue -> options.option32(Pcapng.PACKET_QUEUE, (int) queue));
        annotations.processThreadId().ifPresent(id -> options.option64(Pcapng.PACKET_PROCESS, id));
        write(
                new PcapngBlock(Pcapng.ENHANCED_PACKET)
                        .i32(vantage)
                        .i32((int) (ticks >>> 32))
                        .i32((int) ticks)
                        .i32(capturedLength)
                        .i32(wireLength),
                window,
                at,
                capturedLength,
                options.endOfOptionsIfAny().content());
    }

    /// Adds a packet about which nothing more is said.
    public void packet(int vantage, long timeNanos, Bytes window, long at, int capturedLength, int wireLength)
            throws IOException {
        packet(vantage, timeNanos, window, at, capturedLength, wireLength, PacketAnnotations.NONE);
    }

    private void write(PcapngBlock head, Bytes window, long at, int length, byte[] options) throws IOException {
        int padding = (int) (Pcapng.padded(length) - length);
        int total = head.content().length + Pcapng.EMPTY_BLOCK + length + padding + options.length;
        file.write(head.head(total));
        file.copy(window, at, length);
        file.write(new byte[padding]);
        file.write(options);
        file.write(new PcapngBlock(0).i32(total).content());
    }

    /// Adds names of addresses.
    public void names(List<NameRecord> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        PcapngBlock block = new PcapngBlock(Pcapng.NAME_RESOLUTION);
        for (NameRecord name : names) {
            block.nameRecord(name);
        }
        file.write(block.u16(0).u16(0).toBytes());
    }

    /// Adds keys. Readers want them before the packets that need them.
    public void secrets(Secrets secrets) throws IOException {
        file.write(PcapngBlock.secrets(secrets, false).toBytes());
        holdsSecrets = true;
    }

    /// Whether whoever gets this file can read what was encrypted. To be told to the user before it is shared.
    public boolean holdsSecrets() {
        return holdsSecrets;
    }

    public long bytesWritten() {
        return file.written();
    }

    /// Puts the file in place.
    public void finish() throws IOException {
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
