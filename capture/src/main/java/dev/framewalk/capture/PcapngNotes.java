package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What pcapng blocks tell beside packets, turned into [Findings].
final class PcapngNotes {
    private final PcapngReader reader;
    private final Findings findings;

    PcapngNotes(PcapngReader reader, Findings findings) {
        this.reader = reader;
        this.findings = findings;
    }

    void sectionHeader(Bytes window, long at, long end) {
        PcapngOptions options = options(window, at + 24, end);
        while (options.next()) {
            if (options.code() == Pcapng.COMMENT) {
                findings.addSectionComment(options.text());
            }
        }
        noteDamage(options, at, Pcapng.SECTION_HEADER);
    }

    void interfaceDescription(Bytes window, long at, long end) {
        if (end - at < 20) {
            reader.stopAtShortBlock(Pcapng.INTERFACE_DESCRIPTION, at);
            return;
        }
        if (!findings.hasRoomForVantage()) {
            reader.stop(
                    "pcapng.too-many-interfaces",
                    at,
                    reader.number + 1,
                    "The file describes more than " + findings.vantageCount() + " interfaces",
                    "that is a bound of this program against files made to exhaust it");
            return;
        }
        int linkType = reader.u16(window, at + 8);
        int snapLength = reader.i32(window, at + 12);
        String name = "";
        String description = "";
        String filter = "";
        String hardware = "";
        String operatingSystem = "";
        List<String> comments = new ArrayList<>();
        int frameCheck = -1;
        int resolution = 6;
        long offset = 0;
        long speed = 0;
        PcapngOptions options = options(window, at + 16, end);
        while (options.next()) {
            switch (options.code()) {
                case Pcapng.COMMENT -> comments.add(options.text());
                case Pcapng.INTERFACE_NAME -> name = options.text();
                case Pcapng.INTERFACE_DESCRIPTION_TEXT -> description = options.text();
                case Pcapng.INTERFACE_FILTER -> filter = filterText(window, options);
                case Pcapng.INTERFACE_HARDWARE -> hardware = options.text();
                case Pcapng.INTERFACE_OS -> operatingSystem = options.text();
                case Pcapng.INTERFACE_SPEED -> speed = options.holds(8) ? options.i64() : 0;
                case Pcapng.INTERFACE_TIME_RESOLUTION -> resolution = options.holds(1) ? options.u8() : 6;
                case Pcapng.INTERFACE_FRAME_CHECK -> frameCheck = options.holds(1) ? options.u8() : -1;
                case Pcapng.INTERFACE_TIME_OFFSET -> offset = options.holds(8) ? options.i64() : 0;
                default -> {}
            }
        }
        noteDamage(options, at, Pcapng.INTERFACE_DESCRIPTION);
        TimeScale scale = new TimeScale(resolution, offset);
        int index = reader.interfacesInSection();
        int id = reader.addInterface(linkType, snapLength, scale);
        findings.add(new Vantage(
                id,
                Math.max(0, reader.section()),
                index,
                linkType,
                name,
                description,
                filter,
                hardware,
                operatingSystem,
                comments,
                snapLength,
                frameCheck,
                scale.resolutionText(),
                offset,
                speed));
    }

    /// A filter is a kind byte and then its text, or the BPF program, which we do not put into words.
    private static String filterText(Bytes window, PcapngOptions options) {
        if (options.length() < 1) {
            return "";
        }
        return options.u8() == 0
                ? window.text(options.at() + 1, options.length() - 1, StandardCharsets.UTF_8)
                : "(compiled filter, " + (options.length() - 1) + " bytes)";
    }

    void statistics(Bytes window, long at, long end) {
        if (end - at < 24) {
            reader.stopAtShortBlock(Pcapng.INTERFACE_STATISTICS, at);
            return;
        }
        int vantage = reader.vantageOf(reader.i32(window, at + 8));
        if (vantage < 0) {
            findings.note(
                    "pcapng.statistics-interface",
                    at + 8,
                    reader.number + 1,
                    "Statistics are given for an interface that is not described",
                    "they are left out");
            return;
        }
        TimeScale scale = reader.scale(vantage);
        long start = PacketSink.NO_TIME;
        long stop = PacketSink.NO_TIME;
        long[] counters = {-1, -1, -1, -1, -1};
        PcapngOptions options = options(window, at + 20, end);
        long time = scale.nanos(options.ticksAt(at + 12));
        while (options.next()) {
            if (!options.holds(8)) {
                continue;
            }
            switch (options.code()) {
                case Pcapng.STATISTICS_START -> start = scale.nanos(options.ticks());
                case Pcapng.STATISTICS_END -> stop = scale.nanos(options.ticks());
                case Pcapng.STATISTICS_RECEIVED,
                        Pcapng.STATISTICS_DROPPED,
                        Pcapng.STATISTICS_ACCEPTED,
                        Pcapng.STATISTICS_SYSTEM_DROPPED,
                        Pcapng.STATISTICS_DELIVERED -> counters[options.code() - Pcapng.STATISTICS_RECEIVED] =
                        options.i64();
                default -> {}
            }
        }
        noteDamage(options, at, Pcapng.INTERFACE_STATISTICS);
        findings.add(new VantageStatistics(
                vantage, time, start, stop, counters[0], counters[1], counters[2], counters[3], counters[4]));
    }

