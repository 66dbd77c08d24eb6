package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A new pcap file. It appears under its name with [#finish]; closed before that, nothing is left of it.
///
/// pcap has one link type, no comments and no names: [PcapngWriter] is the better choice where anything but packets
/// matters.
public final class PcapWriter implements AutoCloseable {
    private final ReplacedFile file;
    private final PcapHeader header;
    private final byte[] record;
    private final ByteBuffer fields;
    private final boolean swapsLengths;

    private PcapWriter(ReplacedFile file, PcapHeader header) {
        this.file = file;
        this.header = header;
        this.record = new byte[header.recordHeaderLength()];
        this.fields = ByteBuffer.wrap(record).order(header.byteOrder());
        this.swapsLengths = header.majorVersion() == 2 && header.minorVersion() < 3;
    }

    /// Begins a file; an existing one is replaced when this one is finished.
    public static PcapWriter create(Path target, PcapHeader header) throws IOException {
        ReplacedFile file = new ReplacedFile(target);
        file.write(header.toBytes());
        return new PcapWriter(file, header);
    }

    /// Adds a packet. Its time is cut to the resolution of the file; a time before 1970 or after 2106, which pcap
    /// cannot express, or none, becomes 0.
    public void packet(long timeNanos, Bytes window, long at, int capturedLength, int wireLength) throws IOException {
        long seconds = Math.floorDiv(timeNanos, 1_000_000_000L);
        boolean fits = seconds >= 0 && seconds <= 0xffff_ffffL;
        long fraction = fits ? Math.floorMod(timeNanos, 1_000_000_000L) : 0;
        fields.clear();
        fields.putInt(fits ? (int) seconds : 0);
        fields.putInt((int) (header.isNanoseconds() ? fraction : fraction / 1000));
        fields.putInt(swapsLengths ? wireLength : capturedLength);
        fields.putInt(swapsLengths ? capturedLength : wireLength);
        file.write(record);
        file.copy(window, at, capturedLength);
    }

    /// Adds a packet of another pcap file with the same header, with its record header as it stands: also the fields of
    /// the modified kind and times that are out of order in themselves.
    ///
    /// @param source a pcap file that has been read
    /// @param at     position of the packet's bytes there
    /// @throws IllegalArgumentException if the source has another header
    public void copy(CaptureFile source, long at, int capturedLength) throws IOException {
        PcapReader reader = source.pcap();
        if (reader == null || !reader.header().equals(header)) {
            throw new IllegalArgumentException("records can be copied only from a pcap file with the same header");
        }
        int head = reader.recordHeaderLength();
        file.copy(source.bytes(), at - head, head + (long) capturedLength);
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
