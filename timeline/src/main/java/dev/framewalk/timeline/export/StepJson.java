package dev.framewalk.timeline.export;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.Event;
import dev.framewalk.timeline.Timeline;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Steps as JSON, one object a line; `docs/command-line.md` explains the names.
public final class StepJson {
    /// Goes up when a name changes its meaning or goes away; new names may come without.
    public static final int SCHEMA_VERSION = 1;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // 0.000000000 and not 0E-9
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Timeline timeline;

    public StepJson(Timeline timeline) {
        this.timeline = timeline;
    }

    /// The first line: what the others are.
    public String header(String file) {
        return object(json -> {
            json.writeStringProperty("schema", "framewalk.steps");
            json.writeNumberProperty("version", SCHEMA_VERSION);
            json.writeStringProperty("file", file);
        });
    }

    /// One step as one line.
    public String line(Event event) {
        return object(json -> {
            json.writeNumberProperty("step", event.index() + 1);
            json.writeStringProperty("event", event.id());
            json.writeNumberProperty("packet", event.packet());
            if (event.timeNanos() != PacketSink.NO_TIME) {
                if (timeline.firstTimeNanos() != PacketSink.NO_TIME) {
                    json.writeNumberProperty("time", seconds(event.timeNanos() - timeline.firstTimeNanos()));
                }
                json.writeNumberProperty("epoch", seconds(event.timeNanos()));
            }
            if (event.conversation() >= 0) {
                json.writeNumberProperty("conversation", event.conversation());
            }
            if (event.side() != null) {
                json.writeStringProperty("side", event.side().name().toLowerCase(Locale.ROOT));
            }
            json.writeStringProperty("depth", event.depth().name().toLowerCase(Locale.ROOT));
            certainty(json, event.certainty());
            json.writeStringProperty("sentence", event.sentence());
        });
    }

    /// Exact: a double cannot hold the nanoseconds of our days.
    private static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9);
    }

    private static void certainty(JsonGenerator json, Certainty certainty) {
        switch (certainty) {
            case Certainty.Observed observed -> json.writeStringProperty("certainty", "observed");
            case Certainty.Derived derived -> json.writeStringProperty("certainty", "derived");
            case Certainty.Inferred inferred -> {
                json.writeStringProperty("certainty", "inferred");
                json.writeStringProperty("basis", inferred.rule());
            }
            case Certainty.Unknown unknown -> {
                json.writeStringProperty("certainty", "unknown");
                json.writeStringProperty("basis", unknown.reason());
            }
        }
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
