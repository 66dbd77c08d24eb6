package dev.framewalk.ui.cli;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.bytes.Trace;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.timeline.recording.PacketTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Writes the fields of one packet as text: a tree, one field with its explanation, and the bytes.
final class FieldPage {
    /// Bytes of a window made of others (a message, an inflated body) after which the rest is only counted.
    private static final int SHOWN_DERIVED_BYTES = 2048;

    private final Timeline timeline;
    private final Explanations explanations;
    private final int packet;
    private final Answers answers;

    FieldPage(Timeline timeline, int packet, Answers answers) {
        this.timeline = timeline;
        this.explanations = TimelineFields.explanations();
        this.packet = packet;
        this.answers = answers;
    }

    /// Every field: what it is called, its value, its id, and what is wrong with it.
    void writeTree(Node tree) throws IOException {
        // the root is the packet, which the heading has told about
        for (Node child : tree.children()) {
            writeBranch(child, 0);
        }
        writeFindings(tree, 0);
    }

    private void writeBranch(Node node, int depth) throws IOException {
        StringBuilder line = new StringBuilder("  ".repeat(depth));
        line.append(titleOf(node));
        if (!node.field().id().isEmpty()) {
            line.append("   [").append(node.field().id()).append(']');
        }
        answers.line(depth == 0 ? Answers.Look.HEADING : Answers.Look.PLAIN, line.toString());
        writeFindings(node, depth + 1);
        for (Node child : node.children()) {
            writeBranch(child, depth + 1);
        }
    }

    private String titleOf(Node node) {
        String label = explanations.label(node.field());
        String value = node.display();
        String title = label.isEmpty() ? value : value.isEmpty() ? label : label + ": " + value;
        return title + basis(node.certainty());
    }

    /// A guess never looks like a fact.
    private static String basis(Certainty certainty) {
        return switch (certainty) {
            case Certainty.Observed observed -> "";
            case Certainty.Derived derived -> " " + CommandTexts.of("certainty.derived");
            case Certainty.Inferred inferred -> " " + CommandTexts.of("certainty.inferred", inferred.rule());
            case Certainty.Unknown unknown -> " " + CommandTexts.of("certainty.unknown", unknown.reason());
        };
    }

    private void writeFindings(Node node, int depth) throws IOException {
        for (Finding finding : node.findings()) {
            Answers.Look look =
                    switch (finding.anomaly().severity()) {
                        case CHAT, NOTE -> Answers.Look.NOTE;
                        case WARN -> Answers.Look.WARNING;
                        case ERROR -> Answers.Look.ERROR;
                    };
            String severity = finding.anomaly().severity().name().toLowerCase(Locale.ROOT);
            answers.line(
                    look,
                    "  ".repeat(depth) + "! " + severity + ": " + finding.sentence() + " ("
                            + finding.anomaly().rfc() + ")");
        }
    }

    /// The packet's bytes, and those of every window that was made of them.
    void writeBytes(Node tree) throws IOException {
        PacketTable packets = timeline.packets();
        answers.line("");
        answers.line(Answers.Look.HEADING, CommandTexts.of("bytes.packet"));
        long length = packets.capturedLength(packet);
        HexDump.write(timeline.capture().bytes(), packets.at(packet), length, length, answers);
        Set<Bytes> derived = new LinkedHashSet<>();
        tree.walk(node -> {
            if (!isCaptured(node.source())) {
                derived.add(node.source());
            }
        });
        for (Bytes window : derived) {
            answers.line("");
            answers.line(Answers.Look.HEADING, describe(window));
            HexDump.write(window, SHOWN_DERIVED_BYTES, answers);
        }
    }

    private static boolean isCaptured(Bytes window) {
        return window.origin().derivation() == Origin.Derivation.CAPTURED;
    }

    private String describe(Bytes window) {
        return CommandTexts.of(
                "bytes.derived",
                window.origin().derivation().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Long.toString(window.length()),
                packetsOf(window, 0, window.length()));
    }

    /// The numbers of the packets that a range was made of: `12`, `12, 14`, `12 and 40 more`.
    private String packetsOf(Bytes window, long from, long length) {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (Trace.Source source : Trace.of(window, from, length)) {
            numbers.add(timeline.packets().packetAt(source.from()));
        }
        List<String> shown = new ArrayList<>();
        for (int number : numbers) {
            if (shown.size() == 8) {
                return CommandTexts.of("packets.more", String.join(", ", shown), Integer.toString(numbers.size() - 8));
            }
            shown.add(Integer.toString(number));
        }
        return String.join(", ", shown);
    }

    /// One field: its value, what it says, why it exists, where it is written, and its bytes.
    void writeField(Node node) throws IOException {
        Field field = node.field();
        answers.line(Answers.Look.HEADING, titleOf(node) + "   [" + field.id() + "]");
        answers.line("  " + explanations.sentence(node));
        String why = explanations.why(field.id());
        if (why != null) {
            answers.line("  " + why);
        }
        String rfc = String.valueOf(field.rfc());
        if (!rfc.isEmpty()) {
            String link = field.rfc().link();
            answers.line("  " + (link.isEmpty() ? rfc : rfc + ": " + link));
        }
        writeFindings(node, 1);
        ByteRange range = node.range();
        if (range.bitLength() > 0) {
            writePlace(node.source(), range);
        }
        answers.line("");
    }

    private void writePlace(Bytes window, ByteRange range) throws IOException {
        long start = isCaptured(window) ? timeline.packets().at(packet) : 0;
        long length = isCaptured(window) ? timeline.packets().capturedLength(packet) : window.length();
        String of = isCaptured(window) ? CommandTexts.of("place.packet", Integer.toString(packet)) : describe(window);
        String place = range.isWholeBytes()
                ? place("place.byte", range.byteFrom() - start, range.byteLength(), of)
                : place("place.bit", range.bitFrom() - start * 8, range.bitLength(), of);
        answers.line("  " + place);
        // whole lines around the field
        long from = Math.max(0, (range.byteFrom() - start) / 16 * 16);
        long to = Math.min(length, (range.byteTo() - start + 15) / 16 * 16);
        HexDump.write(window, start, from, to, range.byteFrom() - start, range.byteTo() - start, answers);
    }

    /// `Byte 12 of …`, `Bytes 12 to 15 of …`.
    private static String place(String key, long from, long length, String of) {
        return length == 1
                ? CommandTexts.of(key, Long.toString(from), of)
                : CommandTexts.of(key + "s", Long.toString(from), Long.toString(from + length - 1), of);
    }
}
