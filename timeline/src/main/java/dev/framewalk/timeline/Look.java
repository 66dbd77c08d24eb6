package dev.framewalk.timeline;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.LayerStack;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One look at a moment from several sides: its packet, its events. A message is often both the packet's and the event's, and whoever looks at
/// both explains it once. For one thread, and for a short time: it keeps what it has explained.
public final class Look {
    /// Longer units are explained by their beginning where they are only part of a packet, to keep one look at a packet cheap.
    static final long LONGEST_IN_PACKET = 1 << 20;

    private static final long LONGEST = 1 << 24;

    private final Timeline timeline;
    private final Map<Integer, Node> units = new HashMap<>();
    private final Map<Integer, Node> contents = new HashMap<>();

    Look(Timeline timeline) {
        this.timeline = timeline;
    }

    /// The fields of a packet as a tree whose leaves cover each of its bytes exactly once.
    public Node packet(int number) {
        PayloadExplainer payload = new PayloadExplainer(timeline, number, this);
        LayerStack stack = timeline.walk(number);
        Node tree = timeline.explain(number, stack, payload);
        payload.addUncovered(tree, stack);
        return tree;
    }

    /// The fields of an event's unit; null if it has none, or if it is a datagram, whose fields stand among those of its packet.
    public @Nullable Node event(int event) {
        if (timeline.told(event) != null && timeline.channelOf(event).isReadInPackets()) {
            return null;
        }
        Node tree = unit(event, LONGEST);
        Node content = tree == null ? null : content(event);
        if (tree != null && content != null) {
            tree.add(content);
        }
        return tree;
    }

    /// The fields of an event's unit, to be put into a tree.
    @Nullable Node unitInPacket(int event) {
        return unit(event, LONGEST_IN_PACKET);
    }

    private @Nullable Node unit(int event, long atMost) {
        var told = timeline.told(event);
        var unit = told == null ? null : told.unit();
        long length = unit == null ? Long.MAX_VALUE : unit.length();
        boolean isWhole = length <= atMost;
        Node known = isWhole ? units.get(event) : null;
        if (known == null) {
            known = timeline.explainUnit(event, atMost);
            if (known == null) {
                return null;
            }
            if (length <= Math.min(atMost, LONGEST_IN_PACKET)) {
                units.put(event, known);
            }
        }
        // each tree has nodes of its own: they are told apart by what they are, not by what they say
        return known.copy();
    }

    /// What an event's unit alone does not show, to be put into a tree.
    @Nullable Node content(int event) {
        Node known = contents.get(event);
        if (known == null) {
            known = timeline.explainContent(event);
            if (known == null) {
                return null;
            }
            contents.put(event, known);
        }
        return known.copy();
    }
}
