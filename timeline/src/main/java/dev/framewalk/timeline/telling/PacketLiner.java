package dev.framewalk.timeline.telling;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.recording.FlowTrack;
import dev.framewalk.timeline.recording.HostNames;
import dev.framewalk.timeline.story.PacketEvent;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.sweep.Flow;
import org.jspecify.annotations.Nullable;

/// Writes packets as lines of a list.
public final class PacketLiner {
    private static final Texts WORDS = StoryWords.here();
    private static final String[] FLAG_NAMES = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"};
    private static final int MAXIMUM_SEGMENT_SIZE = 2;
    private static final int WINDOW_SCALE = 3;
    private static final int SACK_PERMITTED = 4;
    private static final int SACK = 5;
    private static final int TIMESTAMPS = 8;

    private final Timeline timeline;
    private final PacketTeller teller;

    /// The liner of a timeline.
    public static PacketLiner of(Timeline timeline) {
        return timeline.kept(PacketLiner.class, PacketLiner::new);
    }

    private PacketLiner(Timeline timeline) {
        this.timeline = timeline;
        this.teller = new PacketTeller(timeline);
    }

    public PacketLine line(int packet) {
        LayerStack stack = timeline.walk(packet);
        int last = innermost(stack);
        String source = "";
        String destination = "";
        if (last >= 0 && stack.addressLength(last) > 0) {
            source = HostNames.text(
                    stack.addressWindow(last), stack.sourceAddressAt(last), stack.addressLength(last));
            destination = HostNames.text(
                    stack.addressWindow(last), stack.destinationAddressAt(last), stack.addressLength(last));
        } else if (last >= 0) {
            Node tree = new Look(timeline).headers(packet);
            source = text(tree.find("eth.src"));
            destination = text(tree.find("eth.dst"));
        }
        PacketTitle title = PacketTitle.of(timeline, packet);
        int conversation = timeline.packets().conversation(packet);
        String protocol = last < 0 ? "" : stack.layer(last).protocol().name();
        String info;
        int tcp = stack.lastIndexOf(Tcp.LAYER);
        boolean isSegment = tcp >= 0
                && !stack.isQuoted(tcp)
                && conversation >= 0
                && stack.end(tcp) - stack.header(tcp) >= Tcp.SHORTEST_HEADER;
        if (!title.words().isEmpty()) {
            protocol = isSegment ? protocolName(conversation, title.channel()) : protocol;
            info = title.words();
        } else if (isSegment) {
            info = segment(packet, conversation, stack, tcp);
        } else {
            info = teller.sentence(packet);
        }
        return new PacketLine(
                packet,
                timeline.packets().timeNanos(packet),
                source,
                destination,
                protocol,
                timeline.packets().wireLength(packet),
                info);
    }

    private static String text(@Nullable Node node) {
        return node == null ? "" : node.display();
    }

    private static int innermost(LayerStack stack) {
        int last = -1;
        for (int i = 0; i < stack.depth() && !stack.isQuoted(i); i++) {
            last = i;
        }
        return last;
    }

    private String segment(int packet, int conversation, LayerStack stack, int i) {
        Bytes bytes = stack.window(i);
        long header = stack.header(i);
        FlowTrack track = timeline.recording().track(conversation);
        int direction = timeline.packets().direction(packet);
        int flags = Tcp.flags(bytes, header);
        StringBuilder line = new StringBuilder(96);
        verdicts(packet, line);
        line.append(Tcp.sourcePort(bytes, header)).append(" → ").append(Tcp.destinationPort(bytes, header));
        flags(flags, line);
        line.append(" Seq=").append(Tcp.sequenceNumber(bytes, header) - track.base(direction) & 0xffff_ffffL);
        if ((flags & TcpFlags.ACK) != 0) {
            line.append(" Ack=")
                    .append(Tcp.acknowledgmentNumber(bytes, header) - track.base(1 - direction) & 0xffff_ffffL);
        }
        int scale = (flags & TcpFlags.SYN) != 0 ? 0 : Math.max(0, track.scale(direction));
        line.append(" Win=").append((long) Tcp.window(bytes, header) << scale);
        line.append(" Len=").append(Math.max(0, stack.endOnWire(i) - stack.payload(i)));
        options(bytes, header + Tcp.SHORTEST_HEADER, Math.min(stack.payload(i), stack.end(i)), track, direction, line);
        return line.toString();
    }

    private void verdicts(int packet, StringBuilder line) {
        int analysis = timeline.packets().analysis(packet);
        for (TcpAnalysis verdict : TcpAnalysis.of(analysis)) {
            String key = "line" + verdict.id().substring(verdict.id().lastIndexOf('.'));
            if (!WORDS.has(key)) {
                continue;
            }
            Object detail = timeline.recording().detail(timeline.firstEventOf(packet));
            line.append(
                            detail instanceof PacketEvent.DuplicateAck duplicate && verdict == TcpAnalysis.DUPLICATE_ACK
                                    ? WORDS.say(key, "of", duplicate.of(), "number", duplicate.number())
                                    : WORDS.say(key))
                    .append(' ');
        }
    }

    private static void flags(int flags, StringBuilder line) {
        boolean isFirst = true;
        line.append(' ');
        for (int bit = 0; bit < FLAG_NAMES.length; bit++) {
            if ((flags & 1 << bit) != 0) {
                line.append(isFirst ? "[" : ", ").append(FLAG_NAMES[bit]);
                isFirst = false;
            }
        }
        line.append(isFirst ? "[<None>]" : "]");
    }

    /// The options that people look for; what is malformed ends the list.
    private static void options(
            Bytes bytes, long from, long to, FlowTrack track, int direction, StringBuilder line) {
        long at = from;
        while (at < to) {
            int kind = bytes.u8(at);
            if (kind == 1) {
                at++;
                continue;
            }
            if (kind == 0 || at + 2 > to) {
                return;
            }
            int length = bytes.u8(at + 1);
            if (length < 2 || at + length > to) {
                return;
            }
            if (kind == MAXIMUM_SEGMENT_SIZE && length == 4) {
                line.append(" MSS=").append(bytes.u16(at + 2));
            } else if (kind == WINDOW_SCALE && length == 3) {
                line.append(" WS=").append(1 << Math.min(14, bytes.u8(at + 2)));
            } else if (kind == SACK_PERMITTED) {
                line.append(" SACK_PERM");
            } else if (kind == TIMESTAMPS && length == 10) {
                line.append(" TSval=").append(bytes.u32(at + 2)).append(" TSecr=").append(bytes.u32(at + 6));
            } else if (kind == SACK) {
                for (long block = at + 2; block + 8 <= at + length; block += 8) {
                    line.append(" SLE=")
                            .append(bytes.u32(block) - track.base(1 - direction) & 0xffff_ffffL)
                            .append(" SRE=")
                            .append(bytes.u32(block + 4) - track.base(1 - direction) & 0xffff_ffffL);
                }
            }
            at += length;
        }
    }

    /// What a channel of a conversation speaks; what is known of the conversation where that is not known.
    private String protocolName(int conversation, int channel) {
        Flow flow = timeline.recording().flow(conversation);
        Protocol protocol = flow.channel(channel).protocol();
        return protocol == null ? flow.protocolName() : protocol.name();
    }
}
