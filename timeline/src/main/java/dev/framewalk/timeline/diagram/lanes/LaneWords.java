package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneEnding;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.LaneStage;
import dev.framewalk.timeline.lanes.Phase;
import dev.framewalk.timeline.lanes.PhaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words about lanes: their names, what they spend their time with, sizes.
public final class LaneWords {
    private final DiagramWords words;

    public LaneWords(DiagramWords words) {
        this.words = words;
    }

    /// `stream 5`, `request 2.1`.
    public String name(Lane lane) {
        return words.text(lane.isMultiplexed() ? "lanes.stream" : "lanes.request", lane.label());
    }

    /// How it went, in short: `200 · 5130 bytes · 148 ms`.
    public String facts(Lane lane) {
        List<String> facts = someFacts(lane);
        long from = lane.asking().was() ? lane.asking().nanos() : lane.fromNanos();
        if (lane.answered().was()) {
            facts.add(Quantities.duration(lane.answered().nanos() - from));
        }
        return String.join(" · ", facts);
    }

    /// The same where the time stands beside it: `200 · 5130 bytes`.
    public String briefFacts(Lane lane) {
        return String.join(" · ", someFacts(lane));
    }

    private List<String> someFacts(Lane lane) {
        List<String> facts = new ArrayList<>();
        facts.add(lane.status().isEmpty()
                ? words.text(lane.ending() == LaneEnding.OPEN ? "lanes.no-answer-yet" : "lanes.no-answer")
                : lane.status());
        if (lane.isPushed()) {
            facts.add(words.text("lanes.pushed"));
        }
        if (lane.ending().isTrouble()) {
            facts.add(words.text("lanes.ending." + key(lane.ending())));
        }
        if (lane.bytes().answerBody() > 0 || lane.answered().was()) {
            facts.add(Quantities.size(lane.bytes().answerBody()));
        }
        return facts;
    }

    /// A connection's name where there is little room: `connection 3 · HTTP/1 · port 34246`.
    public String shortName(LaneGroup group) {
        String port = group.client().substring(group.client().lastIndexOf(':') + 1);
        return words.text("lanes.connection.short", Integer.toString(group.conversation()), group.protocol(), port);
    }

    /// A connection's name: `connection 3 · HTTP/1 · 10.0.0.2:34246 → 10.0.0.1:80`.
    public String name(LaneGroup group) {
        return words.text(
                group.isSeenLeaving() ? "lanes.connection.leaving" : "lanes.connection",
                Integer.toString(group.conversation()),
                group.protocol(),
                group.client(),
                group.server());
    }

    /// A stage of a connection in a word: `TCP`, `GOAWAY`.
    String shortly(LaneStage stage) {
        String key = "lanes.stage." + stage.id();
        return words.has(key) ? words.text(key) : stage.label();
    }

    public String kind(PhaseKind kind) {
        return words.text("lanes.phase." + kind.name().toLowerCase(Locale.ROOT));
    }

    /// A phase as a sentence without its lane: `waits for the first byte of the answer, 148 ms`.
    public String tell(Phase phase) {
        StringBuilder text = new StringBuilder(words.text(
                "lanes.tell." + phase.kind().name().toLowerCase(Locale.ROOT), Quantities.duration(phase.nanos())));
        if (!phase.why().isEmpty()) {
            text.append(": ").append(why(phase));
        }
        text.append('.');
        if (phase.culpritPacket() > 0) {
            text.append(' ').append(words.text("lanes.culprit.packet", Quantities.count(phase.culpritPacket())));
        }
        if (phase.culpritLane() > 0) {
            text.append(' ').append(words.text("lanes.culprit.lane", Long.toString(phase.culpritLane())));
        }
        switch (phase.certainty()) {
            case Certainty.Inferred inferred -> text.append(' ').append(words.text("spoken.inferred", inferred.rule()));
            case Certainty.Unknown unknown -> text.append(' ').append(words.text("spoken.unknown", unknown.reason()));
            case Certainty.Observed o -> {}
            case Certainty.Derived d -> {}
        }
        return text.toString();
    }

    /// A phase in few words, for a line of a table: `blocked 16 ms, packet 57, stream 3`.
    public String brief(Phase phase) {
        StringBuilder text = new StringBuilder(kind(phase.kind())).append(' ').append(Quantities.duration(phase.nanos()));
        if (phase.culpritPacket() > 0) {
            text.append(", ").append(words.text("lanes.brief.packet", Quantities.count(phase.culpritPacket())));
        }
        if (phase.culpritLane() > 0) {
            text.append(", ").append(words.text("lanes.brief.lane", Long.toString(phase.culpritLane())));
        }
        if (phase.certainty() instanceof Certainty.Inferred) {
            text.append(", ").append(words.text("lanes.brief.inferred"));
        }
        return text.toString();
    }

    private String why(Phase phase) {
        String key = "lanes.why." + phase.why();
        String text = words.text(key);
        return text.equals(key) ? phase.why() : text;
    }

    /// A lane told in a sentence, for those who hear it.
    public String tell(Lane lane) {
        StringBuilder text = new StringBuilder(name(lane)).append(": ").append(lane.title()).append(", ").append(facts(lane));
        for (PhaseKind kind : PhaseKind.values()) {
            long nanos = lane.nanosOf(kind);
            if (nanos > 0) {
                text.append(", ").append(kind(kind)).append(' ').append(Quantities.duration(nanos));
            }
        }
        return text.append('.').toString();
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
