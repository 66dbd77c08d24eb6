package dev.framewalk.timeline.address;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.recording.Endpoint;
import dev.framewalk.timeline.recording.PacketNumbers;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.sweep.Channel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what is at an address of a recording: looks at everything that may be meant, and takes what agrees with all that the address says.
final class Resolving {
    private final Timeline timeline;
    private final Meaning meaning;
    private final Streams streams;

    Resolving(Timeline timeline) {
        this.timeline = timeline;
        this.meaning = new Meaning(timeline);
        this.streams = new Streams(timeline);
    }

    Place find(RecordedAddress address) throws NotThere {
        Thing thing = address.thing();
        return switch (thing.kind()) {
            case BEGINNING -> new Place.OfStep(0);
            case MOMENT -> moment(thing.at());
            case BYTES -> range(address);
            case PACKET -> {
                int number = packet(address);
                yield switch (address.part()) {
                    case Part.Whole whole -> new Place.OfPacket(number);
                    case Part.Field field -> field(number, -1, field);
                    case Part.After after -> throw new NotThere("gone.after");
                    case Part.Leaf leaf -> throw new NotThere("gone.after");
                };
            }
            case EVENT -> part(timeline, event(address), address.part());
        };
    }

    /// What of an event is meant.
    static Place part(Timeline timeline, int event, Part part) throws NotThere {
        return switch (part) {
            case Part.Whole whole -> new Place.OfEvent(event);
            case Part.After after -> new Place.OfStep(event + 1);
            case Part.Field field -> field(timeline, timeline.packetOf(event), event, field);
            case Part.Leaf leaf -> leaf(timeline, event, leaf);
        };
    }

    /// The step behind all that had happened by a moment.
    private Place moment(long nanos) {
        int step = 0;
        for (int packet = 1; packet <= timeline.packets().count(); packet++) {
            if (timeline.packets().timeNanos(packet) <= nanos) {
                step = timeline.firstEventOf(packet + 1);
            }
        }
        return new Place.OfStep(step);
    }

    // ---- conversations

    /// Where to look: the conversation that began when the address says; else those that it may be a part of, or that may be a part of it.
    private List<Conversation> conversations(RecordedAddress address) throws NotThere {
        Ends ends = address.ends();
        if (ends == null) {
            return List.of();
        }
        List<Conversation> between = new ArrayList<>();
        boolean isElsewhere = false;
        for (Conversation each : timeline.conversations()) {
            if (each.transport().toLowerCase(Locale.ROOT).equals(ends.transport()) && side(each, ends) != null) {
                boolean isHere = isAt(address.vantage(), each.firstPacket());
                isElsewhere |= !isHere;
                if (isHere) {
                    between.add(each);
                }
            }
        }
        if (between.isEmpty()) {
            String key = isElsewhere ? "gone.vantage" : "gone.conversation";
            throw new NotThere(key, ends.transport(), ends.from(), ends.to(), address.vantage());
        }
        List<Conversation> begun = between.stream()
                .filter(each -> Meaning.isSameMoment(start(each), ends.startNanos()))
                .toList();
        List<Conversation> likely =
                begun.isEmpty() ? between.stream().filter(each -> mayBe(each, ends.startNanos())).toList() : begun;
        if (likely.isEmpty()) {
            throw new NotThere(
                    "gone.beginning",
                    ends.transport(),
                    ends.from(),
                    ends.to(),
                    AddressWriter.moment(ends.startNanos()),
                    AddressWriter.moment(start(between.getFirst())));
        }
        return likely;
    }

    private long start(Conversation conversation) {
        return timeline.packets().timeNanos(conversation.firstPacket());
    }

    /// Whether a conversation may be one that began at another moment: less of it is here than was there, or more.
    private boolean mayBe(Conversation here, long start) {
        long begun = start(here);
        if (start == PacketSink.NO_TIME || begun == PacketSink.NO_TIME) {
            return true;
        }
        return begun > start ? !isBeginning(here.firstPacket()) : start <= timeline.packets().timeNanos(here.lastPacket());
    }

    /// Whether a packet asks for a connection: nothing of it can have been before.
    private boolean isBeginning(int packet) {
        LayerStack stack = timeline.walk(packet);
        int i = stack.lastIndexOf(Tcp.LAYER);
        return i >= 0
                && Tcp.has(stack.window(i), stack.header(i), TcpFlags.SYN)
                && !Tcp.has(stack.window(i), stack.header(i), TcpFlags.ACK);
    }

