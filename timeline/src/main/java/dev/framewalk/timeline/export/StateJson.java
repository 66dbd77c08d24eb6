package dev.framewalk.timeline.export;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.state.StateLeaf;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The state of a conversation at a step as JSON, one object a line; `docs/command-line.md` explains the names.
public final class StateJson {
    /// Goes up when a name changes its meaning or goes away; new names may come without.
    public static final int SCHEMA_VERSION = 1;

    private final Timeline timeline;

    public StateJson(Timeline timeline) {
        this.timeline = timeline;
    }

    /// The first line: what the others are, the step, and whose state it is.
    ///
    /// @param conversation null if the step belongs to none
    public String header(String file, int step, @Nullable Conversation conversation) {
        return JsonLine.of(json -> {
            json.writeStringProperty("schema", "framewalk.state");
            json.writeNumberProperty("version", SCHEMA_VERSION);
            json.writeStringProperty("file", file);
            json.writeNumberProperty("step", step);
            if (step > 0) {
                step(json, Teller.of(timeline).event(step - 1));
            }
            if (conversation != null) {
                json.writeNumberProperty("conversation", conversation.id());
                json.writeStringProperty("transport", conversation.transport());
                json.writeStringProperty("protocol", conversation.protocol());
                json.writeStringProperty("client", conversation.client().toString());
                json.writeStringProperty("server", conversation.server().toString());
            }
        });
    }

    private void step(JsonGenerator json, Event event) {
        json.writeStringProperty("event", event.id());
        json.writeNumberProperty("packet", event.packet());
        if (event.timeNanos() != PacketSink.NO_TIME && timeline.firstTimeNanos() != PacketSink.NO_TIME) {
            json.writeNumberProperty("time", JsonLine.seconds(event.timeNanos() - timeline.firstTimeNanos()));
        }
        json.writeStringProperty("sentence", event.sentence());
    }

    /// One value as one line.
    ///
    /// @param change what the step changed about it; null if nothing
    public String line(StateLeaf leaf, StateAt.@Nullable Change change) {
        return JsonLine.of(json -> {
            name(json, leaf);
            json.writeStringProperty("value", leaf.value());
            if (leaf.setByPacket() > 0) {
                json.writeNumberProperty("setByPacket", leaf.setByPacket());
            }
            JsonLine.certainty(json, leaf.certainty());
            json.writeBooleanProperty("changed", change != null);
            StateLeaf before = change == null ? null : change.before();
            if (before != null) {
                json.writeStringProperty("before", before.value());
            }
        });
    }

    /// A value that the step took away, as one line.
    public String gone(StateLeaf before) {
        return JsonLine.of(json -> {
            name(json, before);
            json.writeBooleanProperty("changed", true);
            json.writeBooleanProperty("gone", true);
            json.writeStringProperty("before", before.value());
        });
    }

    private static void name(JsonGenerator json, StateLeaf leaf) {
        json.writeStringProperty("id", leaf.id());
        json.writeStringProperty("group", leaf.group());
        json.writeStringProperty("label", leaf.label());
    }
}
