package dev.framewalk.ui.inspector;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Trace;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.life.LifeScene;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.state.StateLeaf;
import dev.framewalk.ui.session.Closeup;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What there is to say about the cursor and the selection. Needs no toolkit.
final class InspectorModel {
    private final Session session;

    InspectorModel(Session session) {
        this.session = session;
    }

    /// The selected field, or null.
    @Nullable Node selectedNode() {
        return session.selection() instanceof Place.OfField field ? session.closeup().node(field) : null;
    }

    /// The innermost layer of the step that there is something to read about, or null.
    @Nullable Node explainedLayer() {
        for (Place.OfField layer : session.closeup().layers().reversed()) {
            Node node = session.closeup().node(layer);
            if (node != null && words().text(node.field().id()) != null) {
                return node;
            }
        }
        return null;
    }

    /// The field that the mouse points at in any view, or null.
    @Nullable Node hoveredNode() {
        return session.hover() instanceof Place.OfField field ? session.closeup().node(field) : null;
    }

    void select(Node node) {
        Place place = placeOf(node);
        if (place != null) {
            session.select(place);
        }
    }

    void hover(@Nullable Node node) {
        Place place = node == null ? null : placeOf(node);
        session.hover(place == null ? Place.NOWHERE : place);
    }

    /// Where a node of the present trees is; null for a node of others.
    Place.@Nullable OfField placeOf(Node node) {
        Closeup closeup = session.closeup();
        List<Integer> path = new ArrayList<>();
        Node packetTree = closeup.packetTree();
        if (packetTree != null && find(packetTree, node, path)) {
            return new Place.OfField(closeup.packet(), -1, path);
        }
        Node unitTree = closeup.unitTree();
        if (unitTree != null && closeup.event() != null && find(unitTree, node, path)) {
            return new Place.OfField(closeup.packet(), closeup.event().index(), path);
        }
        return null;
    }

    private static boolean find(Node in, Node wanted, List<Integer> path) {
        if (in == wanted) {
            return true;
        }
        for (int i = 0; i < in.children().size(); i++) {
            path.add(i);
            if (find(in.children().get(i), wanted, path)) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }

    /// The header to draw: the layer that holds the selection, else the innermost one that can be drawn; or null.
    @Nullable Node header() {
        Closeup closeup = session.closeup();
        List<Place.OfField> layers = closeup.layers();
        if (session.selection() instanceof Place.OfField field) {
            for (int i = layers.size() - 1; i >= 0; i--) {
                Node layer = closeup.node(layers.get(i));
                if (layer != null
                        && Closeup.isWithin(field, layers.get(i))
                        && !HeaderPainter.cells(layer).isEmpty()) {
                    return layer;
                }
            }
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            Node layer = closeup.node(layers.get(i));
            if (layer != null && !HeaderPainter.cells(layer).isEmpty()) {
                return layer;
            }
        }
        return null;
    }

    /// Where the bytes of a field stand in the capture, in words: `bytes 40–57 of packet 12`; empty if it stands
    /// only in the packet that is shown anyway.
    String provenance(Node node) {
        if (node.range().bitLength() == 0) {
            return "";
        }
        record Piece(int packet, long from, long to, boolean exact) {}
        List<Piece> pieces = new ArrayList<>();
        Bytes source = node.source();
        for (Trace.Source trace : Trace.of(source, node.range().byteFrom(), node.range().byteLength())) {
            int packet = session.timeline().packets().packetAt(trace.from());
            if (packet > 0) {
                long from = trace.from() - session.timeline().packets().at(packet);
                pieces.add(new Piece(packet, from, from + trace.length() - 1, trace.exact()));
            }
        }
        if (pieces.isEmpty() || pieces.size() == 1 && pieces.getFirst().packet() == session.packet()
                && pieces.getFirst().exact() && source.origin().parts().isEmpty()) {
            return "";
        }
        int most = 4;
        List<String> words = new ArrayList<>();
        for (Piece piece : pieces.subList(0, Math.min(most, pieces.size()))) {
            words.add(Words.of(
                    piece.exact() ? "provenance.exact" : "provenance.inexact",
                    piece.from(),
                    piece.to(),
                    piece.packet()));
        }
        String text = Words.of("provenance", String.join(" + ", words));
        return pieces.size() > most ? text + " " + Words.of("provenance.more", Quantities.count(pieces.size() - most)) : text;
    }

    /// One value of the state with what this step did to it.
    ///
    /// @param before the value before; null if this step did not change it, empty if it is new
    record StateRow(StateLeaf leaf, @Nullable String before) {
        boolean isChanged() {
            return before != null;
        }
    }

    /// The state at the cursor, by heading.
    Map<String, List<StateRow>> state() {
        Closeup closeup = session.closeup();
        Map<String, String> before = new HashMap<>();
        for (StateAt.Change change : closeup.changes()) {
            if (change.after() != null) {
                before.put(
                        change.after().id(), change.before() == null ? "" : change.before().value());
            }
        }
        Map<String, List<StateRow>> groups = new LinkedHashMap<>();
        for (StateLeaf leaf : closeup.state().leaves()) {
            groups.computeIfAbsent(leaf.group(), group -> new ArrayList<>())
                    .add(new StateRow(leaf, before.get(leaf.id())));
        }
        return groups;
    }

    /// The lives at the cursor, what was said last first, with what this step did in each.
    List<LifeScene> lives() {
        return LifeScene.all(session.closeup().moves(), DiagramWords.ENGLISH, Locale.ROOT);
    }

    /// The most telling changes of this step: of phases if there are any, else the first one.
    List<Map.Entry<String, StateRow>> highlights() {
        List<Map.Entry<String, StateRow>> phases = new ArrayList<>();
        List<Map.Entry<String, StateRow>> others = new ArrayList<>();
        state().forEach((group, rows) -> {
            for (StateRow row : rows) {
                if (row.isChanged()) {
                    boolean isPhase = row.leaf().id().endsWith(".phase");
                    (isPhase ? phases : others).add(Map.entry(group, row));
                }
            }
        });
        return phases.isEmpty() ? others.subList(0, Math.min(1, others.size())) : phases;
    }

    /// Why what happened happens at all, for a learner; empty where nobody wrote it down.
    String whyOfEvent() {
        var event = session.closeup().event();
        if (event == null) {
            return "";
        }
        return Objects.requireNonNullElse(TimelineFields.explanations().why(event.id()), "");
    }

    /// The groups that a reader wants to see opened: all layers but the outermost ones, when nothing was chosen yet.
    static Set<Node> openedAtFirst(@Nullable Node packetTree, @Nullable Node unitTree) {
        Set<Node> opened = new HashSet<>();
        if (unitTree != null) {
            open(unitTree, opened);
        } else if (packetTree != null) {
            for (int i = packetTree.children().size() - 1; i >= 0; i--) {
                Node layer = packetTree.children().get(i);
                if (!layer.children().isEmpty()) {
                    open(layer, opened);
                    break;
                }
            }
        }
        return opened;
    }

    /// Opens a group, and what it holds as long as that is a single group.
    private static void open(Node group, Set<Node> opened) {
        opened.add(group);
        if (group.children().size() == 1) {
            open(group.children().getFirst(), opened);
        }
    }

    Explanations words() {
        return TimelineFields.explanations();
    }
}
