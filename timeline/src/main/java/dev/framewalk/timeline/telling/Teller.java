package dev.framewalk.timeline.telling;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Display;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.recording.Endpoint;
import dev.framewalk.timeline.recording.Exchanges;
import dev.framewalk.timeline.recording.FlowTrack;
import dev.framewalk.timeline.recording.HostName;
import dev.framewalk.timeline.recording.PacketNumbers;
import dev.framewalk.timeline.story.PacketEvent;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.story.TcpStory;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.StreamMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells events as sentences, with the values in them. Any thread may ask.
public final class Teller {
    private static final Texts WORDS = StoryWords.here();
    /// Letters of unknown data that are shown.
    private static final int EXCERPT = 48;

    private final Timeline timeline;
    private final SegmentTeller segments;
    private final PacketTeller packets;

    /// The teller of a timeline.
    public static Teller of(Timeline timeline) {
        return timeline.kept(Teller.class, Teller::new);
    }

    private Teller(Timeline timeline) {
        this.timeline = timeline;
        this.segments = new SegmentTeller(timeline);
        this.packets = new PacketTeller(timeline);
    }

    /// One event, with its sentence.
    public Event event(int index) {
        int packet = timeline.packetOf(index);
        return new Event(
                index,
                timeline.idOf(index),
                packet,
                timeline.packets().vantage(packet),
                timeline.packets().timeNanos(packet),
                timeline.conversationOf(index),
                timeline.side(index),
                timeline.depthOf(index),
                timeline.unit(index),
                certainty(index),
                sentence(index));
    }

    /// An event as one line to read aloud: `Packet 14, client to server, 12.4 ms: GET / asks for a resource`. Times count from the
    /// first packet of the conversation.
    public String spoken(int index) {
        Event event = event(index);
        int conversation = event.conversation();
        return spoken(
                event,
                conversation < 0 ? null : timeline.conversation(conversation),
                timeline.hasSeveralVantages() ? timeline.vantageLabel(event.packet()) : "");
    }

    private String sentence(int event) {
        Object detail = timeline.recording().detail(event);
        int packet = timeline.packetOf(event);
        if (timeline.isPacketEvent(event)) {
            if (detail instanceof PacketEvent.RecordedTwice copy) {
                return WORDS.say(TcpAnalysis.RECORDED_TWICE.id(), "of", copy.of());
            }
            String segment = timeline.idOf(event).equals("tcp.segment")
                    ? segments.sentence(packet, timeline.conversationOf(event), detail)
                    : null;
            return segment == null ? packets.sentence(packet) : segment;
        }
        return switch (detail) {
            case ExchangeEvent part -> part.sentence() + times(event, part);
            case StreamEvent told -> told.sentence();
            case TcpEvent tcp -> tcp(event, tcp);
            case PacketEvent other -> other(event, other);
            case null, default -> timeline.idOf(event);
        };
    }

    /// How we know an event.
    public Certainty certainty(int event) {
        Object detail = timeline.recording().detail(event);
        if (detail instanceof TcpEvent.JoinedMidway) {
            return timeline.conversation(timeline.conversationOf(event)).clientCertainty();
        }
        if (detail instanceof TcpEvent tcp) {
            String basis = tcp.id() + ".basis";
            return WORDS.has(basis) ? new Certainty.Inferred(WORDS.say(basis)) : tcp.certainty();
        }
        if (detail instanceof PacketEvent other && WORDS.has(other.id() + ".basis")) {
            return new Certainty.Inferred(WORDS.say(other.id() + ".basis"));
        }
        int conversation = timeline.conversationOf(event);
        if (detail instanceof StreamEvent && conversation >= 0) {
            int gap = timeline.recording().track(conversation).firstGapPacket();
            if (gap != 0 && timeline.packetOf(event) >= gap) {
                return new Certainty.Inferred(WORDS.say("since.gap", "packet", gap));
            }
        }
        return Certainty.OBSERVED;
    }

    static String subject(Side side) {
        return WORDS.say(side == Side.CLIENT ? "Client" : "Server");
    }

    static String object(Side side) {
        return WORDS.say(side == Side.CLIENT ? "the-client" : "the-server");
    }

