package dev.framewalk.timeline.explaining;

import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Fields that only a whole capture can know: what stream bytes in a packet are part of.
public final class TimelineFields {
    private static final Rfc STREAM = Rfc.of(9293, "3.8");

    /// The bytes of a segment, as parts of the messages they belong to.
    public static final Field STREAM_DATA = Field.group("x.stream.data", STREAM);
    /// Bytes that an earlier packet brought already.
    public static final Field SEEN_BEFORE = Field.bytes("x.stream.seen-before", STREAM);
    /// Bytes of a message that is explained elsewhere as a whole.
    public static final Field MESSAGE_PART = Field.bytes("x.stream.message-part", STREAM);

    /// What the protocol around uncovered in this packet: the messages of the stream inside.
    public static final Field UNCOVERED = Field.group("x.stream.uncovered", STREAM);

    public static final Protocol PROTOCOL = new Protocol(
            "x.stream",
            "Stream",
            TimelineFields.class,
            List.of(STREAM_DATA, SEEN_BEFORE, MESSAGE_PART, UNCOVERED),
            List.of());

    /// Texts of a dozen files: read by the first who asks, which those who only count never do.
    private static final class Told {
        static final Explanations EXPLANATIONS = new Explanations(protocols(), Locale.getDefault());
    }

    private TimelineFields() {}

    /// The protocols whose fields are met in a timeline: all of the decoders, and this one.
    public static List<Protocol> protocols() {
        List<Protocol> all = new ArrayList<>(Decoders.protocols());
        all.add(PROTOCOL);
        return all;
    }

    /// What is said about their fields and broken rules.
    public static Explanations explanations() {
        return Told.EXPLANATIONS;
    }
}
