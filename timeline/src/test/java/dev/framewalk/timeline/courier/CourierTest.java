package dev.framewalk.timeline.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.PcapngWriter;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedDatagrams;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.summary.Summary;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.timeline.sweep.Protocols;
import dev.framewalk.timeline.telling.PacketLiner;
import dev.framewalk.timeline.telling.Teller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several protocols on one pair of ports, datagrams inside datagrams, a stream in numbered pieces, a conversation that comes from other
/// addresses: what STUN, DTLS, RTP, TURN, SCTP and QUIC will do.
class CourierTest {
    private static final int CLIENT = 50_001;
    private static final int SERVER = 50_002;

    private final GeneratedCapture capture = new GeneratedCapture();
    private final GeneratedDatagrams talk = new GeneratedDatagrams(capture, CLIENT, SERVER);

    private static List<Integer> events(Timeline timeline, String prefix) {
        List<Integer> events = new ArrayList<>();
        for (int event = 0; event < timeline.eventCount(); event++) {
            if (timeline.told(event) != null && timeline.idOf(event).startsWith(prefix)) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<String> told(Timeline timeline, String prefix) {
        return events(timeline, prefix).stream()
                .map(event -> timeline.packetOf(event) + ": " + Teller.of(timeline).event(event).sentence())
                .toList();
    }

    private static void everyStateIsThatOfTheReplay(Timeline timeline) {
        for (int step = 1; step <= timeline.eventCount(); step++) {
            assertThat(States.of(timeline).at(step, 0)).isEqualTo(States.of(timeline).replayed(step, 0));
        }
    }

    /// Each byte of an event's unit is the byte of a packet that it is said to be made of.
    private static void everyByteLeadsToItsPacket(Timeline timeline, int event) {
        Channel channel = timeline.channelOf(event);
        Unit unit = timeline.told(event).unit();
        byte[] bytes = timeline.unitBytes(event).toArray();
        assertThat(bytes).hasSize((int) unit.length());
        Channel root = timeline.channel(0, Channel.ROOT);
        for (int i = 0; i < bytes.length; i++) {
            long at = channel.onTcp(unit.side(), unit.from() + i);
            assertThat(root.places(unit.side()).bytes(at, at + 1, timeline.capture().bytes(), 1).u8(0))
                    .as("byte %d of %s", i, Teller.of(timeline).event(event).sentence())
                    .isEqualTo(bytes[i] & 0xff);
        }
    }

    @Test
    void eachDatagramIsReadByTheProtocolThatItsBytesAndItsConversationTell() throws IOException {
        talk.client("ORDER 7 tea\n").client("\001CH\007").client("something else").server("DONE 7\n").client("ORDER 8 rice\n");
        try (Timeline timeline = capture.read()) {
            assertThat(told(timeline, "orders"))
                    .containsExactly(
                            // kept until the answer told what it is
                            "4: The client orders tea, number 7.",
                            "4: Order 7 is served. The answer took 30 ms.",
                            "5: The client orders rice, number 8.");
            assertThat(told(timeline, "courier")).containsExactly("2: A courier of kind H comes.");
            int order = events(timeline, "orders").getFirst();
            int courier = events(timeline, "courier").getFirst();
            assertThat(timeline.channelNumberOf(order)).isNotEqualTo(timeline.channelNumberOf(courier));
            assertThat(timeline.conversation(0).protocol()).isEqualTo("Courier + Orders");
            assertThat(timeline.conversation(0).protocolReason())
                    .isEqualTo("Its bytes are those of Courier. Its bytes are those of Orders.");
            assertThat(PacketLiner.of(timeline).line(1).protocol()).isEqualTo("Orders");
            assertThat(PacketLiner.of(timeline).line(2).protocol()).isEqualTo("Courier");
            assertThat(PacketLiner.of(timeline).line(3).protocol()).isEqualTo("UDP");
            assertThat(new Look(timeline).packet(1).find("x.orders.item").display()).isEqualTo("tea");
            assertThat(new Look(timeline).packet(3).find("x.orders.item")).isNull();
            everyByteLeadsToItsPacket(timeline, order);
            everyStateIsThatOfTheReplay(timeline);
        }
    }

    @Test
    void whatTheUserSaysWinsOverBytes() throws IOException {
        talk.client("\001CH\007");
        DecodeAs decodeAs = DecodeAs.parse(List.of("udp.port==" + SERVER + ",dns"));
        try (Timeline timeline = capture.read(number -> true, Keys.none(), decodeAs)) {
            assertThat(timeline.conversation(0).protocol()).isEqualTo("DNS");
            assertThat(timeline.conversation(0).protocolReason()).isEqualTo("You said that UDP port 50002 is DNS.");
        }
    }

    @Test
    void datagramsInsideDatagramsAreAConversationOfTheirOwn() throws IOException {
        talk.client("\001CP\007\001ORDER 7 tea\n").client("\001CP\007\002ORDER 7 rice\n").server("\001CP\007\001DONE 7\n");
        try (Timeline timeline = capture.read()) {
            assertThat(told(timeline, "orders"))
                    .containsExactly("3: The client orders tea, number 7.", "3: Order 7 is served. The answer took 20 ms.");
            int order = events(timeline, "orders").getFirst();
            everyByteLeadsToItsPacket(timeline, order);
            assertThat(States.of(timeline).at(timeline.eventCount(), 0).leaves())
                    .anyMatch(leaf -> leaf.id().equals("x.orders.open") && leaf.group().equals("Orders (peer 1)"));
            assertThat(new Look(timeline).packet(1).find("x.orders.item").display()).isEqualTo("tea");
            assertThat(new Look(timeline).packet(2).find("x.orders.item")).isNull();
            assertThat(EventFilters.steps(timeline, Depth.STORY, filter("x.orders.item == \"tea\""))).hasSize(1);
            everyStateIsThatOfTheReplay(timeline);
        }
    }

    @Test
    void numberedPiecesBecomeAStreamHoweverTheyCome() throws IOException {
        talk.client("\001CS\007\000ORDER")
                .client("\001CS\007\012a\nORDER 8 rice\n")
                .client("\001CS\007\005 7 te")
                .client("\001CS\007\003ER 7 te");
        try (Timeline timeline = capture.read()) {
            assertThat(told(timeline, "orders"))
                    .containsExactly("3: The client orders tea, number 7.", "3: The client orders rice, number 8.");
            for (int event : events(timeline, "orders")) {
                everyByteLeadsToItsPacket(timeline, event);
            }
            // the piece that came second lies behind the one that came third
            int first = events(timeline, "orders").getFirst();
            Channel courier = timeline.channelOf(events(timeline, "courier").getFirst());
            assertThat(courier.uncoveredOf(new Unit(timeline.told(first).side(), 15, 16)).getFirst().unit())
                    .isEqualTo(new Unit(timeline.told(first).side(), 10, 25));
            everyStateIsThatOfTheReplay(timeline);
        }
    }

    @Test
    void aConversationThatNamesItselfMayComeFromOtherAddresses() throws IOException {
        talk.client("\001CH\007")
                .server("\001CH\011")
                .client("\001CP\011\001ORDER 7 tea\n")
                .from(50_009)
                .client("\001CP\011\001ORDER 8 rice\n")
                .server("\001CP\007\001DONE 8\n")
                .from(50_010)
                .client("\001CP\044\001ORDER 9 nothing\n");
        try (Timeline timeline = capture.read()) {
            assertThat(timeline.conversationCount()).isEqualTo(2);
            assertThat(timeline.packets().conversation(4)).isZero();
            assertThat(timeline.packets().direction(4)).isEqualTo(timeline.packets().direction(3));
            assertThat(timeline.packets().direction(5)).isEqualTo(timeline.packets().direction(2));
            assertThat(told(timeline, "orders").getLast()).isEqualTo("5: Order 8 is served. The answer took 10 ms.");
            assertThat(timeline.packets().conversation(6)).isEqualTo(1);
            everyStateIsThatOfTheReplay(timeline);
        }
    }

    @Test
    void whatIsSeenAtTwoPlacesIsAConversationAtEach(@TempDir Path folder) throws IOException {
        talk.client("\001CH\007").server("\001CP\007\001DONE 1\n").from(50_009).server("\001CP\007\001DONE 2\n");
        Path file = folder.resolve("two-places.pcapng");
        try (PcapngWriter writer = PcapngWriter.create(file, List.of())) {
            int[] places = {writer.vantage(1, "here"), writer.vantage(1, "there")};
            for (GeneratedCapture.Packet packet : capture.packets()) {
                Bytes bytes = Bytes.captured(packet.bytes());
                int length = packet.bytes().length;
                for (int place : places) {
                    writer.packet(place, packet.timeNanos() + place, bytes, 0, length, length);
                }
            }
            writer.finish();
        }
        try (Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING)) {
            timeline.readAll();
            assertThat(timeline.conversationCount()).isEqualTo(2);
            for (int packet = 1; packet <= 6; packet++) {
                assertThat(timeline.packets().conversation(packet))
                        .as("packet %d", packet)
                        .isEqualTo(timeline.packets().vantage(packet));
            }
        }
    }

    @Test
    void nobodyIsSaidToReadNothingWhereAnswersTellWhatWasSent() throws IOException {
        talk.client("ORDER 7 tea\n").server("DONE 7\n");
        try (Timeline timeline = capture.read()) {
            int begun = 0;
            while (!timeline.idOf(begun).equals("udp.conversation")) {
                begun++;
            }
            assertThat(Teller.of(timeline).event(begun).sentence())
                    .isEqualTo("10.0.0.1:50001 begins to send datagrams to 10.0.0.2:50002, 12 bytes in the first one.");
        }
    }

    @Test
    void isCountedWithoutBeingAskedFor() throws IOException {
        talk.client("\001CP\007\001ORDER 7 tea\n").server("\001CP\007\001DONE 7\n");
        Summary summary = Summary.of(
                CaptureFile.open(new ByteArrayInputStream(capture.pcap(number -> true)), "courier"),
                new Protocols(DecodeAs.NOTHING));
        assertThat(summary.counts()).containsEntry("orders.ordered", 1L).containsEntry("orders.served", 1L);
    }

    private static Filter filter(String text) {
        return ((Filter.Compiled.Ok) Filter.compile(text, EventFilters.catalog())).filter();
    }
}
