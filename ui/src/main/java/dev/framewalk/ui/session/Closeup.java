package dev.framewalk.ui.session;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Whole;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.insight.Insight;
import dev.framewalk.timeline.state.LifeMove;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.telling.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known about one step: what happened, the fields, the state. An immutable value, made in the background.
///
/// @param step       the step
/// @param event      what happened; null before everything
/// @param packetTree fields of the packet; null where there is no packet
/// @param unitTree   fields of what the packet completed, such as a message; null if nothing
/// @param state      what both ends know now
/// @param changes    what the packet of this step has changed in it up to now
/// @param moves      what that packet did to everything that lives, up to now
/// @param comments   what people wrote in the capture about the packet
/// @param insights   what analysis says about the packet or its event
/// @param links      what explains the step, and what it explains
/// @param failure    why something could not be explained, if that is so; else empty
public record Closeup(
        int step,
        @Nullable Event event,
        @Nullable Node packetTree,
        @Nullable Node unitTree,
        StateAt state,
        List<StateAt.Change> changes,
        List<LifeMove> moves,
        List<String> comments,
        List<Insight> insights,
        List<StepLink> links,
        String failure) {
    /// Before everything.
    public static final Closeup NOTHING = new Closeup(
            0, null, null, null, new StateAt(0, -1, List.of()), List.of(), List.of(), List.of(), List.of(), List.of(), "");

    public Closeup {
        changes = List.copyOf(changes);
        moves = List.copyOf(moves);
        comments = List.copyOf(comments);
        insights = List.copyOf(insights);
        links = List.copyOf(links);
    }

    /// The packet of the step, or 0.
    public int packet() {
        return event == null ? 0 : event.packet();
    }

    /// The tree that a field lies in, or null if it lies in that of another step.
    public @Nullable Node tree(Place.OfField field) {
        if (event == null || field.packet() != event.packet()) {
            return null;
        }
        if (field.isInPacket()) {
            return packetTree;
        }
        return field.event() == event.index() ? unitTree : null;
    }

    /// The node of a field, or null.
    public @Nullable Node node(Place.OfField field) {
        Node node = tree(field);
        for (int child : field.path()) {
            if (node == null || child >= node.children().size()) {
                return null;
            }
            node = node.children().get(child);
        }
        return node;
    }

    /// The places of all leaves that stand in bytes, in the order of the trees: the packet's, then the unit's.
    public List<Place.OfField> leaves() {
        List<Place.OfField> all = new ArrayList<>();
        if (event != null) {
            if (packetTree != null) {
                collect(packetTree, event.packet(), -1, List.of(), all);
            }
            if (unitTree != null) {
                collect(unitTree, event.packet(), event.index(), List.of(), all);
            }
        }
        return all;
    }

    private static void collect(
            Node node, int packet, int event, List<Integer> path, List<Place.OfField> into) {
        if (node.children().isEmpty() && node.range().bitLength() > 0) {
            into.add(new Place.OfField(packet, event, path));
        }
        for (int i = 0; i < node.children().size(); i++) {
            List<Integer> below = new ArrayList<>(path);
            below.add(i);
            collect(node.children().get(i), packet, event, below, into);
        }
    }

    /// The places of the layers: the groups just below the root of the packet, then what the packet completed.
    public List<Place.OfField> layers() {
        List<Place.OfField> all = new ArrayList<>();
        if (event != null && packetTree != null) {
            for (int i = 0; i < packetTree.children().size(); i++) {
                all.add(new Place.OfField(event.packet(), -1, List.of(i)));
            }
        }
        if (event != null && unitTree != null) {
            all.add(new Place.OfField(event.packet(), event.index(), List.of()));
        }
        return all;
    }

    /// Whether a field lies in a group, or is that group.
    public static boolean isWithin(Place.OfField field, Place.OfField group) {
        return field.packet() == group.packet()
                && field.event() == group.event()
                && field.path().size() >= group.path().size()
                && field.path().subList(0, group.path().size()).equals(group.path());
    }

    /// The innermost field that holds a bit of a window, or null.
    ///
    /// @param window one that is no slice of another; fields that stand in slices of it are found, too
    public Place.@Nullable OfField fieldAt(Bytes window, long bit) {
        if (event == null) {
            return null;
        }
        List<Integer> path = new ArrayList<>();
        if (packetTree != null && descend(packetTree, window, bit, path)) {
            return new Place.OfField(event.packet(), -1, path);
        }
        path.clear();
        if (unitTree != null && descend(unitTree, window, bit, path)) {
            return new Place.OfField(event.packet(), event.index(), path);
        }
        return null;
    }

    private static boolean descend(Node node, Bytes window, long bit, List<Integer> path) {
        for (int i = 0; i < node.children().size(); i++) {
            path.add(i);
            if (descend(node.children().get(i), window, bit, path)) {
                return true;
            }
            path.removeLast();
        }
        Whole whole = Whole.of(node.source());
        long at = bit - whole.from() * 8;
        return node.range().bitFrom() <= at && at < node.range().bitTo() && Whole.same(whole.window(), window);
    }
}
