package dev.framewalk.timeline.export;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.comparison.Comparison;
import dev.framewalk.timeline.diagram.compare.CompareWords;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// A comparison as JSON, one object a line; `docs/command-line.md` explains the names.
public final class CompareJson {
    /// Goes up when a name changes its meaning or goes away; new names may come without.
    public static final int SCHEMA_VERSION = 1;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final CompareWords words;

    public CompareJson(CompareWords words) {
        this.words = words;
    }

    /// The first line: what the others are.
    public String header(String a, String b) {
        return object(json -> {
            json.writeStringProperty("schema", "framewalk.comparison");
            json.writeNumberProperty("version", SCHEMA_VERSION);
            json.writeStringProperty("a", a);
            json.writeStringProperty("b", b);
        });
    }

    /// One line of the comparison as one line.
    public String line(Comparison.Line line) {
        return object(json -> {
            json.writeStringProperty("id", line.id());
            json.writeStringProperty("measure", switch (line.measure()) {
                case NANOS -> "seconds";
                case COUNT, BYTES, ROUND_TRIPS -> line.measure().name().toLowerCase(Locale.ROOT).replace('_', '-');
            });
            value(json, "a", line, line.a());
            value(json, "b", line, line.b());
            JsonLine.certainty(json, line.isInferred() ? new Certainty.Inferred(words.basis(line)) : Certainty.OBSERVED);
            json.writeStringProperty("difference", words.difference(line));
        });
    }

    private static void value(JsonGenerator json, String name, Comparison.Line line, long value) {
        if (value < 0) {
            return;
        }
        switch (line.measure()) {
            case NANOS -> json.writeNumberProperty(name, BigDecimal.valueOf(value, 9));
            case ROUND_TRIPS -> json.writeNumberProperty(name, BigDecimal.valueOf(value, 3));
            case COUNT, BYTES -> json.writeNumberProperty(name, value);
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
