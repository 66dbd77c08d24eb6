package dev.framewalk.decoders.http1;

import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The life of one direction of an HTTP/1 connection: its states, and the table of the steps between them. The decoder walks this
/// table; the user interface draws it.
public enum Http1Life {
    /// The beginning was not seen: the next plausible start line is looked for.
    JOINED_MIDWAY,
    /// Between messages.
    IDLE,
    /// Inside a start line or field lines.
    HEAD,
    /// Inside a body of known length.
    BODY,
    /// Inside a body that ends when the connection ends.
    BODY_UNTIL_CLOSE,
    /// Before or inside the line that says how long the next chunk is.
    CHUNK_SIZE,
    /// Inside the data of a chunk.
    CHUNK_DATA,
    /// In the line end behind the data of a chunk.
    CHUNK_END,
    /// After the last chunk: trailer fields or the final empty line.
    TRAILERS,
    /// A request to change the protocol was sent, and its answer decides how to read on.
    AWAITING_SWITCH,
    /// The bytes belong to another protocol now.
    SWITCHED,
    /// The order of messages was lost (a gap, or bytes that are no HTTP): the next plausible start line is looked for.
    LOST,
    /// No more bytes will come.
    CLOSED;

    /// What makes a direction take a step.
    public enum Trigger {
        START_LINE_BEGAN,
        HEAD_ENDED_MESSAGE,
        HEAD_ENDED_BEFORE_BODY,
        HEAD_ENDED_BEFORE_CHUNKS,
        HEAD_ENDED_BEFORE_ENDLESS_BODY,
        SWITCH_ASKED,
        SWITCH_AGREED,
        SWITCH_REFUSED,
        BODY_ENDED,
        CHUNK_ANNOUNCED,
        LAST_CHUNK_ANNOUNCED,
        CHUNK_DATA_ENDED,
        CHUNK_ENDED,
        TRAILERS_ENDED,
        PLACE_LOST,
        STREAM_ENDED
    }

    /// One allowed step.
    ///
    /// @param from state before
    /// @param on   what happened
    /// @param to   state after
    /// @param rfc  where it is defined
    public record Transition(Http1Life from, Trigger on, Http1Life to, Rfc rfc) {}

    private static final Rfc PARSING = Rfc.of(9112, "2.2");
    private static final Rfc BODY_LENGTH = Rfc.of(9112, "6.3");
    private static final Rfc CHUNKED = Rfc.of(9112, "7.1");
    private static final Rfc UPGRADE = Rfc.of(9110, "7.8");
    private static final Rfc CONNECT = Rfc.of(9110, "9.3.6");
    private static final Rfc PERSISTENCE = Rfc.of(9112, "9.3");
    private static final Rfc INCOMPLETE = Rfc.of(9112, "8");

    /// Every allowed step.
    public static final List<Transition> TABLE = table();

    private static final Map<Http1Life, Map<Trigger, Http1Life>> NEXT = new EnumMap<>(Http1Life.class);

    static {
        for (Transition transition : TABLE) {
            NEXT.computeIfAbsent(transition.from, from -> new EnumMap<>(Trigger.class))
                    .put(transition.on, transition.to);
        }
    }

    private static List<Transition> table() {
        List<Transition> table = new ArrayList<>(List.of(
                new Transition(JOINED_MIDWAY, Trigger.START_LINE_BEGAN, HEAD, PARSING),
                new Transition(LOST, Trigger.START_LINE_BEGAN, HEAD, PARSING),
                new Transition(IDLE, Trigger.START_LINE_BEGAN, HEAD, PARSING),
                new Transition(HEAD, Trigger.HEAD_ENDED_MESSAGE, IDLE, BODY_LENGTH),
                new Transition(HEAD, Trigger.HEAD_ENDED_BEFORE_BODY, BODY, BODY_LENGTH),
                new Transition(HEAD, Trigger.HEAD_ENDED_BEFORE_CHUNKS, CHUNK_SIZE, CHUNKED),
                new Transition(HEAD, Trigger.HEAD_ENDED_BEFORE_ENDLESS_BODY, BODY_UNTIL_CLOSE, BODY_LENGTH),
                new Transition(IDLE, Trigger.HEAD_ENDED_BEFORE_ENDLESS_BODY, BODY_UNTIL_CLOSE, Rfc.of(1945, "6")),
                new Transition(BODY, Trigger.BODY_ENDED, IDLE, PERSISTENCE),
                new Transition(CHUNK_SIZE, Trigger.CHUNK_ANNOUNCED, CHUNK_DATA, CHUNKED),
                new Transition(CHUNK_SIZE, Trigger.LAST_CHUNK_ANNOUNCED, TRAILERS, CHUNKED),
                new Transition(CHUNK_DATA, Trigger.CHUNK_DATA_ENDED, CHUNK_END, CHUNKED),
                new Transition(CHUNK_END, Trigger.CHUNK_ENDED, CHUNK_SIZE, CHUNKED),
                new Transition(TRAILERS, Trigger.TRAILERS_ENDED, IDLE, Rfc.of(9112, "7.1.2")),
                new Transition(IDLE, Trigger.SWITCH_ASKED, AWAITING_SWITCH, UPGRADE),
                new Transition(AWAITING_SWITCH, Trigger.SWITCH_AGREED, SWITCHED, CONNECT),
                new Transition(AWAITING_SWITCH, Trigger.SWITCH_REFUSED, IDLE, UPGRADE)));
        for (Http1Life from : values()) {
            if (from == SWITCHED || from == CLOSED) {
                continue;
            }
            if (from != AWAITING_SWITCH) {
                table.add(new Transition(from, Trigger.SWITCH_AGREED, SWITCHED, UPGRADE));
            }
            table.add(new Transition(from, Trigger.PLACE_LOST, LOST, INCOMPLETE));
            table.add(new Transition(from, Trigger.STREAM_ENDED, CLOSED, INCOMPLETE));
        }
        table.add(new Transition(SWITCHED, Trigger.STREAM_ENDED, CLOSED, UPGRADE));
        return List.copyOf(table);
    }

    /// The state after this happened.
    ///
    /// @throws IllegalStateException if the table has no such step: our own bug, never a property of the traffic
    public Http1Life after(Trigger trigger) {
        Map<Trigger, Http1Life> steps = NEXT.get(this);
        Http1Life next = steps == null ? null : steps.get(trigger);
        if (next == null) {
            throw new IllegalStateException("no step from " + this + " on " + trigger);
        }
        return next;
    }

    /// Whether bytes in this state belong to a message that has begun.
    public boolean isInsideMessage() {
        return switch (this) {
            case HEAD, BODY, BODY_UNTIL_CLOSE, CHUNK_SIZE, CHUNK_DATA, CHUNK_END, TRAILERS -> true;
            case JOINED_MIDWAY, IDLE, AWAITING_SWITCH, SWITCHED, LOST, CLOSED -> false;
        };
    }
}
