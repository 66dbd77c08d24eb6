package dev.framewalk.timeline.sweep;

import static dev.framewalk.timeline.sweep.Segments.ACK;
import static dev.framewalk.timeline.sweep.Segments.NOTHING;
import static dev.framewalk.timeline.sweep.Segments.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A time that is wrong")
final class WrongTimesTest {
    private static final String REQUEST = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 204 No Content\r\n\r\n";

    private static List<Event> events(Timeline timeline, String id) {
        return IntStream.range(0, timeline.eventCount())
                .filter(event -> timeline.idOf(event).equals(id))
                .mapToObj(Teller.of(timeline)::event)
                .toList();
    }

    /// A handshake whose SYN/ACK is captured so much later than its SYN, and all that follows as if it had been a millisecond.
    private static Segments withSynAckAfter(double ms) {
        Segments wire = new Segments(40_000, 80).segment(true, SYN, 1000, 0, NOTHING);
        wire.after(ms).segment(false, SYN | ACK, 5000, 1001, NOTHING);
        return wire.after(2 - ms).segment(true, ACK, 1001, 5001, NOTHING).a(REQUEST).b(ANSWER);
    }

    @Test
    void ofOnePacketAloneIsLeftOutAndSaid() throws IOException {
        try (Timeline timeline = withSynAckAfter(900).read()) {
            Event said = events(timeline, "x.time-left-out").getFirst();
            assertThat(said.packet()).isEqualTo(2);
            assertThat(said.depth()).isEqualTo(Depth.STORY);
            assertThat(said.certainty()).isInstanceOf(Certainty.Inferred.class);
            // the ACK was captured 2 ms after the SYN, the request 3 ms: both are behind it, and the further one is 897 ms before it
            assertThat(said.sentence()).contains("897 ms ahead");
            assertThat(timeline.packets().moment(2)).isEqualTo(Clock.UNKNOWN);
            assertThat(timeline.packets().between(1, 3)).isEqualTo(2_000_000);
            assertThat(events(timeline, "tcp.connection-accepted").getFirst().sentence()).contains("an unknown time");
            assertThat(events(timeline, "x.clock-set-back")).isEmpty();
        }
    }

    @Test
    void ofOnePacketAloneThatLiesFarBehindDoesNotSetTheClockBack() throws IOException {
        try (Timeline timeline = withSynAckAfter(-60_000).read()) {
            assertThat(events(timeline, "x.time-left-out").getFirst().sentence()).contains("60 s behind");
            assertThat(events(timeline, "x.clock-set-back")).isEmpty();
            assertThat(timeline.packets().between(1, 3)).isEqualTo(2_000_000);
        }
    }

    @Test
    void isNotThatOfAPacketOfAnotherQueue() throws IOException {
        try (Timeline timeline = withSynAckAfter(30).read()) {
            assertThat(events(timeline, "x.time-left-out")).isEmpty();
        }
    }

    @Test
    void isNotThatBehindAPause() throws IOException {
        Segments wire = new Segments(40_000, 80).segment(true, SYN, 1000, 0, NOTHING);
        wire.after(900).segment(false, SYN | ACK, 5000, 1001, NOTHING).a(NOTHING).a(REQUEST).b(ANSWER);
        try (Timeline timeline = wire.read()) {
            assertThat(events(timeline, "x.time-left-out")).isEmpty();
            assertThat(events(timeline, "tcp.connection-accepted").getFirst().sentence()).contains("900 ms");
        }
    }

    /// An ARP request.
    private static byte[] arp() {
        byte[] frame = new byte[42];
        System.arraycopy(new byte[] {-1, -1, -1, -1, -1, -1, 2, 0, 0, 0, 0, 1, 8, 6, 0, 1, 8, 0, 6, 4, 0, 1}, 0, frame, 0, 22);
        return frame;
    }

    @Test
    void ofAClockThatWasSetBackIsToldWithAPacketOfNoConversation() throws IOException {
        byte[] unknown = new byte[60];
        unknown[12] = (byte) 0x88;
        unknown[13] = (byte) 0xcc;
        Segments wire = new Segments(40_000, 80).frame(arp()).frame(unknown);
        wire.after(-60_000).frame(unknown).frame(arp());
        try (Timeline timeline = wire.read()) {
            Event said = events(timeline, "x.clock-set-back").getFirst();
            assertThat(said.packet()).isEqualTo(3);
            assertThat(said.sentence()).contains("60 s");
            assertThat(Teller.of(timeline).spoken(said.index())).contains("Packet 3");
        }
    }

    @Test
    void isAStoryOnceAndThenADetailAndNotWithoutEnd() throws IOException {
        Segments wire = new Segments(40_000, 80);
        for (int i = 0; i < 300; i++) {
            wire.frame(arp()).frame(arp()).after(-60_000).frame(arp());
        }
        try (Timeline timeline = wire.read()) {
            List<Event> said = events(timeline, "x.clock-set-back");
            assertThat(said).hasSize(100);
            assertThat(said.stream().filter(event -> event.depth() == Depth.STORY)).hasSize(1);
        }
    }
}
