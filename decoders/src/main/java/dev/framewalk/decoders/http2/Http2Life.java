package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The life of one direction of an HTTP/2 connection: its states, and the table of the steps between them. The decoder walks this
/// table; the user interface draws it.
public enum Http2Life {
    /// The beginning was not seen: frames are looked for.
    JOINED_MIDWAY,
    /// Before or inside the 24 bytes that a client sends first.
    PREFACE,
    /// Before or inside the header of a frame.
    FRAME_HEADER,
    /// Inside the payload of a frame that is read.
    PAYLOAD,
    /// Inside the payload of a DATA frame.
    DATA,
    /// Inside a payload that is passed over: of an unknown type, or cut by a gap.
    PASSED_OVER,
    /// The place was lost (a gap, or bytes that are no frames): frames are looked for.
    LOST,
    /// No more bytes will come.
    CLOSED;

    /// What makes a direction take a step.
    public enum Trigger {
        PREFACE_COMPLETE,
        PAYLOAD_BEGAN,
        DATA_BEGAN,
        UNREAD_BEGAN,
        FRAME_ENDED,
        FRAMES_FOUND,
        PLACE_LOST,
        STREAM_ENDED
    }

    /// One allowed step.
    ///
    /// @param from state before
    /// @param on   what happened
    /// @param to   state after
    /// @param rfc  where it is defined
    public record Transition(Http2Life from, Trigger on, Http2Life to, Rfc rfc) {}

    private static final Rfc PREFACE_RULE = Rfc.of(9113, "3.4");
    private static final Rfc FRAME_RULE = Rfc.of(9113, "4.1");
    private static final Rfc DATA_RULE = Rfc.of(9113, "6.1");
    private static final Rfc UNKNOWN_RULE = Rfc.of(9113, "5.5");
    private static final Rfc END_RULE = Rfc.of(9113, "9.1");

    /// Every allowed step.
    public static final List<Transition> TABLE = table();

    private static final Map<Http2Life, Map<Trigger, Http2Life>> NEXT = new EnumMap<>(Http2Life.class);

    static {
        for (Transition transition : TABLE) {
            NEXT.computeIfAbsent(transition.from, from -> new EnumMap<>(Trigger.class))
                    .put(transition.on, transition.to);
        }
    }

    private static List<Transition> table() {
        List<Transition> table = new ArrayList<>(List.of(
                new Transition(PREFACE, Trigger.PREFACE_COMPLETE, FRAME_HEADER, PREFACE_RULE),
                new Transition(JOINED_MIDWAY, Trigger.PREFACE_COMPLETE, FRAME_HEADER, PREFACE_RULE),
                new Transition(JOINED_MIDWAY, Trigger.FRAMES_FOUND, FRAME_HEADER, FRAME_RULE),
                new Transition(LOST, Trigger.FRAMES_FOUND, FRAME_HEADER, FRAME_RULE),
                new Transition(FRAME_HEADER, Trigger.PAYLOAD_BEGAN, PAYLOAD, FRAME_RULE),
                new Transition(FRAME_HEADER, Trigger.DATA_BEGAN, DATA, DATA_RULE),
                new Transition(FRAME_HEADER, Trigger.UNREAD_BEGAN, PASSED_OVER, UNKNOWN_RULE),
                new Transition(FRAME_HEADER, Trigger.FRAME_ENDED, FRAME_HEADER, FRAME_RULE),
                new Transition(PAYLOAD, Trigger.FRAME_ENDED, FRAME_HEADER, FRAME_RULE),
                new Transition(PAYLOAD, Trigger.UNREAD_BEGAN, PASSED_OVER, FRAME_RULE),
                new Transition(DATA, Trigger.FRAME_ENDED, FRAME_HEADER, DATA_RULE),
                new Transition(PASSED_OVER, Trigger.FRAME_ENDED, FRAME_HEADER, UNKNOWN_RULE)));
        for (Http2Life from : values()) {
            if (from != CLOSED) {
                table.add(new Transition(from, Trigger.PLACE_LOST, LOST, FRAME_RULE));
                table.add(new Transition(from, Trigger.STREAM_ENDED, CLOSED, END_RULE));
            }
        }
        return List.copyOf(table);
    }

    /// The state after this happened.
    ///
    /// @throws IllegalStateException if the table has no such step: our own bug, never a property of the traffic
    public Http2Life after(Trigger trigger) {
        Map<Trigger, Http2Life> steps = NEXT.get(this);
        Http2Life next = steps == null ? null : steps.get(trigger);
        if (next == null) {
            throw new IllegalStateException("no step from " + this + " on " + trigger);
        }
        return next;
    }
}
