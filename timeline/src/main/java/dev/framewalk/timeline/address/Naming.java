package dev.framewalk.timeline.address;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.state.States;
import java.util.List;

/// Makes the address of a place.
final class Naming {
    private final Timeline timeline;
    private final Meaning meaning;

    Naming(Timeline timeline) {
        this.timeline = timeline;
        this.meaning = new Meaning(timeline);
    }

    RecordedAddress of(Place place) throws NotThere {
        return switch (place) {
            case Place.OfPacket(int number) -> packet(number);
            case Place.OfEvent(int index) -> event(index);
            case Place.OfStep(int step) -> step(step);
            case Place.OfField field -> field(field);
            case Place.OfStateLeaf leaf -> leaf(leaf);
            case Place.OfStreamRange range -> range(range);
        };
    }

    private RecordedAddress step(int step) throws NotThere {
        return step == 0
                ? new RecordedAddress(null, "", List.of(), Thing.BEGINNING, Part.AFTER)
                : event(step - 1).part(Part.AFTER);
    }

    private RecordedAddress packet(int number) throws NotThere {
        PacketTable packets = timeline.packets();
        if (number < 1 || number > packets.count()) {
            throw new NotThere("none.packet", number);
        }
        int conversation = packets.conversation(number);
        Side side = conversation < 0 ? null : timeline.conversation(conversation).side(packets.direction(number));
        return new RecordedAddress(
                conversation < 0 ? null : meaning.ends(conversation, side),
                meaning.vantage(number),
                List.of(),
                meaning.packet(number),
                Part.WHOLE);
    }

    private RecordedAddress event(int index) throws NotThere {
        if (index < 0 || index >= timeline.eventCount()) {
            throw new NotThere(index < 0 ? "none.nowhere" : "none.event", index + 1);
        }
        int conversation = timeline.conversationOf(index);
        Thing thing = meaning.event(index);
        return new RecordedAddress(
                conversation < 0 ? null : meaning.ends(conversation, timeline.side(index)),
                meaning.vantage(timeline.packetOf(index)),
                meaning.channels(index),
                thing.with(nthEvent(index, thing)),
                Part.WHOLE);
    }

    private Nth nthEvent(int index, Thing thing) {
        int packet = timeline.packetOf(index);
        int number = 0;
        int all = 0;
        for (int event = timeline.firstEventOf(packet);
                event < timeline.eventCount() && timeline.packetOf(event) == packet;
                event++) {
            if (event == index
                    || timeline.idOf(event).equals(thing.id())
                            && timeline.conversationOf(event) == timeline.conversationOf(index)
                            && timeline.side(event) == timeline.side(index)
                            && timeline.channelNumberOf(event) == timeline.channelNumberOf(index)
                            && Meaning.disagreements(thing, meaning.event(event)).isEmpty()) {
                all++;
                number = event <= index ? all : number;
            }
        }
        return new Nth(number, all);
    }

    private RecordedAddress range(Place.OfStreamRange range) throws NotThere {
        Thing thing = range.conversation() < 0 || range.conversation() >= timeline.conversationCount()
                ? null
                : meaning.range(range);
        if (thing == null) {
            throw new NotThere("none.range");
        }
        return new RecordedAddress(
                meaning.ends(range.conversation(), range.side()),
                meaning.vantage(timeline.conversation(range.conversation()).firstPacket()),
                meaning.channels(range),
                thing,
                Part.WHOLE);
    }

    private RecordedAddress field(Place.OfField field) throws NotThere {
        RecordedAddress whole = field.isInPacket() ? packet(field.packet()) : event(field.event());
        Fields fields = Fields.of(timeline, field);
        Part.Field part = fields == null ? null : fields.part(field.path());
        if (part == null) {
            throw new NotThere("none.field");
        }
        return whole.part(part);
    }

    private RecordedAddress leaf(Place.OfStateLeaf leaf) throws NotThere {
        if (leaf.step() <= 0 || timeline.conversationOf(leaf.step() - 1) != leaf.conversation()) {
            throw new NotThere("none.state");
        }
        RecordedAddress whole = event(leaf.step() - 1);
        if (leaf.conversation() < 0) {
            throw new NotThere("none.state");
        }
        StateAt state = States.of(timeline).at(leaf.step(), leaf.conversation());
        long alike = state.leaves().stream().filter(each -> each.id().equals(leaf.leaf())).count();
        if (alike != 1) {
            throw new NotThere(alike == 0 ? "none.leaf" : "none.leaves", leaf.leaf());
        }
        Conversation conversation = timeline.conversation(leaf.conversation());
        return whole.part(new Part.Leaf(leaf.leaf(), Roles.areIn(leaf.leaf()) ? conversation.client() : null));
    }
}
