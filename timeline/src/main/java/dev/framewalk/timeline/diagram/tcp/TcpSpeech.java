package dev.framewalk.timeline.diagram.tcp;

import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Acknowledgment;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Blame;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Cell;
import dev.framewalk.timeline.diagram.tcp.TcpScene.EarlyBytes;
import dev.framewalk.timeline.diagram.tcp.TcpScene.MissingRange;
import dev.framewalk.timeline.diagram.tcp.TcpScene.Segment;
import dev.framewalk.timeline.order.Standpoint;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What a TCP picture says in words about each of its marks: for those who point at them and for those who do not see them.
public final class TcpSpeech {
    private static final int MOST_STREAMS = 12;

    private final TcpScene scene;
    private final DiagramWords words;

    private final Map<Integer, EarlyBytes> ofCarrier = new HashMap<>();
    private final Map<Integer, Held> ofCulprit = new HashMap<>();
    private final Map<Integer, Blame> blames = new HashMap<>();

    /// What waited for one packet.
    private record Held(long bytes, long longestNanos) {}

    public TcpSpeech(TcpScene scene, DiagramWords words) {
        this.scene = scene;
        this.words = words;
        for (Blame each : scene.blames()) {
            blames.put(each.culprit(), each);
        }
        for (EarlyBytes each : scene.early()) {
            ofCarrier.put(each.packet(), each);
            if (each.culprit() != 0 && each.culprit() != each.packet()) {
                ofCulprit.merge(
                        each.culprit(),
                        new Held(each.to() - each.from(), each.nanos()),
                        (one, other) -> new Held(
                                one.bytes + other.bytes, Math.max(one.longestNanos, other.longestNanos)));
            }
        }
    }

    /// One or two sentences about a mark.
    public String about(TcpMark mark) {
        return switch (mark) {
            case TcpMark.OfSegment of -> segment(of.segment());
            case TcpMark.OfAcknowledgment of -> acknowledgment(of.acknowledgment());
            case TcpMark.OfEarlyBytes of -> waiting(of.waiting());
            case TcpMark.OfMissingRange of -> hole(of.hole());
            case TcpMark.OfClosed of -> words.text(
                    of.closed().openedBy() == 0 ? "tcp.say.closed.still" : "tcp.say.closed",
                    of.closed().closedBy(),
                    Quantities.duration(of.closed().toNanos() - of.closed().fromNanos()),
                    of.closed().openedBy());
            case TcpMark.OfDelivery of -> words.text(
                    "tcp.say.delivery",
                    of.delivery().packet(),
                    Quantities.count(of.delivery().position()),
                    Quantities.bytes(of.delivery().position() - of.delivery().before()));
            case TcpMark.OfFlight of -> words.text(
                    "tcp.say.flight", of.sample().packet(), Quantities.bytes(of.sample().value()));
            case TcpMark.OfRoundTrip of -> words.text(
                    "tcp.say.rtt." + scene.head().vicinity().name().toLowerCase(Locale.ROOT),
                    of.sample().packet(),
                    Quantities.duration(of.sample().value()));
            case TcpMark.OfCell of -> cell(of.cell());
        };
    }

    /// For whom bytes waited, in few words: `for packet 198 (stream 15)`.
    String culprit(int packet) {
        Blame blame = blames.get(packet);
        return blame == null || blame.stream() <= 0
                ? words.text("tcp.told.culprit", packet)
                : words.text("tcp.told.culprit.stream", packet, blame.stream());
    }

    /// Which streams waited for which.
    private String blamed(Blame blame) {
        StringBuilder numbers = new StringBuilder();
        int shown = 0;
        for (long number : blame.waiting()) {
            if (shown++ == MOST_STREAMS) {
                numbers.append(", …");
                break;
            }
            numbers.append(numbers.isEmpty() ? "" : ", ").append(number);
        }
        String key = blame.waiting().size() == 1 ? "tcp.say.streams.one" : "tcp.say.streams";
        return blame.stream() > 0
                ? words.text(key, numbers, blame.stream())
                : words.text(key + ".unknown", numbers);
    }

    /// What the picture shows.
    public String title() {
        return words.text("tcp.title", scene.head().senderName(), scene.head().receiverName());
    }

