package dev.framewalk.timeline.address;

import dev.framewalk.timeline.Timeline;

/// The way from places in a timeline to addresses, and back.
///
/// An address leads to the thing it was made of or to nothing, with the reason; never to another thing. Costs: an address of an event looks at its packet
/// only; finding one looks at the numbers of the events of its conversation.
public final class Addresses {
    private Addresses() {}

    /// What became of a place.
    public sealed interface Named {
        record Ok(Address address) implements Named {}

        /// It has no address.
        ///
        /// @param reason one sentence
        record Nameless(String reason) implements Named {}
    }

    /// What became of an address.
    public sealed interface Result {}

    /// The thing is here.
    public record Found(Place place) implements Result {}

    /// It is not here, or nobody can tell which of several it is.
    ///
    /// @param reason one sentence
    public record Nothing(String reason) implements Result {}

    /// The address of a place: it leads back in this recording, however it is read, and in parts of it.
    public static Named of(Timeline timeline, Place place) {
        try {
            return new Named.Ok(new Naming(timeline).of(place));
        } catch (NotThere none) {
            return new Named.Nameless(none.reason());
        }
    }

    /// The address of what plays the same part whenever the scenario is recorded: for events, their fields, and states behind them.
    public static Named inScenario(Timeline timeline, Place place) {
        try {
            return new Named.Ok(new ScenarioFinder(timeline).of(place));
        } catch (NotThere none) {
            return new Named.Nameless(none.reason());
        }
    }

    /// Where a thing is in a timeline.
    public static Result find(Timeline timeline, Address address) {
        try {
            return new Found(
                    switch (address) {
                        case RecordedAddress recorded -> new Resolving(timeline).find(recorded);
                        case ScenarioAddress scenario -> new ScenarioFinder(timeline).find(scenario);
                    });
        } catch (NotThere none) {
            return new Nothing(none.reason());
        }
    }

    /// The step to look at for a place: the one behind an event, the first of a packet.
    public static int stepOf(Timeline timeline, Place place) {
        return switch (place) {
            case Place.OfStep(int step) -> step;
            case Place.OfStateLeaf leaf -> leaf.step();
            case Place.OfEvent(int index) -> index + 1;
            case Place.OfField field ->
                field.event() >= 0 ? field.event() + 1 : timeline.firstEventOf(field.packet()) + 1;
            case Place.OfPacket(int number) -> timeline.firstEventOf(number) + 1;
            case Place.OfStreamRange range -> timeline.firstEventOf(new Streams(timeline).packetOf(range)) + 1;
        };
    }

    /// The packet that a place is in, or that brought it; 0 if there is none.
    public static int packetOf(Timeline timeline, Place place) {
        return switch (place) {
            case Place.OfStep(int step) -> step == 0 ? 0 : timeline.packetOf(step - 1);
            case Place.OfStateLeaf leaf -> leaf.step() == 0 ? 0 : timeline.packetOf(leaf.step() - 1);
            case Place.OfEvent(int index) -> index < 0 ? 0 : timeline.packetOf(index);
            case Place.OfField field -> field.packet();
            case Place.OfPacket(int number) -> number;
            case Place.OfStreamRange range -> new Streams(timeline).packetOf(range);
        };
    }
}
