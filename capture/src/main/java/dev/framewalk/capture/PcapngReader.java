package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A reader of pcapng files: all sections, in whatever byte order each has.
///
/// ```
/// block:  | type 4 | length 4 | body, padded to 4 | length 4 |
/// packet: | 6 | length | interface 4 | time high 4 | time low 4 | captured 4 | wire 4 | bytes, padded | options | length |
/// ```
///
/// Blocks that carry packets are handled here, those that tell about them in [PcapngNotes]. Blocks of unknown type are
/// passed over: what they mean is nobody's business, and [CaptureEdit] keeps them byte for byte.
final class PcapngReader extends RecordReader {
    private final PcapngNotes notes;
    private boolean bigEndian;
    private int section = -1;
    private int sectionVersion;
    private ByteOrder firstOrder = ByteOrder.LITTLE_ENDIAN;
    private boolean toldOfSignedTimes;
    private boolean toldOfLostTimes;

    /// Per vantage, for the hot path; those of the current section begin at `sectionFirst`.
    private int[] linkTypes = new int[4];

    private int[] snapLengths = new int[4];
    private int[] longestPackets = new int[4];
    private TimeScale[] scales = new TimeScale[4];
    private int vantageCount;
    private int sectionFirst;

    PcapngReader(Bytes window, Findings findings) {
        super(findings);
        this.notes = new PcapngNotes(this, findings);
        if (window.length() >= 12 && window.i32(8) == Pcapng.BYTE_ORDER_MAGIC) {
            firstOrder = ByteOrder.BIG_ENDIAN;
        }
    }

    @Override
    CaptureFormat format() {
        return new CaptureFormat(
                CaptureFormat.Kind.PCAPNG,
                section > 0 ? section + 1 + " sections" : "",
                section < 0 ? "" : (sectionVersion >>> 16) + "." + (sectionVersion & 0xffff),
                firstOrder,
                "",
                CaptureFormat.Compression.NONE);
    }

    @Override
    int read(Bytes window, PacketSink sink, int atMost) {
        long length = window.length();
        int done = 0;
        while (done < atMost && !isStopped()) {
            long at = position;
            if (at + Pcapng.EMPTY_BLOCK > length) {
                break;
            }
            int type = i32(window, at);
            if (type == Pcapng.SECTION_HEADER && !beginsSection(window, at)) {
                break;
            }
            long total = i32(window, at + 4) & 0xffff_ffffL;
            if (total < Pcapng.EMPTY_BLOCK || total > Pcapng.LONGEST_BLOCK) {
                stop(
                        "pcapng.block-length",
                        at,
                        number + 1,
                        "The " + Pcapng.nameOf(type) + " says it is " + total + " bytes long",
                        (total < Pcapng.EMPTY_BLOCK ? "no block is that short" : "no block is that long")
                                + ", so the file is damaged here");
                break;
            }
            // some programs forget to count the padding
            long end = at + Pcapng.padded(total);
            if (end > length) {
                break;
            }
            long trailing = i32(window, end - 4) & 0xffff_ffffL;
            if (trailing != total) {
                stop(
                        "pcapng.block-length-mismatch",
                        at,
                        number + 1,
                        "The " + Pcapng.nameOf(type) + " says at its beginning that it is " + total
                                + " bytes long and at its end that it is " + trailing,
                        "the file is damaged here");
                break;
            }
            if (number == Integer.MAX_VALUE) {
                stop("capture.too-many-packets", at, 0, "More than 2 147 483 647 packets", "packets cannot be numbered");
                break;
            }
            int before = number;
            switch (type) {
                case Pcapng.ENHANCED_PACKET, Pcapng.PACKET -> packet(window, sink, type, at, end);
                case Pcapng.SIMPLE_PACKET -> simplePacket(window, sink, at, end);
                case Pcapng.CUSTOM, Pcapng.CUSTOM_DO_NOT_COPY -> custom(window, sink, at, end);
                case Pcapng.JOURNAL -> journal(window, sink, at, end);
                case Pcapng.INTERFACE_DESCRIPTION -> notes.interfaceDescription(window, at, end);
                case Pcapng.SECTION_HEADER -> section(window, at, end);
                case Pcapng.NAME_RESOLUTION -> notes.names(window, at, end);
                case Pcapng.INTERFACE_STATISTICS -> notes.statistics(window, at, end);
                case Pcapng.SECRETS -> notes.secrets(window, at, end);
                default -> position = end;
            }
            done += number - before;
            if (!isStopped()) {
                position = end;
            }
        }
        return done;
    }

