package dev.framewalk.timeline.explaining;

import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.packet.PacketExplainer;
import dev.framewalk.decoders.stream.DatagramProtocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

    /// The protocols that are read packet by packet and nowhere else.
    private static final Set<Protocol> ONLY_IN_HEADERS = onlyInHeaders();

    private static Set<Protocol> onlyInHeaders() {
        Set<Protocol> found = new HashSet<>();
        found.add(PacketExplainer.PROTOCOL);
        Decoders.layers().stream()
                .filter(layer -> !(layer instanceof DatagramProtocol))
                .forEach(layer -> found.add(layer.protocol()));
        Decoders.streams().forEach(stream -> found.remove(stream.protocol()));
        return Set.copyOf(found);
    }

    /// Whether fields that are wanted may stand in headers.
    public static boolean areInHeaders(Wanted wanted) {
        return wanted.hasAnyOf(PacketExplainer.PROTOCOL)
                || Decoders.layers().stream().anyMatch(layer -> wanted.hasAnyOf(layer.protocol()));
    }

    /// Whether fields that are wanted may stand in the units of events.
    public static boolean areInUnits(Wanted wanted) {
        return wanted.isEverything()
                || protocols().stream()
                        .anyMatch(protocol -> !ONLY_IN_HEADERS.contains(protocol) && wanted.hasAnyOf(protocol));
    }

    /// Looks for a few fields; for all where they tell what others do not, which only a whole tree can show.
    public static Wanted only(Collection<String> ids) {
        boolean isOfTheRest = ids.contains(Field.UNDECODED.id())
                || PROTOCOL.fields().stream().anyMatch(field -> ids.contains(field.id()));
        return isOfTheRest ? Wanted.EVERYTHING : Wanted.only(ids);
    }

    /// What is said about their fields and broken rules.
    public static Explanations explanations() {
        return Told.EXPLANATIONS;
    }
}
