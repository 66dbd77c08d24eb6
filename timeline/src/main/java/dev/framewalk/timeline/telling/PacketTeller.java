package dev.framewalk.timeline.telling;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.decoders.udp.Udp;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.recording.HostNames;
import dev.framewalk.timeline.story.StoryWords;
import org.jspecify.annotations.Nullable;

/// Tells packets that are no TCP segments: datagrams, fragments, address resolution, reports of trouble.
///
/// It reads the explained fields by their ids, so that a protocol needs to do nothing to be told in general, and a template in
/// `words.properties` to be told well.
final class PacketTeller {
    private static final Texts WORDS = StoryWords.here();

    private final Timeline timeline;

    PacketTeller(Timeline timeline) {
        this.timeline = timeline;
    }

    String sentence(int packet) {
        LayerStack stack = timeline.walk(packet);
        int last = innermost(stack);
        if (last < 0) {
            return WORDS.say("unreadable", "bytes", bytes(packet));
        }
        PacketLayer layer = stack.layer(last);
        String from = HostNames.text(stack.addressWindow(last), stack.sourceAddressAt(last), stack.addressLength(last));
        String to =
                HostNames.text(stack.addressWindow(last), stack.destinationAddressAt(last), stack.addressLength(last));
        String id = layer.protocol().id();
        String told =
                switch (id) {
                    case "arp" -> arp(packet);
                    case "icmp", "icmpv6" -> icmp(packet, id, from, to);
                    default -> null;
                };
        if (told != null) {
            return told;
        }
        if (stack.stop() == LayerStack.Stop.FRAGMENT) {
            return fragment(packet, from, to);
        }
        int udp = stack.lastIndexOf(Udp.LAYER);
        if (udp >= 0 && !stack.isQuoted(udp) && timeline.packets().conversation(packet) >= 0) {
            return datagram(packet, stack, udp, last);
        }
        String protocol = stack.stop() == LayerStack.Stop.UNCLAIMED
                ? new Look(timeline).words(stack.unclaimedSpace(), stack.unclaimedValue())
                : layer.protocol().name();
        return from.isEmpty()
                ? link(packet, protocol)
                : WORDS.say("other", "from", from, "to", to, "protocol", protocol, "bytes", bytes(packet));
    }

    private static int innermost(LayerStack stack) {
        int last = -1;
        for (int i = 0; i < stack.depth() && !stack.isQuoted(i); i++) {
            last = i;
        }
        return last;
    }

    private String bytes(int packet) {
        return Quantities.bytes(timeline.packets().wireLength(packet));
    }

    private String link(int packet, String protocol) {
        Node tree = new Look(timeline).headers(packet);
        Node from = tree.find("eth.src");
        Node to = tree.find("eth.dst");
        return from == null || to == null
                ? WORDS.say("other.nobody", "protocol", protocol, "bytes", bytes(packet))
                : WORDS.say(
                        "other",
                        "from",
                        from.display(),
                        "to",
                        to.display(),
                        "protocol",
                        protocol,
                        "bytes",
                        bytes(packet));
    }

    private String datagram(int packet, LayerStack stack, int udp, int last) {
        int conversation = timeline.packets().conversation(packet);
        String who = Teller.subject(timeline.side(conversation, timeline.packets().direction(packet)));
        String size = Quantities.bytes(Math.max(0, stack.endOnWire(udp) - stack.payload(udp)));
        String title = PacketTitle.of(timeline, packet).words();
        if (!title.isEmpty()) {
            return WORDS.say(
                    "udp.datagram.titled",
                    "Who",
                    who,
                    "protocol",
                    stack.layer(last).protocol().name(),
                    "title",
                    title,
                    "bytes",
                    size);
        }
        return last > udp
                ? WORDS.say(
                        "udp.datagram.named",
                        "Who",
                        who,
                        "protocol",
                        stack.layer(last).protocol().name(),
                        "bytes",
                        size)
                : WORDS.say("udp.datagram", "Who", who, "bytes", size);
    }

    private String fragment(int packet, String from, String to) {
        Node tree = new Look(timeline).headers(packet);
        Node offset = tree.find("ip.frag_offset");
        long begin = 0;
        if (offset != null) {
            begin = offset.number() * 8;
        } else {
            Node wide = tree.find("ipv6.fraghdr.offset");
            begin = wide == null ? 0 : wide.number() * 8;
        }
        Node data = tree.find("x.packet.fragment-data");
        return WORDS.say(
                "ip.fragment",
                "from",
                from,
                "to",
                to,
                "bytes",
                Quantities.bytes(data == null ? 0 : data.range().byteLength()),
                "offset",
                Quantities.count(begin));
    }

    private @Nullable String arp(int packet) {
        Node tree = new Look(timeline).headers(packet);
        Node opcode = tree.find("arp.opcode");
        Node from = tree.find("arp.src.proto_ipv4");
        Node target = tree.find("arp.dst.proto_ipv4");
        Node mac = tree.find("arp.src.hw_mac");
        if (opcode == null || from == null || target == null || mac == null) {
            return null;
        }
        Node same = tree.find("arp.isgratuitous");
        String key;
        if (same != null && same.number() != 0) {
            key = "arp.gratuitous";
        } else if (opcode.number() == 1) {
            key = from.display().equals("0.0.0.0") ? "arp.probe" : "arp.request";
        } else {
            key = opcode.number() == 2 ? "arp.reply" : "arp.other";
        }
        return WORDS.say(
                key,
                "from",
                key.equals("arp.reply") || key.equals("arp.gratuitous") ? mac.display() : from.display(),
                "target",
                target.display(),
                "address",
                from.display(),
                "mac",
                mac.display(),
                "opcode",
                opcode.display());
    }

    private @Nullable String icmp(int packet, String protocol, String from, String to) {
        Node tree = new Look(timeline).headers(packet);
        Node type = tree.find(protocol + ".type");
        if (type == null) {
            return null;
        }
        boolean isSix = protocol.equals("icmpv6");
        Node sequence = tree.find(isSix ? "icmpv6.echo.sequence_number" : "icmp.seq");
        long number = type.number();
        if (sequence != null && number == (isSix ? 128 : 8)) {
            return WORDS.say("icmp.echo-request", "from", from, "to", to, "sequence", sequence.number());
        }
        if (sequence != null && number == (isSix ? 129 : 0)) {
            return WORDS.say("icmp.echo-reply", "from", from, "to", to, "sequence", sequence.number());
        }
        Node code = tree.find(protocol + ".code");
        String what = name(type);
        String more = code == null ? "" : name(code);
        return WORDS.say(
                "icmp.message",
                "from",
                from,
                "to",
                to,
                "what",
                more.isEmpty() || more.equals(what) ? what : what + ", " + more);
    }

    private static String name(Node node) {
        String name = node.name();
        return name == null ? node.display() : name;
    }
}
