package dev.framewalk.ui.packets;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.telling.PacketLine;
import dev.framewalk.timeline.telling.PacketLiner;
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
        PacketLine line = PacketLiner.of(timeline).line(number);
        return new PacketRow(
                number,
                line.timeNanos(),
                line.source(),
                line.destination(),
                line.protocol(),
                line.length(),
                timeline.packets().conversation(number),
                line.info(),
                kind(
                        line.protocol(),
                        new Look(timeline).headers(number),
                        timeline.packets().analysis(number)));
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
