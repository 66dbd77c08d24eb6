package dev.framewalk.timeline.export;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.address.Addresses;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.link.Link;
import dev.framewalk.timeline.link.Links;
import dev.framewalk.timeline.telling.Event;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Steps as JSON, one object a line; `docs/command-line.md` explains the names.
public final class StepJson {
    /// Goes up when a name changes its meaning or goes away; new names may come without.
    public static final int SCHEMA_VERSION = 1;

    private final Timeline timeline;
    private final Depth depth;
    private final boolean withAddresses;

    /// @param depth         at which steps are told: where packets are steps, all links of a packet belong to its step
    /// @param withAddresses whether to say the address of each step, too
    public StepJson(Timeline timeline, Depth depth, boolean withAddresses) {
        this.timeline = timeline;
        this.depth = depth;
        this.withAddresses = withAddresses;
    }

    /// The first line: what the others are.
    public String header(String file) {
        return JsonLine.of(json -> {
            json.writeStringProperty("schema", "framewalk.steps");
            json.writeNumberProperty("version", SCHEMA_VERSION);
            json.writeStringProperty("file", file);
        });
    }

    /// One step as one line.
    public String line(Event event) {
        return JsonLine.of(json -> {
            json.writeNumberProperty("step", event.index() + 1);
            json.writeStringProperty("event", event.id());
            json.writeNumberProperty("packet", event.packet());
            if (event.timeNanos() != PacketSink.NO_TIME) {
                if (timeline.firstTimeNanos() != PacketSink.NO_TIME) {
                    json.writeNumberProperty("time", JsonLine.seconds(event.timeNanos() - timeline.firstTimeNanos()));
                }
                json.writeNumberProperty("epoch", JsonLine.seconds(event.timeNanos()));
            }
            if (event.conversation() >= 0) {
                json.writeNumberProperty("conversation", event.conversation());
            }
            if (event.side() != null) {
                json.writeStringProperty("side", event.side().name().toLowerCase(Locale.ROOT));
            }
            json.writeStringProperty("depth", event.depth().name().toLowerCase(Locale.ROOT));
            JsonLine.certainty(json, event.certainty());
            json.writeStringProperty("sentence", event.sentence());
            if (withAddresses
                    && Addresses.of(timeline, new Place.OfEvent(event.index()))
                            instanceof Addresses.Named.Ok(Address address)) {
                json.writeStringProperty("address", address.text());
            }
            Links links = Links.of(timeline);
            List<Link> causes = links.causesOf(event.index(), depth);
            List<Link> effects = links.effectsOf(event.index(), depth);
            if (!causes.isEmpty() || !effects.isEmpty()) {
                json.writeArrayPropertyStart("links");
                for (Link link : causes) {
                    link(json, link, link.cause(), "cause");
                }
                for (Link link : effects) {
                    link(json, link, link.effect(), "effect");
                }
                json.writeEndArray();
            }
        });
    }

    /// @param role what the other end is to this step
    private void link(JsonGenerator json, Link link, int other, String role) {
        json.writeStartObject();
        json.writeStringProperty("kind", link.kind().id());
        json.writeStringProperty("role", role);
        json.writeNumberProperty("step", other + 1);
        json.writeNumberProperty("packet", timeline.packetOf(other));
        json.writeStringProperty("why", link.why());
        JsonLine.certainty(json, link.certainty());
        json.writeEndObject();
    }
}
