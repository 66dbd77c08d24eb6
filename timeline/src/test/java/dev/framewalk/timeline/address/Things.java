package dev.framewalk.timeline.address;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.state.StateLeaf;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.StreamPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Random things of a timeline: packets, events, steps, fields of both, ranges of bytes, values of states.
final class Things {
    private final Timeline timeline;
    private final Random random;

    Things(Timeline timeline, long seed) {
        this.timeline = timeline;
        this.random = new Random(seed);
    }

    List<Place> some(int count) {
        List<Place> places = new ArrayList<>();
        while (places.size() < count) {
            Place place = switch (places.size() % 10) {
                case 0 -> new Place.OfPacket(packet());
                case 1, 2, 3 -> new Place.OfEvent(event());
                case 4 -> new Place.OfStep(random.nextInt(timeline.eventCount() + 1));
                case 5, 6 -> field(packet(), -1);
                case 7 -> fieldOfEvent();
                case 8 -> range();
                default -> leaf();
            };
            // where there is nothing of a kind, an event stands in
            places.add(place == null ? new Place.OfEvent(event()) : place);
        }
        return places;
    }

    private int packet() {
        return 1 + random.nextInt(timeline.packets().count());
    }

    private int event() {
        return random.nextInt(timeline.eventCount());
    }

    private @Nullable Place fieldOfEvent() {
        for (int tries = 0; tries < 50; tries++) {
            int event = event();
            if (new Look(timeline).event(event) != null) {
                return field(timeline.packetOf(event), event);
            }
        }
        return null;
    }

    private @Nullable Place field(int packet, int event) {
        Node tree = event < 0 ? new Look(timeline).packet(packet) : new Look(timeline).event(event);
        if (tree == null) {
            return null;
        }
        List<List<Integer>> paths = new ArrayList<>();
        collect(tree, new ArrayList<>(), paths);
        return new Place.OfField(packet, event, paths.get(random.nextInt(paths.size())));
    }

    private static void collect(Node node, List<Integer> path, List<List<Integer>> into) {
        into.add(List.copyOf(path));
        for (int i = 0; i < node.children().size(); i++) {
            path.add(i);
            collect(node.children().get(i), path, into);
            path.removeLast();
        }
    }

    private @Nullable Place range() {
        for (int tries = 0; tries < 50 && timeline.conversationCount() > 0; tries++) {
            int conversation = random.nextInt(timeline.conversationCount());
            List<Channel> channels = timeline.channels(conversation);
            Channel channel = channels.get(random.nextInt(channels.size()));
            Side side = random.nextBoolean() ? Side.CLIENT : Side.SERVER;
            StreamPlaces places = channel.places(side);
            // bytes of datagrams are those of their packets
            if (places != null && timeline.streamMap(conversation, side) != null && places.end() > 0) {
                long from = random.nextLong(places.end());
                long to = from + 1 + random.nextLong(Math.min(4000, places.end() - from));
                return new Place.OfStreamRange(conversation, channel.number(), side, from, to);
            }
        }
        return null;
    }

    private @Nullable Place leaf() {
        for (int tries = 0; tries < 50; tries++) {
            int step = 1 + event();
            List<StateLeaf> leaves = States.of(timeline).at(step).leaves();
            if (!leaves.isEmpty()) {
                String id = leaves.get(random.nextInt(leaves.size())).id();
                return new Place.OfStateLeaf(step, timeline.conversationOf(step - 1), id);
            }
        }
        return null;
    }
}
