package dev.framewalk.timeline.address;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.bytes.Trace;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.recording.PacketTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The fields of one packet or unit, as addresses tell them apart: by their id and by the bits in which they stand, not by their place in the tree, which
/// grows when more is understood.
final class Fields {
    private final Bytes capture;
    private final Node tree;
    /// Where the packet begins in the capture, and where it ends; for a unit 0 and 0.
    private final long begin;
    private final long end;

    private Fields(Bytes capture, Node tree, long begin, long end) {
        this.capture = capture;
        this.tree = tree;
        this.begin = begin;
        this.end = end;
    }

    /// The fields among which a place lies; null if there are none.
    static @Nullable Fields of(Timeline timeline, Place.OfField place) {
        Bytes capture = timeline.capture().bytes();
        if (!place.isInPacket()) {
            Node tree = new Look(timeline).event(place.event());
            return tree == null ? null : new Fields(capture, tree, 0, 0);
        }
        PacketTable packets = timeline.packets();
        long at = packets.at(place.packet());
        return new Fields(
                capture, new Look(timeline).packet(place.packet()), at, at + packets.capturedLength(place.packet()));
    }

    /// What a field is, by its path; null if there is none.
    Part.@Nullable Field part(List<Integer> path) {
        Node wanted = tree;
        for (int child : path) {
            if (child >= wanted.children().size()) {
                return null;
            }
            wanted = wanted.children().get(child);
        }
        Part.Field alone = alone(wanted);
        Search search = new Search(alone);
        search.look(tree, new ArrayList<>());
        int number = search.nodes.indexOf(wanted) + 1;
        return new Part.Field(
                alone.id(), alone.window(), alone.bits(), alone.length(), new Nth(number, search.nodes.size()));
    }

    /// The field at a path, by its id alone: which of those that have it.
    Part.Field byId(String id, List<Integer> path) {
        Search search = new Search(new Part.Field(id, "", -1, 0, Nth.ONLY));
        search.look(tree, new ArrayList<>());
        Nth nth = search.paths.size() == 1 ? Nth.ONLY : new Nth(search.paths.indexOf(path) + 1, 0);
        return new Part.Field(id, "", -1, 0, nth);
    }

    /// The path of a field.
    List<Integer> find(Part.Field wanted) throws NotThere {
        Search search = new Search(wanted);
        search.look(tree, new ArrayList<>());
        int count = search.paths.size();
        if (count == 0) {
            throw new NotThere(search.hasId ? "gone.field.place" : "gone.field", wanted.id());
        }
        Nth nth = wanted.nth();
        if (nth.of() != 0 && nth.of() != count) {
            throw new NotThere("gone.field.count", wanted.id(), nth.of(), count);
        }
        if (nth.number() > count) {
            throw new NotThere("gone.field.few", wanted.id(), count);
        }
        return search.paths.get(nth.number() - 1);
    }

    /// A field as if no other were like it.
    private Part.Field alone(Node node) {
        boolean isCaptured = node.source().origin().derivation() == Origin.Derivation.CAPTURED
                && node.source().length() == capture.length();
        long from = node.range().bitFrom() - (isCaptured ? begin * 8 : 0);
        return new Part.Field(node.field().id(), isCaptured ? "" : window(node.source()), from, node.range().bitLength(), Nth.ONLY);
    }

    /// What the bytes of a window were made by, and where in the packet they begin; empty for those that are the unit's own.
    private String window(Bytes window) {
        if (window == tree.source()) {
            return "";
        }
        String how = window.origin().derivation().name().toLowerCase(Locale.ROOT);
        if (begin == end || window.isEmpty()) {
            return how;
        }
        List<Trace.Source> sources = Trace.of(window, 0, 1);
        boolean isHere = !sources.isEmpty()
                && sources.getFirst().from() >= begin
                && sources.getFirst().from() < end;
        return how + (isHere ? "@" + (sources.getFirst().from() - begin) : "");
    }

    /// Looks for fields that are as an address says.
    private final class Search {
        private final Part.Field wanted;
        private final List<Node> nodes = new ArrayList<>();
        private final List<List<Integer>> paths = new ArrayList<>();
        private boolean hasId;

        Search(Part.Field wanted) {
            this.wanted = wanted;
        }

        void look(Node node, List<Integer> path) {
            if (node.field().id().equals(wanted.id())) {
                hasId = true;
                Part.Field seen = alone(node);
                if (wanted.bits() < 0
                        || seen.bits() == wanted.bits()
                                && seen.length() == wanted.length()
                                && seen.window().equals(wanted.window())) {
                    nodes.add(node);
                    paths.add(List.copyOf(path));
                }
            }
            for (int i = 0; i < node.children().size(); i++) {
                path.add(i);
                look(node.children().get(i), path);
                path.removeLast();
            }
        }
    }
}