    /// What it says as a whole: how much, how long, and what went wrong.
    public String summary() {
        TcpScene.Head head = scene.head();
        StringBuilder text = new StringBuilder(words.text(
                "tcp.say.summary",
                Quantities.bytes(head.bytes()),
                Quantities.count(head.packets()),
                Quantities.duration(head.lastNanos() - head.firstNanos())));
        if (head.vicinity() != Standpoint.Vicinity.UNKNOWN) {
            text.append(' ').append(words.text("tcp.place." + head.vicinity().name().toLowerCase(Locale.ROOT)));
        }
        return text.toString();
    }

    private String segment(Segment segment) {
        String what = segment.to() > segment.from() ? range(segment.from(), segment.to()) : "";
        StringBuilder text = new StringBuilder();
        switch (segment.kind()) {
            case LIMIT -> text.append(words.text("tcp.say.limit", segment.packet()));
            case PROBE -> text.append(words.text("tcp.say.probe", segment.packet()));
            default -> text.append(words.text(
                    "tcp.say.segment." + segment.kind().name().toLowerCase(Locale.ROOT),
                    segment.packet(),
                    what,
                    Quantities.bytes(segment.to() - segment.from())));
        }
        EarlyBytes waiting = ofCarrier.get(segment.packet());
        Held held = ofCulprit.get(segment.packet());
        if (held != null) {
            text.append(' ').append(words.text("tcp.say.culprit", Quantities.bytes(held.bytes), Quantities.duration(held.longestNanos)));
            Blame blame = blames.get(segment.packet());
            if (blame != null) {
                text.append(' ').append(blamed(blame));
            }
        } else if (waiting != null && waiting.culprit() > 0) {
            text.append(' ')
                    .append(words.text(
                            "tcp.say.waits",
                            Quantities.duration(waiting.nanos()),
                            waiting.culprit(),
                            range(waiting.missing().from(), waiting.missing().to())));
        }
        return text.toString();
    }

    private String acknowledgment(Acknowledgment said) {
        StringBuilder text = new StringBuilder(words.text(
                said.repeats() ? "tcp.say.ack.again" : "tcp.say.ack", said.packet(), Quantities.count(said.position())));
        if (!said.selective().isEmpty()) {
            StringBuilder ranges = new StringBuilder();
            for (StreamRange each : said.selective()) {
                ranges.append(ranges.isEmpty() ? "" : ", ").append(range(each.from(), each.to()));
            }
            text.append(' ').append(words.text("tcp.say.sack", ranges));
        }
        if (said.edge() >= 0) {
            text.append(' ')
                    .append(
                            said.edge() == said.position()
                                    ? words.text("tcp.say.window.none")
                                    : words.text("tcp.say.window", Quantities.bytes(said.edge() - said.position())));
        }
        return text.toString();
    }

    private String waiting(EarlyBytes wait) {
        boolean isSeen = wait.certainty() instanceof dev.framewalk.decoders.field.Certainty.Observed;
        String key = isSeen ? "tcp.say.wait" : "tcp.say.wait.inferred";
        return words.text(
                wait.culprit() == 0 ? key + ".open" : key,
                range(wait.from(), wait.to()),
                wait.packet(),
                Quantities.duration(wait.nanos()),
                range(wait.missing().from(), wait.missing().to()),
                wait.culprit());
    }

    private String hole(MissingRange hole) {
        if (hole.filledBy() == 0) {
            return words.text("tcp.say.hole.never", range(hole.from(), hole.to()));
        }
        boolean isSeen = hole.certainty() instanceof dev.framewalk.decoders.field.Certainty.Observed;
        return words.text(
                isSeen ? "tcp.say.hole" : "tcp.say.hole.inferred",
                range(hole.from(), hole.to()),
                Quantities.duration(hole.filledNanos() - hole.openedNanos()),
                hole.openedBy(),
                hole.filledBy());
    }

    private String cell(Cell cell) {
        StringBuilder text = new StringBuilder(words.text(
                "tcp.say.cell",
                Quantities.count(cell.count()),
                Quantities.duration(cell.toNanos() - cell.fromNanos()),
                range(cell.lowest(), cell.highest())));
        if (cell.again() > 0) {
            text.append(' ').append(words.text("tcp.say.cell.again", Quantities.count(cell.again())));
        }
        if (cell.late() > 0) {
            text.append(' ').append(words.text("tcp.say.cell.late", Quantities.count(cell.late())));
        }
        return text.append(' ').append(words.text("tcp.say.cell.zoom")).toString();
    }

    /// People count bytes from 1.
    private String range(long from, long to) {
        return Quantities.range(from, to);
    }
}