    /// Reads byte order and version; false if there is not enough of it, or nothing that we can read.
    private boolean beginsSection(Bytes window, long at) {
        int magic = window.i32(at + 8);
        if (magic != Pcapng.BYTE_ORDER_MAGIC && Integer.reverseBytes(magic) != Pcapng.BYTE_ORDER_MAGIC) {
            stop(
                    "pcapng.byte-order",
                    at + 8,
                    number + 1,
                    "The section header has 0x%08x where its byte order should be told".formatted(magic),
                    "the file is damaged here");
            return false;
        }
        bigEndian = magic == Pcapng.BYTE_ORDER_MAGIC;
        return true;
    }

    private void section(Bytes window, long at, long end) {
        if (end - at < 28) {
            stopAtShortBlock(Pcapng.SECTION_HEADER, at);
            return;
        }
        int major = u16(window, at + 12);
        int minor = u16(window, at + 14);
        if (major != 1) {
            stop(
                    "pcapng.version",
                    at + 12,
                    number + 1,
                    "Section " + (section + 2) + " of the file is pcapng version " + major + "." + minor,
                    "only version 1 is known, so this section and what follows cannot be read");
            return;
        }
        section++;
        if (section == 0) {
            firstOrder = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            sectionVersion = major << 16 | minor;
        }
        sectionFirst = vantageCount;
        notes.sectionHeader(window, at, end);
    }

    private void packet(Bytes window, PacketSink sink, int type, long at, long end) {
        if (end - at < 32) {
            stopAtShortBlock(type, at);
            return;
        }
        int index = type == Pcapng.ENHANCED_PACKET ? i32(window, at + 8) : u16(window, at + 8);
        int vantage = vantageOf(index);
        if (vantage < 0) {
            stopAtUnknownInterface(type, at, index);
            return;
        }
        int captured = i32(window, at + 20);
        if (captured < 0 || captured > longestPackets[vantage] || captured > end - at - 32) {
            stop(
                    "pcapng.captured-length",
                    at + 20,
                    number + 1,
                    "The packet block says it holds " + Integer.toUnsignedString(captured) + " bytes, but has room for "
                            + Math.min(longestPackets[vantage], end - at - 32),
                    "the file is damaged here");
            return;
        }
        int wire = clamp(i32(window, at + 24));
        long ticks = (long) i32(window, at + 12) << 32 | i32(window, at + 16) & 0xffff_ffffL;
        TimeScale scale = scales[vantage];
        long time = scale.nanos(ticks);
        if (ticks < 0 || time == PacketSink.NO_TIME) {
            noteOddTime(at, ticks, scale, time);
        }
        number++;
        // 28 bytes of header and the padded packet; then options, then 4 bytes of length
        boolean hasOptions = at + 28 + Pcapng.padded(captured) + 8 <= end;
        if (hasOptions || type == Pcapng.PACKET && u16(window, at + 10) != 0) {
            findings.annotate(number, at, bigEndian);
        }
        position = end;
        sink.packet(number, vantage, linkTypes[vantage], time, at + 28, captured, wire);
    }

    private void simplePacket(Bytes window, PacketSink sink, long at, long end) {
        if (end - at < 16) {
            stopAtShortBlock(Pcapng.SIMPLE_PACKET, at);
            return;
        }
        int vantage = vantageOf(0);
        if (vantage < 0) {
            stopAtUnknownInterface(Pcapng.SIMPLE_PACKET, at, 0);
            return;
        }
        int wire = clamp(i32(window, at + 8));
        int snap = snapLengths[vantage];
        int captured = snap > 0 && snap < wire ? snap : wire;
        if (captured > longestPackets[vantage] || captured > end - at - 16) {
            stop(
                    "pcapng.captured-length",
                    at + 8,
                    number + 1,
                    "The simple packet block says its packet is " + Integer.toUnsignedString(i32(window, at + 8))
                            + " bytes long, but has room for " + (end - at - 16),
                    "the file is damaged here");
            return;
        }
        number++;
        position = end;
        sink.packet(number, vantage, linkTypes[vantage], PacketSink.NO_TIME, at + 12, captured, wire);
    }

