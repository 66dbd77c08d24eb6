package dev.framewalk.timeline.export;

import dev.framewalk.decoders.field.Certainty;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// One line of JSON: an object, with what all our lines have in common.
final class JsonLine {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // 0.000000000 and not 0E-9
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonLine() {}

    static String of(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /// Exact: a double cannot hold the nanoseconds of our days.
    static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9);
    }

    static BigDecimal milliseconds(long nanos) {
        return BigDecimal.valueOf(nanos, 6);
    }

    static void certainty(JsonGenerator json, Certainty certainty) {
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
}
