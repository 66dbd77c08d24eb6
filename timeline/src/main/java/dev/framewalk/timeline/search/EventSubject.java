package dev.framewalk.timeline.search;

import dev.framewalk.decoders.field.FieldType;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.timeline.filter.FieldCatalog;
import dev.framewalk.timeline.filter.Subject;
import dev.framewalk.timeline.filter.Value;
import dev.framewalk.timeline.recording.PacketTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An event as filters see it: the fields of its packet, those of its own unit, and those of packets, conversations and steps.
///
/// An event of a message has the message's fields and only those, so that a filter for POST does not show the GET in the same
/// packet; the packet's own event has the fields of every message that ends in it, as users of Wireshark expect. Trees are made
/// only when a field is asked for that the columns do not hold.
final class EventSubject implements Subject {
    /// Names that do not come from a protocol, with a few words each.
    static final Map<String, String> OWN_FIELDS = ownFields();

    /// Those of them that take no time: columns hold them.
    static final Set<String> AT_HAND = OWN_FIELDS.keySet().stream()
            .filter(name -> !WaitFields.NAMES.contains(name) && !LinkFields.NAMES.contains(name))
            .collect(Collectors.toUnmodifiableSet());

    private static final int NONE = -2;
    private static final int EACH = -1;

    private final Timeline timeline;
    private final Look look;
    private final WaitFields waits;
    private final boolean isOfHeaders;
    private final boolean isOfUnits;
    private int event = -1;
    private int packet;
    /// The event that the tree was made for, or [#EACH] if it is the same for each of its packet.
    private int treeEvent = NONE;
    private int treePacket;
    private @Nullable Node packetTree;
    private int unitEvent = NONE;
    private @Nullable Node unitTree;

    /// @param wanted the fields that it will be asked for, and perhaps others
    EventSubject(Timeline timeline, Wanted wanted) {
        this.timeline = timeline;
        this.look = new Look(timeline, wanted);
        this.waits = new WaitFields(timeline);
        this.isOfHeaders = TimelineFields.areInHeaders(wanted);
        this.isOfUnits = TimelineFields.areInUnits(wanted);
    }

