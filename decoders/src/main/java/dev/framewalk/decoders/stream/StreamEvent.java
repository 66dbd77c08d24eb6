package dev.framewalk.decoders.stream;

import dev.framewalk.decoders.field.Anomaly;
import org.jspecify.annotations.Nullable;

/// Something that a stream decoder understood, named in the past tense. Implemented by one sealed family of records per protocol.
public interface StreamEvent {
    /// Which sort of event it is. Asked for every event while a capture is read: gives a constant.
    EventKind kind();

    /// Stable dotted name of its kind.
    default String id() {
        return kind().id();
    }

    /// Where its bytes are; null if it stands for no bytes (an ending, a gap).
    @Nullable Unit unit();

    Side side();

    /// The depth at which it becomes a step of its own.
    default Depth depth() {
        return kind().depth();
    }

    /// The sentence that tells it, with the values in it: `GET /style.css asks for a page, 78 bytes`.
    String sentence();

    /// A few words where its sentence has no room, as on an arrow of a picture: `GET /style.css`, `HEADERS`; empty if there are none.
    default String brief() {
        return "";
    }

    /// What its unit is called if that only carries what is told elsewhere: `TLS record`; empty if it is more than that.
    default String carrier() {
        return "";
    }

    /// The broken rule that this event reports; null for the ordinary course of things.
    default @Nullable Anomaly anomaly() {
        return null;
    }
}
