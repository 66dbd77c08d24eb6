package dev.framewalk.timeline.export;

import dev.framewalk.bytes.Origin;
import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.field.FieldType;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.timeline.recording.PacketTable;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/// The fields of one packet as JSON, one object a line; `docs/command-line.md` explains the names.
public final class FieldJson {
    /// Goes up when a name changes its meaning or goes away; new names may come without.
    public static final int SCHEMA_VERSION = 1;

    private final Timeline timeline;
    private final int packet;

    public FieldJson(Timeline timeline, int packet) {
        this.timeline = timeline;
        this.packet = packet;
    }

    /// The first line: what the others are, and the packet.
    public String header(String file) {
        PacketTable packets = timeline.packets();
        return JsonLine.of(json -> {
            json.writeStringProperty("schema", "framewalk.show");
            json.writeNumberProperty("version", SCHEMA_VERSION);
            json.writeStringProperty("file", file);
            json.writeNumberProperty("packet", packet);
            long time = packets.timeNanos(packet);
            if (time != PacketSink.NO_TIME) {
                if (timeline.firstTimeNanos() != PacketSink.NO_TIME) {
                    json.writeNumberProperty("time", JsonLine.seconds(time - timeline.firstTimeNanos()));
                }
                json.writeNumberProperty("epoch", JsonLine.seconds(time));
            }
            json.writeNumberProperty("captured", packets.capturedLength(packet));
            json.writeNumberProperty("wire", packets.wireLength(packet));
            if (packets.conversation(packet) >= 0) {
                json.writeNumberProperty("conversation", packets.conversation(packet));
            }
            json.writeArrayPropertyStart("comments");
            timeline.capture().comments(packet).forEach(json::writeString);
            json.writeEndArray();
        });
    }

    /// One field as one line.
    ///
    /// @param depth how many fields hold it; 0 for a layer
    public String line(Node node, int depth) {
        return JsonLine.of(json -> {
            json.writeNumberProperty("depth", depth);
            json.writeStringProperty("field", node.field().id());
            json.writeStringProperty("label", TimelineFields.explanations().label(node.field()));
            json.writeStringProperty("value", node.display());
            FieldType type = node.field().type();
            if (type == FieldType.NUMBER || type == FieldType.HEX || type == FieldType.FLAG || type == FieldType.TIME) {
                json.writeNumberProperty("number", node.number());
            }
            place(json, node);
            if (!node.field().rfc().toString().isEmpty()) {
                json.writeStringProperty("rfc", node.field().rfc().toString());
            }
            JsonLine.certainty(json, node.certainty());
            if (!node.findings().isEmpty()) {
                json.writeArrayPropertyStart("findings");
                for (Finding finding : node.findings()) {
                    json.writeStartObject();
                    json.writeStringProperty("anomaly", finding.anomaly().id());
                    json.writeStringProperty(
                            "severity", finding.anomaly().severity().name().toLowerCase(Locale.ROOT));
                    json.writeStringProperty("sentence", finding.sentence());
                    json.writeStringProperty("rfc", Objects.toString(finding.anomaly().rfc(), ""));
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        });
    }

    /// Where it lies: bytes of the packet count from the packet's beginning, others from the beginning of what was made of them.
    private void place(JsonGenerator json, Node node) {
        boolean isOfPacket = node.source().origin().derivation() == Origin.Derivation.CAPTURED;
        long first = isOfPacket ? timeline.packets().at(packet) : 0;
        json.writeStringProperty(
                "bytes",
                isOfPacket ? "packet" : node.source().origin().derivation().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("bitFrom", node.range().bitFrom() - first * 8);
        json.writeNumberProperty("bitLength", node.range().bitLength());
    }
}
