package dev.framewalk.timeline.diagram.lanes;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneBytes;
import dev.framewalk.timeline.lanes.LaneEnding;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.LanePieces;
import dev.framewalk.timeline.lanes.LaneStage;
import dev.framewalk.timeline.lanes.LaneWindow;
import dev.framewalk.timeline.lanes.Phase;
import dev.framewalk.timeline.lanes.PhaseKind;
import dev.framewalk.timeline.lanes.PieceKind;
import dev.framewalk.timeline.lanes.Seen;
import dev.framewalk.timeline.lanes.StreamLanes;
import java.util.ArrayList;
import java.util.List;

/// Lanes made by hand, with times in milliseconds.
public final class DemoLanes {
    private static final long MS = 1_000_000;

    private DemoLanes() {}

    /// A stream that is asked for at one moment, answered from a second to a third, and whose data arrive at moments with an event each.
    public static Lane stream(long number, long asked, long answering, long answered, long... dataAndEvents) {
        LanePieces.Builder pieces = new LanePieces.Builder();
        pieces.add(asked * MS, (int) asked, 40, PieceKind.REQUEST_HEAD);
        for (int i = 0; i < dataAndEvents.length; i += 2) {
            pieces.add(dataAndEvents[i] * MS, (int) dataAndEvents[i + 1], 16_384, PieceKind.ANSWER_BODY);
        }
        return new Lane(
                0,
                0,
                0,
                true,
                number,
                false,
                "GET",
                "/img/" + number + ".svg",
                "200",
                new Seen(asked * MS, (int) asked),
                new Seen(asked * MS, (int) asked),
                new Seen(answering * MS, (int) answering),
                new Seen(answered * MS, (int) answered),
                LaneEnding.COMPLETE,
                new LaneBytes(40, 300, 0, 30, 200, dataAndEvents.length / 2 * 16_384L),
                List.of(
                        Phase.of(PhaseKind.REQUEST, asked * MS, asked * MS, (int) asked, Certainty.OBSERVED),
                        Phase.of(PhaseKind.WAITING, asked * MS, answering * MS, (int) answering, Certainty.OBSERVED),
                        Phase.of(PhaseKind.RECEIVING, answering * MS, answered * MS, (int) answered, Certainty.OBSERVED)),
                pieces.build(),
                LaneWindow.NONE);
    }

    /// Streams 3 and 5 alternate, 7 comes behind them.
    public static List<Lane> turns() {
        return List.of(
                stream(3, 10, 100, 140, 100, 101, 100, 102, 120, 104),
                stream(5, 10, 110, 130, 110, 103),
                stream(7, 11, 150, 160, 150, 106));
    }

    /// Two connections: one of HTTP/2 with a stream that waits for another's lost bytes, one of HTTP/1 with a request that was queued and a
    /// long idle time before it.
    public static StreamLanes page() {
        List<Lane> streams = new ArrayList<>(turns());
        Lane held = streams.get(1);
        List<Phase> phases = new ArrayList<>(held.phases());
        phases.add(new Phase(
                PhaseKind.BLOCKED, 112 * MS, 128 * MS, 103, 57, 3, -1, Certainty.DERIVED, "tcp-head-of-line"));
        streams.set(1, withPhases(held, phases));
        LaneGroup two = new LaneGroup(
                0,
                "HTTP/2",
                "192.0.2.1:50000",
                "198.51.100.7:443",
                false,
                List.of(
                        new LaneStage("tcp.handshake", 0, 4 * MS, 1, Certainty.OBSERVED, "handshake"),
                        new LaneStage("tcp.hole", 112 * MS, 128 * MS, 50, Certainty.OBSERVED, "bytes missing")),
                streams);
        Lane late = exchange(1, 1, "/late?a=<b>&c=\"d\"", "503", 3_000, 3_040, 3_050, LaneEnding.RESET);
        List<Phase> waited = new ArrayList<>();
        waited.add(new Phase(
                PhaseKind.QUEUED,
                2_980 * MS,
                3_000 * MS,
                2_980,
                0,
                -1,
                -1,
                new Certainty.Inferred("a browser opens at most six connections to a host"),
                ""));
        waited.addAll(late.phases());
        LaneGroup one = new LaneGroup(
                1, "HTTP/1", "192.0.2.1:50002", "198.51.100.7:80", false, List.of(), List.of(withPhases(late, waited)));
        return new StreamLanes(0, List.of(two, one));
    }

    private static Lane withPhases(Lane lane, List<Phase> phases) {
        return new Lane(
                lane.conversation(),
                lane.channel(),
                lane.place(),
                lane.isMultiplexed(),
                lane.number(),
                false,
                lane.method(),
                lane.target(),
                lane.status(),
                lane.asking(),
                lane.asked(),
                lane.answering(),
                lane.answered(),
                lane.ending(),
                lane.bytes(),
                phases,
                lane.pieces(),
                lane.window());
    }

    private static Lane exchange(
            int conversation, long number, String target, String status, long asked, long answering, long answered, LaneEnding ending) {
        return new Lane(
                conversation,
                0,
                0,
                false,
                number,
                false,
                "GET",
                target,
                status,
                new Seen(asked * MS, (int) asked),
                new Seen(asked * MS, (int) asked),
                new Seen(answering * MS, (int) answering),
                new Seen(answered * MS, (int) answered),
                ending,
                new LaneBytes(300, 300, 0, 200, 200, 5_000),
                List.of(
                        Phase.of(PhaseKind.REQUEST, asked * MS, asked * MS, (int) asked, Certainty.OBSERVED),
                        Phase.of(PhaseKind.WAITING, asked * MS, answering * MS, (int) answering, Certainty.OBSERVED),
                        Phase.of(PhaseKind.RECEIVING, answering * MS, answered * MS, (int) answered, Certainty.OBSERVED)),
                new LanePieces.Builder()
                        .add(asked * MS, (int) asked, 300, PieceKind.REQUEST_HEAD)
                        .add(answering * MS, (int) answering, 5_000, PieceKind.ANSWER_BODY)
                        .build(),
                LaneWindow.NONE);
    }

    /// As many requests as one wants, one after the other, on connections of fifty each.
    public static StreamLanes many(int count) {
        List<LaneGroup> groups = new ArrayList<>();
        for (int first = 0; first < count; first += 50) {
            List<Lane> lanes = new ArrayList<>();
            for (int i = first; i < Math.min(count, first + 50); i++) {
                lanes.add(exchange(
                        first / 50, i - first + 1L, "/" + i, "200", 3L * i, 3L * i + 1, 3L * i + 2, LaneEnding.COMPLETE));
            }
            groups.add(new LaneGroup(
                    first / 50, "HTTP/1", "192.0.2.1:" + (40_000 + first / 50), "198.51.100.7:80", false, List.of(), lanes));
        }
        return new StreamLanes(0, groups);
    }
}
