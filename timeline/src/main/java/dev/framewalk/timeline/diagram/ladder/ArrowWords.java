package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.stream.AgreementEvent;
import dev.framewalk.decoders.stream.AsideEvent;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.story.TcpEvent;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.util.Set;

/// What a ladder writes on the arrow of an event: its sentence, and a few words for where that has no room.
final class ArrowWords {
    /// Events of TCP that say what the capture knows or lacks; nothing was sent when they happened.
    private static final Set<String> ABOUT_CAPTURE =
            Set.of("tcp.gap", "tcp.cut", "tcp.joined-midway", "tcp.left-open", "tcp.unanswered");

    private final Timeline timeline;
    private final DiagramWords words;

    ArrowWords(Timeline timeline, DiagramWords words) {
        this.timeline = timeline;
        this.words = words;
    }

    /// Whether an event is no message on its way, so that a note tells it and no arrow.
    static boolean isAboutCapture(Timeline timeline, int event) {
        return ABOUT_CAPTURE.contains(timeline.idOf(event))
                || timeline.told(event) instanceof AsideEvent aside && aside.isNoteworthy();
    }

    /// Whether an event is neither a message nor worth a note.
    static boolean isSilent(Timeline timeline, int event) {
        return timeline.told(event) instanceof AsideEvent aside && !aside.isNoteworthy();
    }

    /// Whether an event reports a broken rule that matters: what happened is told by another event.
    static boolean isBroken(StreamEvent event) {
        Anomaly broken = event.anomaly();
        return broken != null && (broken.severity() == Severity.WARN || broken.severity() == Severity.ERROR);
    }

    /// Whether a note tells an event, and no arrow.
    boolean isNote(Event event) {
        StreamEvent told = timeline.told(event.index());
        return isAboutCapture(timeline, event.index()) || told != null && isBroken(told);
    }

    Severity severity(Event event) {
        StreamEvent told = timeline.told(event.index());
        Anomaly broken = told == null ? null : told.anomaly();
        return broken == null ? severity(event.id()) : broken.severity();
    }

    private static Severity severity(String id) {
        return id.equals("tcp.gap") || id.equals("tcp.cut") ? Severity.WARN : Severity.NOTE;
    }

    /// The same arrow with the words and the kind of its event.
    ///
    /// @param said what is known of its packet
    LadderArrow on(LadderArrow arrow, Event event, SegmentWords.Said said) {
        boolean isPacket = timeline.isPacketEvent(event.index());
        int teller = isPacket ? messageIn(event) : event.index();
        if (teller < 0) {
            return said.sequence() < 0 && !event.sentence().equals(event.id())
                    ? arrow.withLabel(event.sentence()).withBrief(said.label()).withDetail("").withKind(said.kind())
                    : arrow.withLabel(said.label()).withDetail(said.detail()).withKind(said.kind());
        }
        String sentence = isPacket ? Teller.of(timeline).event(teller).sentence() : event.sentence();
        LadderArrow told = sentence.equals(timeline.idOf(teller))
                ? arrow.withLabel(said.label()).withDetail(said.detail())
                : arrow.withLabel(sentence).withBrief(brief(teller, said)).withDetail(isPacket ? said.size() : "");
        if (timeline.told(teller) instanceof MultiplexedEvent event1 && event1.streamNumber() > 0) {
            told = told.withStream(event1.streamNumber());
        }
        // what has no bytes of its own, such as the opening of a connection, looks like its packet
        if (isPacket || event.unit() == null) {
            return told.withKind(said.kind());
        }
        return told.withKind(kind(event));
    }

    private ArrowKind kind(Event event) {
        if (!(timeline.told(event.index()) instanceof AgreementEvent agreement)) {
            return ArrowKind.DATA;
        }
        if (agreement.isFailure()) {
            return ArrowKind.FAILURE;
        }
        // what is deeper than messages only carries them
        return event.depth().compareTo(Depth.MESSAGES) <= 0 ? ArrowKind.HANDSHAKE : ArrowKind.DATA;
    }

    /// The event of the message that is complete with a packet; -1 if none is.
    private int messageIn(Event event) {
        int events = timeline.eventCount();
        for (int next = event.index() + 1; next < events && timeline.packetOf(next) == event.packet(); next++) {
            if (timeline.depthOf(next).compareTo(Depth.MESSAGES) <= 0) {
                Event inside = Teller.of(timeline).event(next);
                if (inside.unit() != null && inside.side() == event.side()) {
                    return next;
                }
            }
        }
        return -1;
    }

    private String brief(int event, SegmentWords.Said said) {
        StreamEvent told = timeline.told(event);
        if (timeline.tcp(event) instanceof TcpEvent.Turn turn) {
            return Quantities.bytes(turn.to() - turn.from());
        }
        if (told == null) {
            String key = "brief." + timeline.idOf(event);
            return words.has(key) ? words.text(key) : said.label();
        }
        String brief = told.brief().isEmpty() ? ofFrame(event) : told.brief();
        if (brief.isEmpty() || !(told instanceof ExchangeEvent part) || part.exchange() == 0) {
            return brief;
        }
        return switch (part.part()) {
            case ASKING, ASKED -> brief;
            case ANSWERING -> words.text("brief.begins", brief);
            case ANSWERED -> beginsElsewhere(event, part) ? words.text("brief.ends", brief) : brief;
        };
    }

    /// A few words of the frame that an event tells more about; empty if there is none.
    private String ofFrame(int event) {
        StreamEvent told = timeline.told(event);
        for (int before = event - 1;
                before >= 0 && timeline.packetOf(before) == timeline.packetOf(event) && told != null && told.unit() != null;
                before--) {
            if (timeline.told(before) instanceof MultiplexedEvent seen
                    && !seen.frame().isEmpty()
                    && told.unit().equals(seen.unit())
                    && timeline.conversationOf(before) == timeline.conversationOf(event)) {
                return seen.brief();
            }
        }
        return "";
    }

    /// Whether the answer that an event ends began in another packet.
    private boolean beginsElsewhere(int event, ExchangeEvent end) {
        int begun = timeline.firstOfAnswer(event);
        return begun >= 0 && timeline.packetOf(begun) != timeline.packetOf(event) && end.exchange() > 0;
    }
}
