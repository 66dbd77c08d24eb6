package dev.framewalk.timeline.summary;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes summaries as JSON, one object a line.
public final class SummaryJson {
    /// Goes up when a name changes its meaning or goes away; new names may come without.
    public static final int SCHEMA_VERSION = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    private SummaryJson() {}

    /// Writes one line: `{"schema","version","file","packets","duration","counts":{…},"lists":{…},"problems":[…]}`.
    public static void write(Summary summary, Writer out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "framewalk.summary");
            json.writeNumberProperty("version", SCHEMA_VERSION);
            json.writeStringProperty("file", summary.file());
            json.writeNumberProperty("packets", summary.packets());
            json.writeNumberProperty("duration", summary.duration());
            json.writeObjectPropertyStart("counts");
            summary.counts().forEach(json::writeNumberProperty);
            json.writeEndObject();
            json.writeObjectPropertyStart("lists");
            summary.lists().forEach((key, entries) -> {
                json.writeArrayPropertyStart(key);
                entries.forEach(json::writeString);
                json.writeEndArray();
            });
            json.writeEndObject();
            json.writeArrayPropertyStart("problems");
            summary.problems().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write(text.append('\n').toString());
    }
}
