package dev.framewalk.timeline.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Links in captures of other people, held against what tshark shows of their packets.
class CorpusLinksTest {
    private static List<Link> of(Timeline timeline, LinkKind kind) {
        return Links.of(timeline).all().stream().filter(link -> link.kind() == kind).toList();
    }

    private static List<String> packets(Timeline timeline, List<Link> links) {
        return links.stream()
                .map(link -> timeline.packetOf(link.cause()) + "→" + timeline.packetOf(link.effect()))
                .toList();
    }

    private static Timeline corpus(String name) throws IOException {
        Path file = Captures.corpus().resolve(name);
        assumeTrue(Files.exists(file), "the corpus is not here");
        return Captures.read(file);
    }

    /// Packet 63 is the only answer with 67.228.110.120, and 64 the SYN to it; the two HTTP connections before were open already or had no answer.
    @Test
    void theAnswerBeforeAConnectionExplainsIt() throws IOException {
        try (Timeline timeline = corpus("link-layer/zeek--Teredo.pcap")) {
            assertThat(packets(timeline, Links.of(timeline).all())).containsExactly("63→64");
        }
    }

    /// `http.location` in tshark: seven places that are asked for in the clear within a second, one that is asked for over TLS and not seen, and one
    /// more answer (packet 2599) that tshark does not put together.
    @Test
    void everyRedirectThatIsFollowedInTheClearLeadsToItsRequest() throws IOException {
        try (Timeline timeline = corpus("mixed/PcapPlusPlus--many-protocols.pcap")) {
            assertThat(packets(timeline, of(timeline, LinkKind.REDIRECT)))
                    .hasSize(8)
                    .contains("232→234", "1450→1457", "3808→3810");
        }
    }

    /// Ticket in the handshake of conversation 247; five hellos with that ticket are answered without a certificate. Two more sessions (packets
    /// 1015 and 1123) go on with one that was set up before the capture.
    @Test
    void aTicketLeadsToAllConnectionsThatUseIt() throws IOException {
        try (Timeline timeline = corpus("mixed/PcapPlusPlus--many-protocols.pcap")) {
            List<Link> sessions = of(timeline, LinkKind.SESSION);
            assertThat(sessions).hasSize(5).extracting(Link::cause).containsOnly(sessions.getFirst().cause());
            assertThat(sessions).extracting(Link::certainty).containsOnly(Certainty.DERIVED);
        }
    }

    /// 48 records of 12 packets, each seen at four places; the box in the middle rewrites the client's end.
    @Test
    void aPacketIsLinkedFromPlaceToPlace() throws IOException {
        try (Timeline timeline = corpus("lab/nat-four-places.pcapng")) {
            List<Link> sightings = new ArrayList<>();
            for (int event = 0; event < timeline.eventCount(); event++) {
                sightings.addAll(Links.of(timeline).causesOf(event));
            }
            assertThat(sightings).hasSize(36).extracting(Link::kind).containsOnly(LinkKind.SIGHTING);
            assertThat(sightings.stream().filter(link -> link.certainty() instanceof Certainty.Inferred)).hasSize(12);
            assertThat(Links.of(timeline).all()).isEmpty();
            assertThat(Links.of(timeline).toldCausesOf(sightings.getFirst().effect(), Depth.BYTES))
                    .isEmpty();
        }
    }

    private static List<String> inCase(String name) throws IOException {
        Path folder = Path.of(System.getProperty("framewalk.cases", "")).resolve(name);
        assumeTrue(Files.exists(folder.resolve("in.pcap")), "the cases are not here");
        Keys keys = Keys.usual(List.of(folder.resolve("in.keys")), null, null);
        try (Timeline timeline = Timeline.open(CaptureFile.open(folder.resolve("in.pcap")), DecodeAs.NOTHING, keys)) {
            timeline.readAll();
            return Links.of(timeline).all().stream()
                    .map(link -> link.kind().id() + " " + timeline.conversationOf(link.cause()) + "→"
                            + timeline.conversationOf(link.effect()))
                    .toList();
        }
    }

    @Test
    void aResumptionByTicketIsLinked() throws IOException {
        assertThat(inCase("22a-tls12-resumed-by-ticket")).containsExactly("session 0→1");
    }

    /// The third connection offers the ticket, and the server takes neither it nor the early data: no session is gone on with.
    @Test
    void aRefusedResumptionIsNotLinked() throws IOException {
        assertThat(inCase("26-tls13-early-data-taken-and-refused")).containsExactly("session 0→1");
    }

    @Test
    void aRequestThatWasThrownAwayAsEarlyDataLeadsToItsSecondCopy() throws IOException {
        assertThat(inCase("27-tls13-early-http-refused-and-repeated")).containsExactly("session 0→1", "retry 2→2");
    }
}
