package dev.framewalk.timeline.export;

import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneBytes;
import dev.framewalk.timeline.lanes.Phase;
import dev.framewalk.timeline.lanes.Seen;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Lanes as JSON, one object a line; `docs/command-line.md` explains the names.
public final class LaneJson {
    /// Goes up when a name changes its meaning or goes away; new names may come without.
    public static final int SCHEMA_VERSION = 1;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final long originNanos;

    /// @param originNanos moment that times count from
    public LaneJson(long originNanos) {
        this.originNanos = originNanos;
    }

    /// The first line: what the others are.
    public String header(String file) {
        return object(json -> {
            json.writeStringProperty("schema", "framewalk.streams");
            json.writeNumberProperty("version", SCHEMA_VERSION);
            json.writeStringProperty("file", file);
        });
    }

    /// One lane as one line.
    public String line(Lane lane) {
        return object(json -> {
            json.writeNumberProperty("conversation", lane.conversation());
            json.writeNumberProperty(lane.isMultiplexed() ? "stream" : "exchange", lane.number());
            text(json, "method", lane.method());
            text(json, "target", lane.target());
            if (!lane.status().isEmpty()) {
                json.writeNumberProperty("status", Integer.parseInt(lane.status()));
            }
            moment(json, "asking", lane.asking());
            moment(json, "asked", lane.asked());
            moment(json, "answering", lane.answering());
            moment(json, "answered", lane.answered());
            json.writeStringProperty("ending", lane.ending().name().toLowerCase(Locale.ROOT));
            LaneBytes bytes = lane.bytes();
            json.writeNumberProperty("requestBody", bytes.requestBody());
            json.writeNumberProperty("answerBody", bytes.answerBody());
            json.writeNumberProperty("requestHeaders", bytes.requestHeaders());
            json.writeNumberProperty("requestHeadersPlain", bytes.requestPlain());
            json.writeNumberProperty("answerHeaders", bytes.answerHeaders());
            json.writeNumberProperty("answerHeadersPlain", bytes.answerPlain());
            json.writeArrayPropertyStart("phases");
            for (Phase phase : lane.phases()) {
                phase(json, phase);
            }
            json.writeEndArray();
        });
    }

    private void phase(JsonGenerator json, Phase phase) {
        json.writeStartObject();
        json.writeStringProperty("phase", phase.kind().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("from", seconds(phase.fromNanos()));
        json.writeNumberProperty("to", seconds(phase.toNanos()));
        json.writeNumberProperty("milliseconds", BigDecimal.valueOf(phase.nanos(), 6));
        if (phase.culpritPacket() > 0) {
            json.writeNumberProperty("culpritPacket", phase.culpritPacket());
        }
        if (phase.culpritLane() > 0) {
            json.writeNumberProperty("culpritNumber", phase.culpritLane());
        }
        text(json, "why", phase.why());
        JsonLine.certainty(json, phase.certainty());
        json.writeEndObject();
    }

    private void moment(JsonGenerator json, String name, Seen seen) {
        if (seen.was()) {
            json.writeNumberProperty(name, seconds(seen.nanos()));
            json.writeNumberProperty(name + "Step", seen.event() + 1);
        }
    }

    private static void text(JsonGenerator json, String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    private BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos - originNanos, 9);
    }

    private static String object(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }
}
