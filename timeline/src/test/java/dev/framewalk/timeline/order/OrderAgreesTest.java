package dev.framewalk.timeline.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.StreamRange;
import dev.framewalk.timeline.diagram.tcp.TcpScene;
import dev.framewalk.timeline.diagram.tcp.TimelineTcp;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.Phase;
import dev.framewalk.timeline.lanes.PhaseKind;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.telling.Teller;
import dev.framewalk.timeline.waiting.ConversationWaits;
import dev.framewalk.timeline.waiting.Hole;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was missing, who had to wait and what filled the hole, in every room that speaks of it, on other people's captures")
final class OrderAgreesTest {
    /// Views draw one connection at a time; of captures with many, these are enough.
    private static final int MOST_CONNECTIONS = 200;

    @Test
    void holesWaitsPicturesFiltersAndLanesSayTheSame() throws IOException {
        List<Path> files = Captures.corpusFiles();
        assumeFalse(files.isEmpty(), "no corpus here");
        int holes = 0;
        int drawn = 0;
        int found = 0;
        int phases = 0;
        for (Path file : files) {
            try (Timeline timeline = Captures.read(file)) {
                for (int i = 0; i < Math.min(MOST_CONNECTIONS, timeline.conversationCount()); i++) {
                    if (TimelineTcp.isTcp(timeline, i)) {
                        ConversationWaits waits = Waits.of(timeline).in(i);
                        holes += waits.holes().size();
                        drawn += picture(file, timeline, i, waits);
                        everyWaitForBytesHasItsHole(file, waits);
                    }
                }
                found += filters(file, timeline);
                phases += lanes(file, timeline);
            } catch (IOException unreadable) {
                // told elsewhere
            }
        }
        assertThat(holes).as("holes in all captures").isGreaterThan(20);
        assertThat(drawn).as("holes in all pictures").isGreaterThan(20);
        assertThat(found).as("steps that the filters find").isGreaterThan(50);
        assertThat(phases).as("phases in which an answer was held up").isGreaterThan(4);
    }

    /// What tells one hole from another.
    private record Told(Side side, long from, long to, int first, int culprit, long nanos, long waiting) {}

    private static int picture(Path file, Timeline timeline, int conversation, ConversationWaits waits) {
        TimelineTcp tcp = new TimelineTcp(timeline, conversation, address -> address);
        tcp.readOn();
        Set<Told> inHol = new HashSet<>();
        for (Hole hole : waits.holes()) {
            inHol.add(new Told(
                    hole.missing().side(),
                    hole.missing().from(),
                    hole.missing().to(),
                    hole.firstWaiting(),
                    hole.culpritPacket(),
                    hole.culpritPacket() == 0 ? 0 : hole.nanos(),
                    hole.culpritPacket() == 0 ? 0 : hole.waitingBytes()));
        }
        Set<Told> inPicture = new HashSet<>();
        for (Side side : Side.values()) {
            TcpScene scene = tcp.scene(side);
            if (scene.isDense()) {
                return 0;
            }
            Map<StreamRange, Map<Integer, Long>> waiting = new HashMap<>();
            for (TcpScene.EarlyBytes wait : scene.early()) {
                waiting.computeIfAbsent(wait.missing(), range -> new HashMap<>())
                        .merge(wait.culprit(), wait.to() - wait.from(), Long::sum);
            }
            for (TcpScene.MissingRange hole : scene.missing()) {
                long bytes = waiting.getOrDefault(new StreamRange(hole.from(), hole.to()), Map.of())
                        .getOrDefault(hole.filledBy(), 0L);
                inPicture.add(new Told(
                        side,
                        hole.from(),
                        hole.to(),
                        hole.openedBy(),
                        hole.filledBy(),
                        hole.filledBy() == 0 ? 0 : hole.filledNanos() - hole.openedNanos(),
                        hole.filledBy() == 0 ? 0 : bytes));
            }
        }
        assertThat(inPicture).as("%s, connection %d", file, conversation).isEqualTo(inHol);
        return inPicture.size();
    }

    private static void everyWaitForBytesHasItsHole(Path file, ConversationWaits waits) {
        for (Wait wait : waits.all()) {
            assertThat(wait.blockedNanos()).as("%s, %s", file, wait).isGreaterThanOrEqualTo(wait.isEndKnown() ? 0 : -1);
            if (wait.cause() == WaitCause.TCP_HEAD_OF_LINE) {
                assertThat(waits.holes())
                        .as("%s, %s", file, wait)
                        .anyMatch(hole -> hole.missing().equals(wait.missing())
                                && hole.culpritPacket() == wait.culpritPacket());
            }
        }
    }

    private static int filters(Path file, Timeline timeline) {
        Set<Integer> told = new HashSet<>();
        for (Wait wait : Waits.of(timeline).all()) {
            boolean isForBytes = wait.cause() == WaitCause.TCP_HEAD_OF_LINE || wait.cause() == WaitCause.TLS_RECORD;
            if (isForBytes && wait.event() >= 0 && wait.blockedNanos() > 0) {
                told.add(wait.event());
            }
        }
        Set<Integer> found = new HashSet<>();
        for (int event : EventFilters.steps(timeline, Depth.FRAMES, filter("x.hol.blocked_ms > 0"))) {
            if (!timeline.isPacketEvent(event)) {
                found.add(event);
            }
        }
        told.removeIf(event -> Teller.of(timeline).event(event).depth().compareTo(Depth.FRAMES) > 0);
        assertThat(found).as(file.toString()).isEqualTo(told);
        return found.size();
    }

    private static int lanes(Path file, Timeline timeline) {
        int held = 0;
        for (LaneGroup group : StreamLanes.of(timeline).groups()) {
            Set<Integer> culprits = new HashSet<>();
            Waits.of(timeline).in(group.conversation()).all().forEach(wait -> culprits.add(wait.culpritPacket()));
            for (Lane lane : group.lanes()) {
                for (Phase phase : lane.phases()) {
                    if (phase.kind() == PhaseKind.BLOCKED) {
                        held++;
                        assertThat(culprits).as("%s, %s", file, lane.title()).contains(phase.culpritPacket());
                    }
                }
            }
        }
        return held;
    }

    private static Filter filter(String text) {
        Filter.Compiled compiled = Filter.compile(text, EventFilters.catalog());
        return ((Filter.Compiled.Ok) compiled).filter();
    }
}
