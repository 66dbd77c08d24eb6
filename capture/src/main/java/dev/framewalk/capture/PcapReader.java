package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reader of pcap files: microseconds, nanoseconds, both byte orders, and the "modified" kind of 1999.
///
/// ```
///  0               4       6       8        12       16          20          24
/// | magic         | major | minor | zone   | sigfigs | snap len  | link type | records...
///
/// record: | seconds | fraction | captured | wire | (modified: interface 4, protocol 2, type 1, pad 1) | bytes
/// ```
final class PcapReader extends RecordReader {
    private static final int HEADER = 24;

    private final PcapHeader header;
    private final boolean bigEndian;
    private final boolean swapsLengths;
    private final long nanosPerFraction;
    private final int linkType;
    private final int longest;
    private int recordHeader;

    private PcapReader(Findings findings, PcapHeader header) {
        super(findings);
        this.header = header;
        this.bigEndian = header.byteOrder() == ByteOrder.BIG_ENDIAN;
        // before 2.3 the two lengths stood in the other order
        this.swapsLengths = header.majorVersion() == 2 && header.minorVersion() < 3;
        this.nanosPerFraction = header.isNanoseconds() ? 1 : 1000;
        this.linkType = header.linkType();
        this.longest = longestPacket(linkType, header.snapLength());
        this.recordHeader = header.recordHeaderLength();
        this.position = HEADER;
    }

    /// Begins to read; the window holds at least the file header.
    static PcapReader open(Bytes window, Findings findings) {
        PcapHeader header = PcapHeader.read(window);
        if (header.majorVersion() != 2) {
            findings.note(
                    "pcap.version",
                    4,
                    0,
                    "The file says it is pcap version " + header.majorVersion() + "." + header.minorVersion(),
                    "only version 2 is known, so it is read as that");
        }
        PcapReader reader = new PcapReader(findings, header);
        findings.add(new Vantage(
                0,
                0,
                0,
                header.linkType(),
                "",
                "",
                "",
                "",
                "",
                List.of(),
                header.snapLength(),
                header.frameCheckBytes(),
                header.timeResolution(),
                0,
                0));
        return reader;
    }

    @Override
    CaptureFormat format() {
        return new CaptureFormat(
                CaptureFormat.Kind.PCAP,
                header.isModified() ? "modified" : "",
                header.majorVersion() + "." + header.minorVersion(),
                header.byteOrder(),
                header.timeResolution(),
                CaptureFormat.Compression.NONE);
    }

    PcapHeader header() {
        return header;
    }

    /// How many bytes stand before the bytes of each packet.
    int recordHeaderLength() {
        return recordHeader;
    }

    @Override
    int read(Bytes window, PacketSink sink, int atMost) {
        if (header.isModified() && number == 0) {
            recordHeader = modifiedRecordHeader(window);
        }
        long length = window.length();
        int head = recordHeader;
        int done = 0;
        while (done < atMost) {
            long at = position;
            long body = at + head;
            if (body > length) {
                break;
            }
            int captured = lengthAt(window, at, swapsLengths ? 12 : 8);
            if (captured < 0 || captured > longest) {
                stopAtAbsurdLength(at, captured);
                break;
            }
            if (body + captured > length) {
                break;
            }
            if (number == Integer.MAX_VALUE) {
                stop("capture.too-many-packets", at, 0, "More than 2 147 483 647 packets", "packets cannot be numbered");
                break;
            }
            long seconds = i32(window, at) & 0xffff_ffffL;
            long fraction = i32(window, at + 4) & 0xffff_ffffL;
            int wire = clamp(lengthAt(window, at, swapsLengths ? 8 : 12));
            // before the call, so that a sink that throws does not see the packet twice
            position = body + captured;
            number++;
            done++;
            sink.packet(
                    number, 0, linkType, seconds * 1_000_000_000L + fraction * nanosPerFraction, body, captured, wire);
        }
        return done;
    }

    private int i32(Bytes window, long at) {
        return bigEndian ? window.i32(at) : window.i32Le(at);
    }

    private int lengthAt(Bytes window, long record, int field) {
        return i32(window, record + field);
    }

    private void stopAtAbsurdLength(long at, int captured) {
        stop(
                "pcap.record-length",
                at,
                number + 1,
                "The record says it holds " + Integer.toUnsignedString(captured) + " bytes, more than the "
                        + longest + " that a packet may have",
                number == 0
                        ? "the file is damaged or not really a pcap file"
                        : "the file is damaged here, or something else was written into it");
    }

    @Override
    @Nullable CaptureProblem tail(Bytes window) {
        long there = window.length() - position;
        if (isStopped() || there <= 0) {
            return null;
        }
        if (there < recordHeader) {
            return cut(
                    "pcap.record-cut",
                    position,
                    number + 1,
                    "The file ends in the middle of the record header: " + there + " of " + recordHeader
                            + " bytes are there");
        }
        int captured = lengthAt(window, position, swapsLengths ? 12 : 8);
        return cut(
                "pcap.record-cut",
                position,
                number + 1,
                "The file ends in the middle of the packet: " + (there - recordHeader) + " of " + captured
                        + " bytes are there");
    }

    /// The modified kind had records of 24 bytes, and for some weeks in 1999 of 28; some programs write its magic and
    /// records of 16. The first records tell.
    private int modifiedRecordHeader(Bytes window) {
        int[] candidates = {PcapHeader.MODIFIED_RECORD, PcapHeader.RECORD, 28};
        for (int candidate : candidates) {
            if (fits(window, candidate)) {
                return candidate;
            }
        }
        return PcapHeader.MODIFIED_RECORD;
    }

    private boolean fits(Bytes window, int candidate) {
        long at = HEADER;
        for (int i = 0; i < 8 && at + candidate <= window.length(); i++) {
            int captured = i32(window, at + 8);
            int wire = i32(window, at + 12);
            long fraction = i32(window, at + 4) & 0xffff_ffffL;
            if (captured < 0 || captured > longest || wire < captured || fraction >= 1_000_000_000L / nanosPerFraction) {
                return false;
            }
            at += candidate + (long) captured;
        }
        return true;
    }
}