    private static Map<String, String> ownFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("frame", "Packet");
        fields.put("frame.number", "Packet number");
        fields.put("frame.time_epoch", "Time in seconds since 1970");
        fields.put("frame.time_relative", "Seconds since the first packet");
        fields.put("frame.len", "Length on the wire");
        fields.put("frame.cap_len", "Length in the capture");
        fields.put("frame.interface_id", "Vantage number");
        fields.put("frame.interface_name", "Vantage name");
        fields.put("frame.comment", "Packet comment");
        fields.put("tcp.stream", "TCP conversation");
        fields.put("udp.stream", "UDP conversation");
        fields.put("x.conversation", "Conversation");
        fields.put("x.step", "Step");
        fields.put("x.event", "Event name");
        fields.put("x.side", "Who sent it: client or server");
        fields.put("x.depth", "Depth at which it is a step");
        fields.put("x.hol.blocked_ms", "Milliseconds that its bytes waited for missing ones");
        fields.put("x.hol.culprit", "Packet that brought what its bytes waited for");
        fields.put("x.wait.cause", "Why it waited");
        fields.put("x.wait.ms", "Milliseconds that it waited");
        fields.put("x.link.kind", "What explains it, or what it explains: name, session, redirect, retry, sighting");
        fields.put("x.link.step", "Step that explains it, or that it explains");
        fields.put("x.link.why", "Why");
        for (TcpAnalysis verdict : TcpAnalysis.values()) {
            fields.put(verdict.id(), "TCP analysis");
        }
        fields.put("tcp.analysis", "TCP analysis");
        fields.put("tcp.analysis.flags", "TCP analysis");
        return Map.copyOf(fields);
    }

    /// Turns to another event.
    EventSubject on(int index) {
        event = index;
        packet = timeline.packetOf(index);
        return this;
    }

    @Override
    public List<Value> values(String fieldId, int layer) {
        boolean isRaw = fieldId.startsWith("@");
        String id = isRaw ? fieldId.substring(1) : fieldId;
        List<Value> own = layer > 1 ? null : own(id);
        if (own != null) {
            return own;
        }
        List<Value> values = new ArrayList<>();
        List<String> wanted = FieldCatalog.fieldsOf(id);
        Node tree = packetTree();
        if (tree != null) {
            collect(tree, wanted, layer, isRaw, values);
        }
        Node unit = unitTree();
        if (unit != null) {
            collect(unit, wanted, layer, isRaw, values);
        }
        return values;
    }

    private @Nullable List<Value> own(String id) {
        PacketTable packets = timeline.packets();
        return switch (id) {
            case "frame" -> List.of(Value.Number.of(packet));
            case "frame.number" -> List.of(Value.Number.of(packet));
            case "frame.time_epoch" -> List.of(Value.Number.of(packets.timeNanos(packet) / 1e9));
            case "frame.time_relative" -> List.of(
                    Value.Number.of((packets.timeNanos(packet) - timeline.firstTimeNanos()) / 1e9));
            case "frame.len" -> List.of(Value.Number.of(packets.wireLength(packet)));
            case "frame.cap_len" -> List.of(Value.Number.of(packets.capturedLength(packet)));
            case "frame.interface_id" -> packets.vantage(packet) < 0
                    ? List.of()
                    : List.of(Value.Number.of(packets.vantage(packet)));
            case "frame.interface_name" -> packets.vantage(packet) < 0
                    ? List.of()
                    : List.of(new Value.Text(
                            timeline.capture().vantages().get(packets.vantage(packet)).label()));
            case "frame.comment" -> timeline.capture().comments(packet).stream()
                    .<Value>map(Value.Text::new)
                    .toList();
            case "tcp.stream" -> conversation("TCP");
            case "udp.stream" -> conversation("UDP");
            case "x.conversation" -> packets.conversation(packet) < 0
                    ? List.of()
                    : List.of(Value.Number.of(packets.conversation(packet)));
            case "x.step" -> List.of(Value.Number.of(event + 1L));
            case "x.event" -> List.of(new Value.Text(timeline.idOf(event)));
            case "x.side" -> {
                Side side = timeline.side(event);
                yield side == null
                        ? List.of()
                        : List.of(new Value.Text(side.name().toLowerCase(java.util.Locale.ROOT)));
            }
            case "x.hol.blocked_ms", "x.hol.culprit", "x.wait.cause", "x.wait.ms" -> waits.values(event, id);
            case "x.link.kind", "x.link.step", "x.link.why" -> LinkFields.values(timeline, event, id);
            case "x.depth" -> List.of(new Value.Text(
                    timeline.depthOf(event).name().toLowerCase(java.util.Locale.ROOT)));
            case "tcp.analysis", "tcp.analysis.flags" -> packets.analysis(packet) == 0 ? List.of() : List.of(Value.Number.of(1));
            default -> id.startsWith("tcp.analysis.") || id.equals(TcpAnalysis.RECORDED_TWICE.id()) ? verdict(id) : null;
        };
    }

    /// Conversations of one transport are numbered among themselves, as in Wireshark.
    private List<Value> conversation(String transport) {
        int id = timeline.packets().conversation(packet);
        int number = id < 0 ? -1 : timeline.numberWithin(id, transport);
        return number < 0 ? List.of() : List.of(Value.Number.of(number));
    }

    private @Nullable List<Value> verdict(String id) {
        for (TcpAnalysis verdict : TcpAnalysis.values()) {
            if (verdict.id().equals(id)) {
                return verdict.in(timeline.packets().analysis(packet)) ? List.of(Value.Number.of(1)) : List.of();
            }
        }
        return null;
    }

    /// The fields of the packet: for its own event with those of the messages in it, for other events the headers. Null if none of them is
    /// looked for.
    private @Nullable Node packetTree() {
        boolean isWhole = isOfUnits && timeline.isPacketEvent(event);
        if (!isWhole && !isOfHeaders) {
            return null;
        }
        int of = isWhole ? event : EACH;
        if (packetTree == null || treePacket != packet || treeEvent != of) {
            packetTree = isWhole ? look.packet(packet) : look.headers(packet);
            treePacket = packet;
            treeEvent = of;
        }
        return packetTree;
    }

    /// The fields of the event's own unit.
    private @Nullable Node unitTree() {
        if (!isOfUnits || timeline.isPacketEvent(event)) {
            return null;
        }
        if (unitEvent != event) {
            unitTree = look.event(event);
            unitEvent = event;
        }
        return unitTree;
    }

    private static void collect(Node tree, List<String> wanted, int layer, boolean isRaw, List<Value> into) {
        int[] seen = new int[1];
        tree.walk(node -> {
            String id = node.field().id();
            for (String name : wanted) {
                if (id.equals(name) || node.field().type() == FieldType.GROUP && id.equals(name)) {
                    seen[0]++;
                    if (layer == 0 || seen[0] == layer) {
                        into.add(value(node, isRaw));
                    }
                }
            }
        });
    }

    private static Value value(Node node, boolean isRaw) {
        FieldType type = node.field().type();
        if (isRaw) {
            return octets(node);
        }
        return switch (type) {
            case NUMBER, HEX, FLAG -> Value.Number.of(node.number());
            case TIME -> Value.Number.of(node.number() / 1e9);
            case TEXT -> new Value.Text(text(node));
            case MAC_ADDRESS, IPV4_ADDRESS, IPV6_ADDRESS, BYTES, UNDECODED -> octets(node);
            case GROUP -> Value.Number.of(bits(node));
        };
    }

    /// Groups of flags have the value of their bits, as in `tcp.flags & 0x04`; longer groups are just there.
    private static long bits(Node group) {
        long length = group.range().bitLength();
        if (length == 0 || length > 32) {
            return 1;
        }
        return group.source().bits(group.range().bitFrom(), (int) length);
    }

    private static String text(Node node) {
        String name = node.name();
        if (name != null) {
            return name;
        }
        int length = (int) Math.min(node.range().byteLength(), 1 << 20);
        return node.source().text(node.range().byteFrom(), length, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Value octets(Node node) {
        int length = (int) Math.min(node.range().byteLength(), 1 << 20);
        return new Value.Octets(node.source().toArray(node.range().byteFrom(), length));
    }
}
