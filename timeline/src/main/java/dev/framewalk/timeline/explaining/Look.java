package dev.framewalk.timeline.explaining;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketExplainer;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.PacketTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One look at a moment from several sides: its packet, its events. A message is often both the packet's and the event's, and whoever looks at
/// both explains it once. For one thread, and for a short time: it keeps what it has explained last.
public final class Look {
    /// Longer units are explained by their beginning where they are only part of a packet, to keep one look at a packet cheap.
    static final int LONGEST_IN_PACKET = 1 << 20;

    private static final int LONGEST = 1 << 24;

    /// Explained units that are kept, at most.
    private static final int MOST_UNITS = 256;

    private final Timeline timeline;
    private final PacketExplainer explainer;
    private final Wanted wanted;
    private final boolean isOfUnits;
    private final LayerStack stack = new LayerStack();
    private final Map<Integer, Node> units = new HashMap<>();
    private final Map<Integer, Node> contents = new HashMap<>();

    public Look(Timeline timeline) {
        this(timeline, Wanted.EVERYTHING);
    }

    /// @param wanted the fields that it is for: its trees have all of them, and may lack the others
    public Look(Timeline timeline, Wanted wanted) {
        this.timeline = timeline;
        this.wanted = wanted;
        this.isOfUnits = TimelineFields.areInUnits(wanted);
        this.explainer = timeline.kept(PacketExplainer.class, first -> Decoders.explainer());
    }

    /// The fields of a packet as a tree whose leaves cover each of its bytes exactly once.
    public Node packet(int number) {
        if (!isOfUnits) {
            return headers(number);
        }
        PayloadExplainer payload = new PayloadExplainer(timeline, number, this);
        timeline.recording().walk(number, stack);
        Node tree = tree(number, payload);
        payload.addUncovered(tree, stack);
        return tree;
    }

    /// The fields of a packet without those of the messages that its payload is part of.
    public Node headers(int number) {
        timeline.recording().walk(number, stack);
        return tree(number, PacketExplainer.PayloadReader.NONE);
    }

    private Node tree(int number, PacketExplainer.PayloadReader payload) {
        PacketTable packets = timeline.packets();
        long at = packets.at(number);
        Node tree = explainer.explain(
                stack,
                timeline.capture().bytes(),
                at,
                at + packets.capturedLength(number),
                packets.wireLength(number),
                payload,
                wanted);
        int conversation = packets.conversation(number);
        if (conversation >= 0 && timeline.isTcp(conversation) && wanted.hasAnyOf(Tcp.LAYER.protocol())) {
            Measurements.add(tree, stack, timeline, number);
        }
        return tree;
    }

    /// `EtherType 0x88cc (LLDP)`.
    public String words(Space space, int value) {
        return explainer.words(space, value);
    }

    /// The fields of an event's unit; null if it has none, or if it is a datagram, whose fields stand among those of its packet.
    public @Nullable Node event(int event) {
        if (!isOfUnits || timeline.unit(event) == null) {
            return null;
        }
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

    private @Nullable Node unit(int event, int atMost) {
        var told = timeline.told(event);
        var unit = told == null ? null : told.unit();
        long length = unit == null ? Long.MAX_VALUE : unit.length();
        boolean isWhole = length <= atMost;
        Node known = isWhole ? units.get(event) : null;
        if (known == null) {
            known = explainedUnit(event, atMost);
            if (known == null) {
                return null;
            }
            if (length <= Math.min(atMost, LONGEST_IN_PACKET)) {
                if (units.size() >= MOST_UNITS) {
                    units.clear();
                }
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
            known = explainedContent(event);
            if (known == null) {
                return null;
            }
            if (contents.size() >= MOST_UNITS) {
                contents.clear();
            }
            contents.put(event, known);
        }
        return known.copy();
    }

    private @Nullable Node explainedUnit(int event, int atMost) {
        Unit unit = timeline.unit(event);
        Bytes bytes = unit == null ? null : timeline.bytesOf(event, unit, atMost);
        StreamEvent told = bytes == null ? null : timeline.told(event);
        return bytes == null || told == null ? null : timeline.channelOf(event).explain(told, bytes, wanted);
    }

    private @Nullable Node explainedContent(int event) {
        StreamEvent told = timeline.told(event);
        return told == null
                ? null
                : timeline.channelOf(event)
                        .explainContent(told, unit -> Objects.requireNonNullElse(timeline.bytesOf(event, unit), Bytes.EMPTY), wanted);
    }
}
