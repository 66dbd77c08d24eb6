package dev.framewalk.timeline.export;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.order.Standpoint;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.telling.Teller;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Hole;
import dev.framewalk.timeline.waiting.RoundTrip;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitTotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Waiting as JSON, one object a line; `docs/waiting.md` explains the names.
public final class WaitJson {
    /// Goes up when a name changes its meaning or goes away; new names may come without.
    public static final int SCHEMA_VERSION = 1;

    private final Timeline timeline;

    public WaitJson(Timeline timeline) {
        this.timeline = timeline;
    }

    /// The first line: what the others are.
    public String header(String file) {
        return JsonLine.of(json -> {
            json.writeStringProperty("schema", "framewalk.hol");
            json.writeNumberProperty("version", SCHEMA_VERSION);
            json.writeStringProperty("file", file);
        });
    }

    public String conversation(Conversation conversation, ConversationWaits waits) {
        return JsonLine.of(json -> {
            json.writeStringProperty("kind", "conversation");
            json.writeNumberProperty("conversation", conversation.id());
            json.writeStringProperty("client", conversation.client().toString());
            json.writeStringProperty("server", conversation.server().toString());
            json.writeStringProperty("protocol", conversation.protocol());
            if (waits.roundTrips().roundTripNanos() >= 0) {
                json.writeNumberProperty(
                        "round_trip_ms", JsonLine.milliseconds(waits.roundTrips().roundTripNanos()));
            }
            for (Side sender : Side.values()) {
                Standpoint standpoint = waits.standpoint(sender);
                json.writeObjectPropertyStart(sender == Side.CLIENT ? "captured_from_client" : "captured_from_server");
                json.writeStringProperty("place", standpoint.vicinity().name().toLowerCase(Locale.ROOT));
                json.writeStringProperty("basis", standpoint.reason());
                json.writeNumberProperty("most_held_bytes", waits.blocked(sender).most());
                json.writeEndObject();
            }
        });
    }

    public String hole(Hole hole) {
        return JsonLine.of(json -> {
            json.writeStringProperty("kind", "hole");
            json.writeNumberProperty("conversation", hole.conversation());
            unit(json, "missing", hole.missing());
            json.writeNumberProperty("first_waiting_packet", hole.firstWaiting());
            culprit(json, hole.culpritPacket());
            json.writeNumberProperty("from", time(hole.sinceNanos()));
            if (hole.nanos() >= 0) {
                json.writeNumberProperty("to", time(hole.filledNanos()));
                json.writeNumberProperty("ms", JsonLine.milliseconds(hole.nanos()));
            }
            json.writeNumberProperty("waiting_bytes", hole.waitingBytes());
            json.writeArrayPropertyStart("missing_streams");
            hole.streams().forEach(json::writeNumber);
            json.writeEndArray();
            json.writeArrayPropertyStart("missing_steps");
            hole.owners().forEach(event -> json.writeNumber(event + 1));
            json.writeEndArray();
            JsonLine.certainty(json, hole.certainty());
        });
    }

    public String wait(Wait wait) {
        return JsonLine.of(json -> {
            json.writeStringProperty("kind", "wait");
            json.writeStringProperty("cause", wait.cause().id());
            json.writeNumberProperty("conversation", wait.conversation());
            json.writeNumberProperty("channel", wait.channel());
            if (wait.streamNumber() != Wait.NO_STREAM) {
                json.writeNumberProperty("stream", wait.streamNumber());
            }
            if (wait.event() >= 0) {
                json.writeNumberProperty("step", wait.event() + 1);
                json.writeStringProperty("event", Teller.of(timeline).event(wait.event()).id());
            }
            unit(json, "unit", wait.unit());
            json.writeNumberProperty("from", time(wait.arrivedNanos()));
            if (wait.isEndKnown()) {
                json.writeNumberProperty("to", time(wait.deliverableNanos()));
                json.writeNumberProperty("ms", JsonLine.milliseconds(wait.blockedNanos()));
            }
            culprit(json, wait.culpritPacket());
            unit(json, "missing", wait.missing());
            if (wait.culpritStream() != Wait.NO_STREAM) {
                json.writeNumberProperty("culprit_stream", wait.culpritStream());
            }
            JsonLine.certainty(json, wait.certainty());
        });
    }

    /// What one stream, or a whole conversation, waited in all.
    ///
    /// @param who what waited, in a few words
    public String total(int conversation, String who, WaitTotal total) {
        return JsonLine.of(json -> {
            json.writeStringProperty("kind", "total");
            json.writeNumberProperty("conversation", conversation);
            if (total.streamNumber() != Wait.NO_STREAM) {
                json.writeNumberProperty("stream", total.streamNumber());
            }
            json.writeStringProperty("who", who);
            json.writeStringProperty("cause", total.cause().id());
            json.writeNumberProperty("waits", total.waits());
            json.writeNumberProperty("unknown", total.unknown());
            json.writeNumberProperty("ms", JsonLine.milliseconds(total.nanos()));
            json.writeNumberProperty("longest_ms", JsonLine.milliseconds(total.longestNanos()));
        });
    }

    public String roundTrip(int conversation, RoundTrip trip) {
        return JsonLine.of(json -> {
            json.writeStringProperty("kind", "round-trip");
            json.writeNumberProperty("conversation", conversation);
            json.writeStringProperty("purpose", trip.purpose().id());
            json.writeNumberProperty("from", time(trip.fromNanos()));
            json.writeNumberProperty("to", time(trip.toNanos()));
            json.writeNumberProperty("ms", JsonLine.milliseconds(trip.nanos()));
            if (trip.trips() > 0) {
                json.writeNumberProperty(
                        "round_trips", BigDecimal.valueOf(trip.trips()).setScale(2, RoundingMode.HALF_UP));
            }
            json.writeNumberProperty("from_packet", trip.fromPacket());
            json.writeNumberProperty("to_packet", trip.toPacket());
            JsonLine.certainty(json, trip.certainty());
        });
    }

    private BigDecimal time(long nanos) {
        return JsonLine.seconds(nanos - timeline.firstTimeNanos());
    }

    private static void culprit(JsonGenerator json, int packet) {
        if (packet > 0) {
            json.writeNumberProperty("culprit_packet", packet);
        }
    }

    private static void unit(JsonGenerator json, String name, @Nullable Unit unit) {
        if (unit != null) {
            json.writeObjectPropertyStart(name);
            json.writeStringProperty("side", unit.side().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("from", unit.from());
            json.writeNumberProperty("to", unit.to());
            json.writeEndObject();
        }
    }
}
