package dev.framewalk.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.address.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final Session session = Sessions.of("tcp-handshake-and-close");

    @Test
    void nobodySeesAnEmptyInspectorFirst() {
        assertThat(session.cursor()).isPositive();
        assertThat(session.event()).isEqualTo(session.steps().at(0));
        assertThat(session.closeup().step()).isEqualTo(session.cursor());
        assertThat(session.closeup().packetTree()).isNotNull();
    }

    @Test
    void aStepForwardAndAStepBackLeadToTheSamePlace() {
        int before = session.cursor();
        var state = session.closeup().state();
        session.step();
        assertThat(session.cursor()).isGreaterThan(before);
        session.stepBack();
        assertThat(session.cursor()).isEqualTo(before);
        assertThat(session.closeup().state()).isEqualTo(state);
    }

    @Test
    void steppingByPacketVisitsEachPacketOnce() {
        session.jumpToPacket(1);
        for (int packet = 2; packet <= 28; packet++) {
            assertThat(session.step(StepBy.PACKET, 1)).isTrue();
            assertThat(session.packet()).isEqualTo(packet);
        }
        assertThat(session.step(StepBy.PACKET, 1)).isFalse();
        assertThat(session.packet()).isEqualTo(28);
    }

    @Test
    void steppingInAConversationStaysInIt() {
        session.setDepth(Depth.SEGMENTS);
        session.jumpToPacket(3);
        int conversation = session.conversation();
        int last = 0;
        while (session.step(StepBy.STREAM, 1)) {
            assertThat(session.conversation()).isEqualTo(conversation);
            last = session.packet();
        }
        // packets 3 to 18 are connection 1, says the README of the samples
        assertThat(last).isEqualTo(18);
    }

    @Test
    void anotherDepthKeepsTheCursor() {
        session.setDepth(Depth.SEGMENTS);
        session.jumpToPacket(10);
        int cursor = session.cursor();
        session.setDepth(Depth.STORY);
        assertThat(session.cursor()).isEqualTo(cursor);
        session.setDepth(Depth.SEGMENTS);
        assertThat(session.cursor()).isEqualTo(cursor);
    }

    @Test
    void atTheDepthOfBytesAStepGoesFromFieldToFieldAndThenToTheNextPacket() {
        session.setDepth(Depth.BYTES);
        session.jumpToPacket(3);
        int fields = session.closeup().leaves().size();
        assertThat(fields).isGreaterThan(20);
        for (int i = 0; i < fields; i++) {
            session.step();
            assertThat(session.packet()).isEqualTo(3);
            assertThat(session.selection()).isEqualTo(session.closeup().leaves().get(i));
        }
        session.step();
        assertThat(session.cursor()).isNotEqualTo(0);
        assertThat(session.selection()).isEqualTo(session.closeup().leaves().getFirst());
        session.stepBack();
        assertThat(session.packet()).isEqualTo(3);
        assertThat(session.selection()).isEqualTo(session.closeup().leaves().getLast());
    }

    @Test
    void layersAreWalkedInwardsAndOutwards() {
        session.jumpToPacket(3);
        session.selectLayer(1);
        assertThat(selected().field().id()).isEqualTo("tcp");
        session.selectLayer(-1);
        assertThat(selected().field().id()).isEqualTo("ip");
        session.selectLayer(-1);
        assertThat(selected().field().id()).isEqualTo("eth");
        session.selectLayer(1);
        assertThat(selected().field().id()).isEqualTo("ip");
    }

    private Node selected() {
        return session.closeup().node((Place.OfField) session.selection());
    }

    @Test
    void backLeadsToWhereOneWasAndForwardReturns() {
        session.jumpToPacket(5);
        session.jumpToPacket(20);
        session.goBack();
        assertThat(session.packet()).isEqualTo(5);
        session.goForward();
        assertThat(session.packet()).isEqualTo(20);
    }

    @Test
    void whatIsSelectedIsFoundAgainInAnotherSessionWhateverItIsFilteredBy() {
        session.jumpToPacket(3);
        session.selectLayer(1);
        Place selected = session.selection();
        List<Address> whereabouts = session.journey().whereabouts();
        assertThat(whereabouts).hasSize(3);
        Session another = Sessions.of("tcp-handshake-and-close");
        another.setFilter("tcp.port == 1");
        another.setDepth(Depth.STORY);
        List<String> lost = new ArrayList<>();
        another.journey().to(whereabouts, lost::add);
        assertThat(lost).isEmpty();
        assertThat(another.packet()).isEqualTo(3);
        assertThat(another.selection()).isEqualTo(selected);
    }

    @Test
    void anAddressThatLeadsNowhereSaysWhyAndTheCursorStays() {
        int cursor = session.cursor();
        List<String> lost = new ArrayList<>();
        Address address = ((Address.Parsed.Ok) Address.parse("client/http2.settings-applied")).address();
        session.journey().to(address, lost::add);
        assertThat(lost).singleElement().asString().contains("http2.settings-applied");
        assertThat(session.cursor()).isEqualTo(cursor);
    }

    @Test
    void aPacketBeyondTheEndMeansTheLastOne() {
        session.jumpToPacket(Integer.MAX_VALUE);
        assertThat(session.packet()).isEqualTo(28);
        session.jumpToPacket(-1);
        assertThat(session.packet()).isEqualTo(1);
    }

    @Test
    void aFilterLeavesOnlyWhatPasses() {
        session.setDepth(Depth.SEGMENTS);
        session.setFilter("tcp.flags.reset == 1");
        assertThat(session.filterProblemProperty().get()).isEmpty();
        // packets 20 and 28, says the README of the samples
        assertThat(session.steps().stream().map(session.timeline()::packetOf).distinct()).containsExactly(20, 28);
        session.setFilter("");
        assertThat(session.steps()).hasSizeGreaterThan(20);
    }

    @Test
    void anUnknownFieldIsToldWithASuggestionAndChangesNothing() {
        int before = session.steps().size();
        session.setFilter("tcp.prot == 80");
        assertThat(session.filterProblemProperty().get()).contains("tcp.prot").contains("tcp.port");
        assertThat(session.steps()).hasSize(before);
        assertThat(session.isFiltered()).isFalse();
    }

    @Test
    void namesOfFieldsAreCompleted() {
        assertThat(session.language().completions("tcp.flags.s"))
                .extracting(FilterLanguage.Completion::insert)
                .contains("tcp.flags.syn");
    }

    @Test
    void playingTakesAStepWhenItsTimeHasCome() {
        session.first();
        session.playback().speedProperty().set(new Speed(0, 2));
        session.playback().play();
        int before = session.cursor();
        session.playback().tick(0);
        session.playback().tick(400_000_000L);
        assertThat(session.cursor()).isEqualTo(before);
        session.playback().tick(500_000_000L);
        assertThat(session.cursor()).isGreaterThan(before);
        session.playback().pause();
        int paused = session.cursor();
        session.playback().tick(9_000_000_000L);
        assertThat(session.cursor()).isEqualTo(paused);
    }

    @Test
    void playingInRealTimeFollowsTheClockOfTheCapture() {
        session.setDepth(Depth.SEGMENTS);
        session.jumpToPacket(3);
        session.playback().speedProperty().set(new Speed(1, 0));
        session.playback().play();
        session.playback().tick(0);
        // the answer to the SYN took two ways of 10 ms
        session.playback().tick(19_000_000L);
        assertThat(session.packet()).isEqualTo(3);
        session.playback().tick(25_000_000L);
        assertThat(session.packet()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void playingEndsWithTheLastStep() {
        session.last();
        session.stepBack();
        session.playback().play();
        session.playback().tick(0);
        session.playback().tick(1_000_000_000L);
        session.playback().tick(2_000_000_000L);
        assertThat(session.playback().isPlaying()).isFalse();
    }
}
