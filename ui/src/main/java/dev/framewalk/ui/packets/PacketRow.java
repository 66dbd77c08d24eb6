package dev.framewalk.ui.packets;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.Conversation;
import dev.framewalk.timeline.PacketTable;
import dev.framewalk.timeline.Timeline;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One packet as a list shows it; made only for rows in sight.
///
/// @param kind what its colour says, one of the classes of the style sheet
record PacketRow(
        int number,
        long timeNanos,
        String source,
        String destination,
        String protocol,
        int length,
        int conversation,
        String info,
        String kind) {

    static PacketRow of(Timeline timeline, int number) {
        PacketTable packets = timeline.packets();
        int conversationId = packets.conversation(number);
        Conversation conversation = conversationId < 0 ? null : timeline.conversation(conversationId);
        Node tree = timeline.explain(number);
        String source;
        String destination;
        if (conversation != null) {
            Side side = conversation.side(packets.direction(number));
            source = conversation.end(side).toString();
            destination = conversation.end(side.other()).toString();
        } else {
            source = address(tree, List.of("ip.src", "ipv6.src", "arp.src.proto_ipv4", "eth.src"));
            destination = address(tree, List.of("ip.dst", "ipv6.dst", "arp.dst.proto_ipv4", "eth.dst"));
        }
        int layer = packets.protocol(number);
        String innermost =
                layer == 0 ? "" : timeline.protocols().layers().get(layer - 1).protocol().name();
        int first = timeline.firstEventOf(number);
        int told = first;
        for (int event = first; event < timeline.eventCount() && timeline.packetOf(event) == number; event++) {
            // what the packet completed says more than the packet itself
            if (timeline.depthOf(event).compareTo(Depth.FRAMES) <= 0 && timeline.event(event).unit() != null) {
                told = event;
                break;
            }
        }
        String protocol = conversation != null && told != first ? conversation.protocol() : innermost;
        String info = told < timeline.eventCount() ? timeline.event(told).sentence() : "";
        return new PacketRow(
                number,
                packets.timeNanos(number),
                source,
                destination,
                protocol,
                packets.wireLength(number),
                conversationId,
                info,
                kind(protocol, tree, packets.analysis(number)));
    }

    private static String address(Node tree, List<String> ids) {
        for (String id : ids) {
            Node found = tree.find(id);
            if (found != null) {
                return found.display();
            }
        }
        return "";
    }

    /// The default colouring rules that users of Wireshark know, in their order.
    private static String kind(String protocol, Node tree, int analysis) {
        int unremarkable = TcpAnalysis.WINDOW_UPDATE.bit()
                | TcpAnalysis.KEEP_ALIVE.bit()
                | TcpAnalysis.KEEP_ALIVE_ACK.bit()
                | TcpAnalysis.TFO_SYN.bit()
                | TcpAnalysis.TFO_ACK.bit();
        if ((analysis & ~unremarkable) != 0) {
            return "packet-bad";
        }
        if (isSet(tree, "tcp.flags.reset")) {
            return "packet-reset";
        }
        String name = protocol.toLowerCase(Locale.ROOT);
        if (name.startsWith("icmp")) {
            return "packet-icmp";
        }
        if (name.startsWith("arp")) {
            return "packet-arp";
        }
        if (name.startsWith("http") || name.startsWith("websocket")) {
            return "packet-http";
        }
        if (isSet(tree, "tcp.flags.syn") || isSet(tree, "tcp.flags.fin")) {
            return "packet-open-close";
        }
        if (tree.find("tcp.flags") != null || tree.find("tcp") != null) {
            return "packet-tcp";
        }
        return tree.find("udp") != null ? "packet-udp" : "packet-other";
    }

    private static boolean isSet(Node tree, String id) {
        @Nullable Node flag = tree.find(id);
        return flag != null && flag.number() != 0;
    }
}