    /// `a, b and c`.
    static String list(List<String> parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : WORDS.say(i == parts.size() - 1 ? "list.last" : "list.next"))
                    .append(parts.get(i));
        }
        return text.toString();
    }

    // ---- exchanges

    /// How long the answer took, for events that end an exchange.
    private String times(int event, ExchangeEvent part) {
        if (part.part() != ExchangeEvent.Part.ANSWERED || part.exchange() == 0) {
            return "";
        }
        Exchanges exchanges = timeline.recording().track(timeline.conversationOf(event)).exchanges(timeline.channelNumberOf(event));
        int asked = exchanges.event(part.exchange(), ExchangeEvent.Part.ASKED);
        if (asked == Exchanges.NOTHING) {
            asked = exchanges.event(part.exchange(), ExchangeEvent.Part.ASKING);
        }
        if (asked == Exchanges.NOTHING || timeline.packetOf(asked) > timeline.packetOf(event)) {
            return "";
        }
        int begun = exchanges.event(part.exchange(), ExchangeEvent.Part.ANSWERING);
        // near the server, answers are seen when they leave, and nobody sees when they come
        String leaving = timeline.handshake(timeline.conversationOf(event)).isNear(Side.SERVER) ? ".leaving" : "";
        long whole = timeline.packets().between(timeline.readablePacket(asked), timeline.readablePacket(event));
        if (begun == Exchanges.NOTHING || timeline.packetOf(begun) == timeline.packetOf(event)) {
            return WORDS.say("time.answered" + leaving, "time", Quantities.duration(whole));
        }
        return WORDS.say(
                "time.answered.both" + leaving,
                "first",
                Quantities.duration(
                        timeline.packets().between(timeline.readablePacket(asked), timeline.readablePacket(begun))),
                "last",
                Quantities.duration(whole));
    }

    // ---- connections

    private String tcp(int event, TcpEvent tcp) {
        int id = timeline.conversationOf(event);
        Conversation conversation = timeline.conversation(id);
        Side side = timeline.side(event);
        Side sender = side == null ? Side.CLIENT : side;
        String stream = WORDS.say(sender == Side.CLIENT ? "stream.client" : "stream.server");
        return switch (tcp) {
            case TcpEvent.Requested e -> ends(e.id() + vantageKey(), event, conversation, sender, -1);
            case TcpEvent.Accepted e -> accepted(e, sender);
            case TcpEvent.Established e -> established(event, e, conversation);
            case TcpEvent.Refused e -> ends(e.id(), event, conversation, sender, e.afterNanos());
            case TcpEvent.Unanswered e -> WORDS.say(
                    e.id(), "client", conversation.client(), "server", conversation.server(), "count", e.tries());
            case TcpEvent.OneSided e -> ends(e.id(), event, conversation, sender, -1);
            case TcpEvent.JoinedMidway e -> ends(e.id(), event, conversation, sender, -1);
            case TcpEvent.Finished e -> ends(e.id(), event, conversation, sender, -1);
            case TcpEvent.HalfClosed e -> ends(e.id(), event, conversation, sender, -1);
            case TcpEvent.LeftOpen e -> ends(e.id(), event, conversation, sender, -1);
            case TcpEvent.Closed e -> closed(e, event, conversation);
            case TcpEvent.Reset e -> ends(
                    e.id() + (e.afterClose() ? ".closed" : ""), event, conversation, sender, e.openNanos());
            case TcpEvent.HoleOpened e -> WORDS.say(
                    e.id() + (isUnseen(id, sender, e) ? ".unseen" : standpoint(id, sender)),
                    "range",
                    Quantities.range(e.from(), e.to()),
                    "stream",
                    stream,
                    "other",
                    object(sender.other()));
            case TcpEvent.HoleFilled e -> filled(e, sender, stream) + WORDS.say(
                    e.id() + ".waited" + standpoint(id, sender),
                    "waiting",
                    Quantities.bytes(e.waitingBytes()),
                    "first",
                    e.firstWaiting(),
                    "time",
                    Quantities.duration(e.waitedNanos()));
            case TcpEvent.Gap e -> WORDS.say(e.id() + (e.depth() == Depth.STORY ? "" : ".again"), "range", Quantities.range(e.from(), e.to()), "stream", stream);
            case TcpEvent.Conflict e -> WORDS.say(
                    e.id(),
                    "range",
                    Quantities.range(e.from(), e.from() + e.length()),
                    "stream",
                    stream,
                    "first",
                    e.firstPacket(),
                    "second",
                    e.secondPacket());
            case TcpEvent.WindowClosed e -> ends(e.id(), event, conversation, sender, -1);
            case TcpEvent.WindowOpened e -> WORDS.say(
                    e.id(),
                    "Who",
                    subject(sender),
                    "bytes",
                    Quantities.bytes(e.bytes()),
                    "time",
                    Quantities.duration(e.afterNanos()));
            case TcpEvent.Repeated e -> repeated(event, e, sender, stream);
            case TcpEvent.DuplicateAcks e -> WORDS.say(
                    e.id(),
                    "Who",
                    subject(sender),
                    "count",
                    Quantities.count(e.count()),
                    "time",
                    Quantities.duration(e.nanos()),
                    "first",
                    e.firstPacket(),
                    "next",
                    Quantities.count(e.next()));
            case TcpEvent.Judged e -> judged(event, e, id, sender);
            case TcpEvent.RuleBroken e -> e.sentence();
            case TcpEvent.Turn e -> turn(id, e, sender);
        };
    }

    private static String accepted(TcpEvent.Accepted e, Side sender) {
        String how = "";
        if (e.asked() == 0) {
            how = ".unknown";
        } else if (e.asked() != e.firstAsked()) {
            how = ".again";
        }
        return WORDS.say(
                e.id() + how,
                "Who",
                subject(sender),
                "time",
                Quantities.duration(e.afterNanos()),
                "asked",
                e.asked(),
                "first",
                e.firstAsked(),
                "lost",
                Quantities.duration(e.lostNanos()));
    }

    private String established(int event, TcpEvent.Established e, Conversation conversation) {
        String how = vantageKey();
        if (!e.isAskSeen()) {
            how = ".unknown";
        } else if (e.isSimultaneous()) {
            how = ".both" + how;
        } else if (e.hasLost()) {
            how = ".again" + how;
        }
        return WORDS.say(
                e.id() + how,
                "client",
                named(conversation.client(), event),
                "server",
                named(conversation.server(), event),
                "clientEnd",
                conversation.client(),
                "time",
                Quantities.duration(e.handshakeNanos()),
                "trip",
                Quantities.duration(e.roundTripNanos()),
                "vantage",
                timeline.vantageLabel(timeline.packetOf(event)));
    }

    private String vantageKey() {
        return timeline.hasSeveralVantages() ? ".vantage" : "";
    }

    private String ends(String key, int event, Conversation conversation, Side sender, long time) {
        return WORDS.say(
                key,
                "Who",
                subject(sender),
                "who",
                object(sender),
                "Other",
                subject(sender.other()),
                "other",
                object(sender.other()),
                "from",
                named(conversation.end(sender), event),
                "to",
                named(conversation.end(sender.other()), event),
                "client",
                named(conversation.client(), event),
                "server",
                named(conversation.server(), event),
                "clientEnd",
                conversation.client(),
                "time",
                Quantities.duration(time),
                "vantage",
                timeline.vantageLabel(timeline.packetOf(event)));
    }

    private String closed(TcpEvent.Closed e, int event, Conversation conversation) {
        long client = Math.max(conversation.clientBytes(), e.end(conversation.clientDirection()));
        long server = Math.max(conversation.serverBytes(), e.end(1 - conversation.clientDirection()));
        long missing = client - conversation.clientBytes() + server - conversation.serverBytes();
        return WORDS.say(
                e.id() + (missing > 0 ? ".missing" : ""),
                "client",
                named(conversation.client(), event),
                "server",
                named(conversation.server(), event),
                "clientBytes",
                Quantities.bytes(client),
                "serverBytes",
                Quantities.bytes(server),
                "missing",
                Quantities.bytes(missing),
                "time",
                Quantities.duration(e.openNanos()));
    }

    /// An end with the name that the capture has told for its address by then: `shop.example (10.0.0.1:80)`.
    private String named(Endpoint end, int event) {
        HostName name = timeline.hostNames().of(end.address());
        if (name == null
                || name.source() == HostName.Source.REQUEST
                || name.packet() > timeline.packetOf(event)) {
            return end.toString();
        }
        return WORDS.say("named", "name", name.name(), "end", end);
    }

    private static String filled(TcpEvent.HoleFilled e, Side sender, String stream) {
        String how = "";
        if (TcpAnalysis.FAST_RETRANSMISSION.in(e.verdict())) {
            how = ".fast";
        } else if (TcpAnalysis.OUT_OF_ORDER.in(e.verdict())) {
            how = ".late";
        } else if (TcpStory.isRepetition(e.verdict())) {
            how = ".timeout";
        }
        return WORDS.say(
                e.id() + how,
                "who",
                object(sender),
                "range",
                Quantities.range(e.from(), e.to()),
                "stream",
                stream);
    }

    /// Whether what is missing here was missing at the receiver too: only near it. Where that is, may be known later than the hole.
    private String standpoint(int conversation, Side sender) {
        return timeline.handshake(conversation).isNear(sender.other()) ? "" : ".elsewhere";
    }

    /// Whether all that was read since did not bring the first missing byte, and will not.
    private boolean isUnseen(int conversation, Side sender, TcpEvent.HoleOpened hole) {
        StreamMap map = timeline.streamMap(conversation, sender);
        if (map == null || map.end() <= hole.from()) {
            return false;
        }
        int piece = map.pieceAfter(hole.from());
        return piece < map.pieces() && map.from(piece) > hole.from();
    }

    private String repeated(int event, TcpEvent.Repeated e, Side sender, String stream) {
        String key = e.id();
        int original = packetBehind(event);
        if (e.isSyn()) {
            key += timeline.segmentHas(timeline.packetOf(event), TcpFlags.ACK) ? ".syn-ack" : ".syn";
        } else if (e.from() == e.to()) {
            key += ".empty";
        } else if (e.to() <= 0) {
            key += ".before";
        } else {
            key += original == 0 && e.verdict() == TcpAnalysis.RETRANSMISSION ? ".unseen" : "";
        }
        long since = original == 0 ? 0 : timeline.packets().between(original, timeline.packetOf(event));
        String chosen = WORDS.has(key) ? key : e.id();
        return WORDS.say(
                chosen,
                "Who",
                subject(sender),
                "who",
                object(sender),
                "other",
                object(sender.other()),
                "range",
                e.to() <= 0 ? "" : Quantities.range(Math.max(0, e.from()), e.to()),
                "stream",
                stream,
                "original",
                original,
                "time",
                Quantities.duration(since));
    }

    /// The packet that an event refers back to; 0 if there is none.
    public int packetBehind(int event) {
        int conversation = timeline.conversationOf(event);
        Side side = timeline.side(event);
        return switch (timeline.recording().detail(event)) {
            case TcpEvent.Repeated e when side != null && e.isSyn() -> firstPacketOf(conversation, side);
            case TcpEvent.Repeated e when side != null && e.from() < e.to() -> packetOf(
                    conversation, side, e.from(), timeline.packetOf(event));
            case TcpEvent.HoleFilled e -> e.firstWaiting();
            case TcpEvent.DuplicateAcks e -> e.firstPacket();
            case TcpEvent.Conflict e -> e.firstPacket();
            case null, default -> 0;
        };
    }

    /// The packet that brought this byte first, before the one given; 0 if none did.
    private int packetOf(int conversation, Side side, long position, int before) {
        StreamMap map = timeline.recording().flow(conversation).map(side);
        if (map == null) {
            return 0;
        }
        int piece = map.pieceAfter(position);
        return piece < map.pieces() && map.from(piece) <= position && map.packet(piece) < before
                ? map.packet(piece)
                : 0;
    }

    private String judged(int event, TcpEvent.Judged e, int conversation, Side sender) {
        int packet = timeline.packetOf(event);
        long window = windowBytes(packet, conversation);
        String how = "";
        if (e.verdict() == TcpAnalysis.WINDOW_UPDATE && window < 0) {
            how = ".unknown";
        } else if (e.verdict() == TcpAnalysis.ZERO_WINDOW_PROBE && isSegmentEmpty(packet)) {
            how = ".empty";
        }
        return WORDS.say(
                e.id() + how,
                "Who",
                subject(sender),
                "who",
                object(sender),
                "other",
                object(sender.other()),
                "bytes",
                Quantities.bytes(window));
    }

    private String turn(int conversation, TcpEvent.Turn turn, Side sender) {
        long length = turn.to() - turn.from();
        StreamMap map = timeline.recording().flow(conversation).map(sender);
        String text = "";
        if (map != null) {
            Bytes bytes = map.bytes(turn.from(), turn.to(), timeline.capture().bytes(), EXCERPT + 1);
            text = excerpt(bytes);
        }
        return WORDS.say(
                turn.packets() > 1 ? "tcp.data-sent.packets" : turn.id(),
                "Who",
                subject(sender),
                "bytes",
                Quantities.bytes(length),
                "packets",
                Quantities.count(turn.packets()),
                "text",
                text);
    }

    /// The beginning of unknown bytes: as text if they are text, else in hexadecimal.
    private static String excerpt(Bytes bytes) {
        int length = (int) Math.min(bytes.length(), EXCERPT);
        boolean isText = true;
        for (int i = 0; i < length; i++) {
            int octet = bytes.u8(i);
            isText &= octet >= ' ' && octet < 0x7f || octet == '\n' || octet == '\r' || octet == '\t';
        }
        if (isText) {
            String shown = bytes.text(0, length, StandardCharsets.US_ASCII).strip();
            String more = bytes.length() > EXCERPT ? "…" : "";
            return WORDS.say("tcp.data-sent.text", "text", shown.replaceAll("\\s+", " ") + more);
        }
        return WORDS.say("tcp.data-sent.hex", "text", Display.bytes(bytes, 0, Math.min(bytes.length(), 16))
                + (bytes.length() > 16 ? "…" : ""));
    }

    // ---- others

    private String other(int event, PacketEvent other) {
        if (other instanceof PacketEvent.ClockSetBack back) {
            return WORDS.say(back.id(), "time", Quantities.duration(back.nanos()));
        }
        if (other instanceof PacketEvent.TimeLeftOut out) {
            return WORDS.say(out.id() + (out.nanos() < 0 ? ".behind" : ""), "time", Quantities.duration(Math.abs(out.nanos())));
        }
        int id = timeline.conversationOf(event);
        Conversation conversation = timeline.conversation(id);
        Side side = timeline.side(event);
        Side sender = side == null ? Side.CLIENT : side;
        return switch (other) {
            case PacketEvent.DatagramCompleted e -> WORDS.say(
                    e.id(), "from", conversation.end(sender).address(), "to", conversation.end(sender.other()).address());
            case PacketEvent.RecordedTwice e -> WORDS.say(
                    e.id(), "packet", timeline.packetOf(event), "of", e.of(), "time", Quantities.duration(e.nanos()));
            case PacketEvent.DatagramsBegan e -> WORDS.say(
                    // whose the others are, the first one does not say
                    timeline.recording().flow(id).root().onSameBytes().isEmpty() ? e.id() : e.id() + ".read",
                    "from",
                    conversation.end(sender),
                    "to",
                    conversation.end(sender.other()),
                    "bytes",
                    Quantities.bytes(e.bytes()));
            case PacketEvent.About e -> {
                Conversation about = timeline.conversation(e.conversation());
                yield WORDS.say(
                        e.id(),
                        "message",
                        packets.sentence(timeline.packetOf(event)),
                        "transport",
                        about.transport(),
                        "client",
                        about.client(),
                        "server",
                        about.server());
            }
            case PacketEvent.DuplicateAck e -> e.id();
            case PacketEvent.ClockSetBack e -> e.id();
            case PacketEvent.TimeLeftOut e -> e.id();
        };
    }

    private String spoken(Event event, @Nullable Conversation conversation, String vantage) {
        String key = "spoken" + (vantage.isEmpty() ? "" : ".vantage");
        Side side = event.side();
        String time = Quantities.duration(sinceBeginning(event.packet()));
        if (side == null || conversation == null) {
            return WORDS.say(
                    key + ".nobody",
                    "packet",
                    event.packet(),
                    "vantage",
                    vantage,
                    "time",
                    time,
                    "sentence",
                    event.sentence());
        }
        return WORDS.say(
                key,
                "packet",
                event.packet(),
                "vantage",
                vantage,
                "from",
                WORDS.say(side == Side.CLIENT ? "client" : "server"),
                "to",
                WORDS.say(side == Side.CLIENT ? "server" : "client"),
                "time",
                time,
                "sentence",
                event.sentence());
    }

    /// The time from the first packet of a packet's conversation, or of the capture for a packet without one, to the packet.
    private long sinceBeginning(int packet) {
        int conversation = timeline.packets().conversation(packet);
        return timeline.packets()
                .between(conversation < 0 ? 1 : timeline.conversation(conversation).firstPacket(), packet);
    }

    /// The first packet that a side of a conversation sent; 0 if it sent none.
    private int firstPacketOf(int conversation, Side side) {
        Flow flow = timeline.recording().flow(conversation);
        PacketNumbers packets = timeline.packetsOf(conversation);
        for (int i = 0; i < packets.count(); i++) {
            if (flow.side(timeline.packets().direction(packets.at(i))) == side) {
                return packets.at(i);
            }
        }
        return 0;
    }

    /// The window of a segment in bytes; -1 if its scale is not known.
    private long windowBytes(int packet, int conversation) {
        LayerStack stack = timeline.walk(packet);
        int i = stack.lastIndexOf(Tcp.LAYER);
        int scale = timeline.recording().track(conversation).scale(timeline.packets().direction(packet));
        return i < 0 || scale == FlowTrack.SCALE_UNKNOWN
                ? -1
                : (long) Tcp.window(stack.window(i), stack.header(i)) << scale;
    }

    /// Whether a segment carries no data.
    private boolean isSegmentEmpty(int packet) {
        LayerStack stack = timeline.walk(packet);
        int i = stack.lastIndexOf(Tcp.LAYER);
        return i >= 0 && stack.endOnWire(i) <= stack.payload(i);
    }
}