    /// Not a packet, but Wireshark numbers it as one (see [PacketSink#packet]).
    private void custom(Bytes window, PacketSink sink, long at, long end) {
        int content = (int) ((i32(window, at + 4) & 0xffff_ffffL) - 16);
        if (content < 0) {
            stopAtShortBlock(Pcapng.CUSTOM, at);
            return;
        }
        number++;
        position = end;
        sink.packet(
                number,
                PacketSink.NO_VANTAGE,
                LinkType.CUSTOM_BLOCK,
                PacketSink.NO_TIME,
                at + 12,
                content,
                content);
    }

    private void journal(Bytes window, PacketSink sink, long at, long end) {
        long from = at + Pcapng.BODY;
        long to = end - 4;
        // padded with up to three zero bytes, which no entry ends with
        while (to > from && to > end - 7 && window.u8(to - 1) == 0) {
            to--;
        }
        number++;
        position = end;
        sink.packet(
                number,
                PacketSink.NO_VANTAGE,
                LinkType.JOURNAL_ENTRY,
                PcapngNotes.journalTime(window, from, to),
                from,
                (int) (to - from),
                (int) (to - from));
    }

    /// Takes an interface into the hot path; its vantage id is returned.
    int addInterface(int linkType, int snapLength, TimeScale scale) {
        if (vantageCount == linkTypes.length) {
            int larger = vantageCount * 2;
            linkTypes = Arrays.copyOf(linkTypes, larger);
            snapLengths = Arrays.copyOf(snapLengths, larger);
            longestPackets = Arrays.copyOf(longestPackets, larger);
            scales = Arrays.copyOf(scales, larger);
        }
        linkTypes[vantageCount] = linkType;
        snapLengths[vantageCount] = snapLength;
        longestPackets[vantageCount] = longestPacket(linkType, snapLength);
        scales[vantageCount] = scale;
        return vantageCount++;
    }

    /// The vantage of an interface of the current section, or -1.
    int vantageOf(int index) {
        return index >= 0 && index < vantageCount - sectionFirst ? sectionFirst + index : -1;
    }

    TimeScale scale(int vantage) {
        return scales[vantage];
    }

    int section() {
        return section;
    }

    int interfacesInSection() {
        return vantageCount - sectionFirst;
    }

    boolean isBigEndian() {
        return bigEndian;
    }

    int i32(Bytes window, long at) {
        return bigEndian ? window.i32(at) : window.i32Le(at);
    }

    int u16(Bytes window, long at) {
        return bigEndian ? window.u16(at) : window.u16Le(at);
    }

    private void noteOddTime(long at, long ticks, TimeScale scale, long time) {
        if (time == PacketSink.NO_TIME) {
            if (!toldOfLostTimes) {
                toldOfLostTimes = true;
                findings.note(
                        "pcapng.time-range",
                        at + 12,
                        number + 1,
                        "The packet's time is beyond the years 1677 to 2262",
                        "it, and others like it, are shown without a time");
            }
        } else if (!toldOfSignedTimes && scale.takesAsSigned(ticks)) {
            toldOfSignedTimes = true;
            findings.note(
                    "pcapng.time-signed",
                    at + 12,
                    number + 1,
                    "The packet's time is " + Long.toUnsignedString(ticks) + " units of " + scale.resolutionText()
                            + ", far in the future",
                    "it, and others like it, are read as negative numbers: times before 1970");
        }
    }

    void stopAtShortBlock(int type, long at) {
        stop(
                "pcapng.block-short",
                at,
                number + 1,
                "The " + Pcapng.nameOf(type) + " is too short to hold its own fields",
                "the file is damaged here");
    }

    private void stopAtUnknownInterface(int type, long at, int index) {
        stop(
                "pcapng.interface",
                at + 8,
                number + 1,
                "The " + Pcapng.nameOf(type) + " belongs to interface " + Integer.toUnsignedString(index) + ", but only "
                        + interfacesInSection() + " are described in this section",
                "what the packet begins with and what its time means is unknown, so the file is damaged here");
    }

    @Override
    @Nullable CaptureProblem tail(Bytes window) {
        long there = window.length() - position;
        if (isStopped() || there <= 0) {
            return null;
        }
        if (there < Pcapng.EMPTY_BLOCK) {
            return cut(
                    "pcapng.block-cut",
                    position,
                    number + 1,
                    "The file ends in the middle of a block: only " + there + " bytes of it are there");
        }
        int type = i32(window, position);
        return cut(
                "pcapng.block-cut",
                position,
                number + 1,
                "The file ends in the middle of the " + Pcapng.nameOf(type) + ": " + there + " of "
                        + Integer.toUnsignedString(i32(window, position + 4)) + " bytes are there");
    }
}
