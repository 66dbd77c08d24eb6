package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reader of Solaris snoop files, version 2 (RFC 1761); everything is big-endian.
///
/// ```
/// file:   | "snoop" 00 00 00 | version 4 | data link 4 |
/// record: | wire 4 | captured 4 | record length 4 | drops 4 | seconds 4 | microseconds 4 | bytes, padded |
/// ```
final class SnoopReader extends RecordReader {
    static final int HEADER = 16;
    private static final int RECORD = 24;

    private final int linkType;
    private final int version;

    private SnoopReader(Findings findings, int version, int linkType) {
        super(findings);
        this.version = version;
        this.linkType = linkType;
        this.position = HEADER;
    }

    static boolean isMagic(Bytes window) {
        return window.length() >= 8 && window.i64(0) == 0x736e6f6f_70000000L;
    }

    static SnoopReader open(Bytes window, Findings findings) {
        int dataLink = window.i32(12);
        int linkType =
                switch (dataLink) {
                    case 0, 4 -> LinkType.ETHERNET;
                    case 2 -> LinkType.TOKEN_RING;
                    case 8 -> LinkType.FDDI;
                    default -> LinkType.UNKNOWN;
                };
        if (linkType == LinkType.UNKNOWN) {
            findings.note(
                    "snoop.data-link", 12, 0, "Snoop data link type " + dataLink + " is not known",
                    "packets are listed but not decoded");
        }
        findings.add(new Vantage(0, 0, 0, linkType, "", "", "", "", "", List.of(), 0, -1, "1 µs", 0, 0));
        return new SnoopReader(findings, window.i32(8), linkType);
    }

    @Override
    CaptureFormat format() {
        return new CaptureFormat(
                CaptureFormat.Kind.SNOOP,
                "",
                Integer.toUnsignedString(version),
                ByteOrder.BIG_ENDIAN,
                "1 µs",
                CaptureFormat.Compression.NONE);
    }

    @Override
    int read(Bytes window, PacketSink sink, int atMost) {
        int done = 0;
        while (done < atMost && number < Integer.MAX_VALUE && position + RECORD <= window.length()) {
            long at = position;
            int captured = window.i32(at + 4);
            long record = window.u32(at + 8);
            if (captured < 0 || captured > USUAL_PACKET_BYTES || record < RECORD + (long) captured) {
                stop(
                        "snoop.record-length",
                        at,
                        number + 1,
                        "The record is " + record + " bytes long and says it holds a packet of "
                                + Integer.toUnsignedString(captured),
                        "the file is damaged here");
                break;
            }
            if (at + record > window.length()) {
                break;
            }
            position = at + record;
            number++;
            done++;
            long time = window.u32(at + 16) * 1_000_000_000L + window.u32(at + 20) * 1000L;
            sink.packet(number, 0, linkType, time, at + RECORD, captured, clamp(window.i32(at)));
        }
        return done;
    }

    @Override
    @Nullable CaptureProblem tail(Bytes window) {
        long there = window.length() - position;
        return isStopped() || there <= 0
                ? null
                : cut(
                        "snoop.record-cut",
                        position,
                        number + 1,
                        "The file ends in the middle of a record: only " + there + " bytes of it are there");
    }
}