    private boolean isAt(String vantage, int packet) {
        return vantage.isEmpty() || timeline.vantageLabel(packet).equals(vantage);
    }

    /// Which side of a conversation the first of two ends is; null if it is not between them.
    private static @Nullable Side side(Conversation conversation, Ends ends) {
        if (conversation.client().equals(ends.from()) && conversation.server().equals(ends.to())) {
            return Side.CLIENT;
        }
        return conversation.server().equals(ends.from()) && conversation.client().equals(ends.to()) ? Side.SERVER : null;
    }

    // ---- packets

    private int packet(RecordedAddress address) throws NotThere {
        Candidates candidates = new Candidates(address.thing());
        PacketTable packets = timeline.packets();
        if (address.ends() == null) {
            for (int number = 1; number <= packets.count(); number++) {
                if (packets.conversation(number) < 0 && isAt(address.vantage(), number)) {
                    candidates.weighPacket(number);
                }
            }
        }
        for (Conversation conversation : conversations(address)) {
            Side side = side(conversation, Objects.requireNonNull(address.ends()));
            PacketNumbers numbers = timeline.packetsOf(conversation.id());
            for (int i = 0; i < numbers.count(); i++) {
                int number = numbers.at(i);
                if (packets.conversation(number) == conversation.id()
                        && conversation.side(packets.direction(number)) == side
                        && isAt(address.vantage(), number)) {
                    candidates.weighPacket(number);
                }
            }
        }
        return candidates.one(AddressWords.text("thing.packet"));
    }

    // ---- events

    private int event(RecordedAddress address) throws NotThere {
        Candidates candidates = new Candidates(address.thing());
        String id = address.thing().id();
        List<Conversation> likely = conversations(address);
        boolean hasChannels = false;
        boolean hasId = false;
        int first = likely.stream().mapToInt(Conversation::firstPacket).min().orElse(1);
        int count = timeline.eventCount();
        for (int event = timeline.firstEventOf(first); event < count; event++) {
            if (isOfOneOf(likely, timeline.conversationOf(event), event, address) && timeline.idOf(event).equals(id)) {
                hasId = true;
                if (Streams.agree(address.channels(), meaning.channels(event))) {
                    hasChannels = true;
                    candidates.weighEvent(event);
                }
            }
        }
        if (!hasId) {
            throw new NotThere("gone.event", id, sender(address.ends()));
        }
        if (!hasChannels) {
            throw new NotThere("gone.channel", id, sender(address.ends()));
        }
        return candidates.one(id);
    }

    private static Object sender(@Nullable Ends ends) {
        return ends == null ? AddressWords.text("thing.capture") : ends.from();
    }

    private boolean isOfOneOf(List<Conversation> likely, int conversation, int event, RecordedAddress address) {
        Ends ends = address.ends();
        if (ends == null) {
            return conversation < 0 && isAt(address.vantage(), timeline.packetOf(event));
        }
        for (Conversation each : likely) {
            if (each.id() == conversation) {
                return timeline.side(event) == side(each, ends) && isAt(address.vantage(), timeline.packetOf(event));
            }
        }
        return false;
    }

    // ---- ranges