    void names(Bytes window, long at, long end) {
        long record = at + Pcapng.BODY;
        long last = end - 4;
        while (record + 4 <= last) {
            int type = reader.u16(window, record);
            int length = reader.u16(window, record + 2);
            if (type == 0) {
                return;
            }
            long value = record + 4;
            if (value + length > last) {
                findings.note(
                        "pcapng.name-record",
                        record,
                        reader.number + 1,
                        "A name record says it is " + length + " bytes long, but only " + (last - value) + " follow",
                        "this name and the rest of its block are left out");
                return;
            }
            NameRecord.Kind kind =
                    switch (type) {
                        case 1 -> NameRecord.Kind.IPV4;
                        case 2 -> NameRecord.Kind.IPV6;
                        case 3 -> NameRecord.Kind.EUI48;
                        case 4 -> NameRecord.Kind.EUI64;
                        default -> null;
                    };
            if (kind != null && length > kind.addressLength()) {
                List<String> names = zeroEnded(window, value + kind.addressLength(), value + length);
                if (!names.isEmpty()) {
                    findings.add(new NameRecord(
                            Math.max(0, reader.section()), kind, window.slice(value, kind.addressLength()), names));
                }
            }
            record = value + Pcapng.padded(length);
        }
    }

    private static List<String> zeroEnded(Bytes window, long from, long to) {
        List<String> names = new ArrayList<>();
        long at = from;
        while (at < to) {
            long zero = window.indexOf((byte) 0, at, to);
            long stop = zero < 0 ? to : zero;
            if (stop > at) {
                names.add(window.text(at, (int) (stop - at), StandardCharsets.UTF_8));
            }
            at = stop + 1;
        }
        return names;
    }

    void secrets(Bytes window, long at, long end) {
        if (end - at < 20) {
            reader.stopAtShortBlock(Pcapng.SECRETS, at);
            return;
        }
        long length = reader.i32(window, at + 12) & 0xffff_ffffL;
        long room = end - at - 20;
        if (length > room) {
            findings.note(
                    "pcapng.secrets-length",
                    at + 12,
                    reader.number + 1,
                    "A secrets block says it holds " + length + " bytes, but only " + room + " are there",
                    "those are used");
        }
        findings.add(new Secrets(
                reader.i32(window, at + 8), window.slice(at + 16, Math.min(length, room)), reader.number + 1));
    }

    /// The time of a journal entry: its field `__REALTIME_TIMESTAMP`, in microseconds.
    static long journalTime(Bytes window, long from, long to) {
        String field = "__REALTIME_TIMESTAMP=";
        // it is among the first fields; do not search megabytes for it
        int length = (int) Math.min(to - from, 4096);
        String head = window.text(from, length, StandardCharsets.ISO_8859_1);
        int at = head.startsWith(field) ? 0 : head.indexOf("\n" + field) + 1;
        if (!head.startsWith(field, at)) {
            return PacketSink.NO_TIME;
        }
        long micros = 0;
        for (int i = at + field.length(); i < length && Character.isDigit(head.charAt(i)); i++) {
            if (micros > Long.MAX_VALUE / 10_000) {
                return PacketSink.NO_TIME;
            }
            micros = micros * 10 + (head.charAt(i) - '0');
        }
        return TimeScale.MICROSECONDS.nanos(micros);
    }

    private PcapngOptions options(Bytes window, long from, long end) {
        return new PcapngOptions(window, reader.isBigEndian(), from, end - 4);
    }

    private void noteDamage(PcapngOptions options, long at, int blockType) {
        if (options.isDamaged()) {
            findings.note(
                    "pcapng.options",
                    at,
                    reader.number + 1,
                    "The options of the " + Pcapng.nameOf(blockType) + " do not fit into it",
                    "those before the damage are used");
        }
    }
}