    private Place range(RecordedAddress address) throws NotThere {
        Thing thing = address.thing();
        Ends ends = address.ends();
        if (ends == null || !address.part().equals(Part.WHOLE)) {
            throw new NotThere("gone.range");
        }
        String place = thing.witnesses().get(address.channels().isEmpty() ? Witness.SEQ : Witness.POS);
        if (place == null) {
            throw new NotThere("gone.range.place");
        }
        long from = Long.parseLong(place.substring(0, place.indexOf('+')));
        long length = Long.parseLong(place.substring(place.indexOf('+') + 1));
        List<Place.OfStreamRange> found = new ArrayList<>();
        List<String> differ = new ArrayList<>();
        for (Conversation conversation : conversations(address)) {
            Side side = Objects.requireNonNull(side(conversation, ends));
            for (Channel channel : timeline.channels(conversation.id())) {
                boolean isRoot = channel.outer() == null;
                if (!Streams.agree(address.channels(), isRoot ? List.of() : streams.path(channel))) {
                    continue;
                }
                List<Long> begins = isRoot ? streams.positions(conversation.id(), side, from) : List.of(from);
                for (long begin : begins) {
                    var range = new Place.OfStreamRange(
                            conversation.id(), channel.number(), side, begin, begin + length);
                    Thing seen = meaning.range(range);
                    if (seen != null) {
                        List<String> differences = Meaning.disagreements(thing, seen);
                        if (differences.isEmpty()) {
                            found.add(range);
                        } else {
                            differ = differences;
                        }
                    }
                }
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.size() > 1) {
            throw new NotThere("gone.many", AddressWords.text("thing.range"), found.size());
        }
        if (differ.isEmpty()) {
            throw new NotThere("gone.range");
        }
        throw new NotThere("gone.range.other", String.join(", ", differ));
    }

    // ---- parts

    private Place field(int packet, int event, Part.Field field) throws NotThere {
        return field(timeline, packet, event, field);
    }

    private static Place field(Timeline timeline, int packet, int event, Part.Field field) throws NotThere {
        Fields fields = Fields.of(timeline, new Place.OfField(packet, event, List.of()));
        if (fields == null) {
            throw new NotThere("gone.field", field.id());
        }
        return new Place.OfField(packet, event, fields.find(field));
    }

    private static Place leaf(Timeline timeline, int event, Part.Leaf leaf) throws NotThere {
        int conversation = timeline.conversationOf(event);
        Endpoint client = leaf.client();
        boolean isOtherWayRound = conversation >= 0
                && client != null
                && timeline.conversation(conversation).server().equals(client);
        String id = isOtherWayRound ? Roles.swapped(leaf.id()) : leaf.id();
        StateAt state = States.of(timeline).at(event + 1, conversation);
        long alike = state.leaves().stream().filter(each -> each.id().equals(id)).count();
        if (alike != 1) {
            throw new NotThere(alike == 0 ? "gone.leaf" : "none.leaves", id);
        }
        return new Place.OfStateLeaf(event + 1, conversation, id);
    }

    // ---- choosing

    /// Things of which one is meant.
    private final class Candidates {
        private final Thing wanted;
        /// Those that agree with everything.
        private final List<Integer> agreeing = new ArrayList<>();
        /// In which packets they are.
        private final Set<Integer> packets = new LinkedHashSet<>();
        /// Of those that do not, the nearest.
        private int nearest = -1;
        private List<String> differences = List.of();

        Candidates(Thing wanted) {
            this.wanted = wanted;
        }

        void weighPacket(int number) {
            // a checksum costs more than a glance at the clock
            if (wanted.at() == PacketSink.NO_TIME || Meaning.isSameMoment(wanted.at(), timeline.packets().timeNanos(number))) {
                weigh(number, number, meaning.packet(number));
            }
        }

        void weighEvent(int event) {
            if (wanted.witnesses().containsKey(Witness.SUM)
                    && wanted.at() != PacketSink.NO_TIME
                    && !Meaning.isSameMoment(wanted.at(), timeline.packets().timeNanos(meaning.packetOf(event)))) {
                return;
            }
            weigh(event, timeline.packetOf(event), meaning.event(event));
        }

        private void weigh(int thing, int packet, Thing seen) {
            List<String> differ = Meaning.disagreements(wanted, seen);
            if (differ.isEmpty()) {
                agreeing.add(thing);
                packets.add(packet);
            } else if (nearest < 0 || differ.size() < differences.size()) {
                nearest = packet;
                differences = differ;
            }
        }

        int one(String what) throws NotThere {
            int count = agreeing.size();
            if (count == 0) {
                int said = wanted.witnesses().size() + (wanted.at() == PacketSink.NO_TIME ? 0 : 1);
                // of what is told apart by a few witnesses, one that agrees with none is just another one
                if (nearest > 0 && differences.size() < said) {
                    throw new NotThere("gone.disagree", what, nearest, String.join(", ", differences));
                }
                throw new NotThere("gone.thing", what);
            }
            Nth nth = wanted.nth();
            if (nth.of() != 0 && (count != nth.of() || packets.size() > 1 && wanted.kind() == Thing.Kind.EVENT)) {
                throw new NotThere(nth.equals(Nth.ONLY) ? "gone.many" : "gone.count", what, count, nth.of());
            }
            if (nth.number() > count) {
                throw new NotThere("gone.few", what, count);
            }
            return agreeing.get(nth.number() - 1);
        }
    }
}
