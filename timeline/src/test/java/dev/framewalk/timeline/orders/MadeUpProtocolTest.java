package dev.framewalk.timeline.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import dev.framewalk.timeline.generated.GeneratedDatagrams;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.summary.Summary;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.timeline.sweep.Protocols;
import dev.framewalk.timeline.telling.PacketLiner;
import dev.framewalk.timeline.telling.Teller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A protocol that is found by its entry in `META-INF/services` has a story, states, explanations, filters, lanes and counts without one more line
/// anywhere: inside a stream of HTTP/2, inside bodies of HTTP/1, and on UDP.
class MadeUpProtocolTest {
    private static final String ASKED = "ORDER 7 tea\nORDER 8 rice\n";
    private static final String SERVED = "DONE 7\nDONE 8\n";

    /// What carries the orders.
    enum Carrier {
        HTTP1_LENGTH,
        HTTP1_CHUNKED,
        HTTP2
    }

    private static Timeline read(Carrier carrier) throws IOException {
        return capture(carrier).read();
    }

    private static GeneratedCapture capture(Carrier carrier) {
        GeneratedCapture capture = new GeneratedCapture();
        GeneratedConnection connection =
                new GeneratedConnection(capture, new Random(1), 40_000, 80, false).withoutTrouble();
        switch (carrier) {
            case HTTP1_LENGTH -> connection
                    .client(text("POST /shop HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-orders\r\nContent-Length: "
                            + ASKED.length() + "\r\n\r\n" + ASKED))
                    .server(text("HTTP/1.1 200 OK\r\nContent-Type: application/x-orders\r\nContent-Length: " + SERVED.length()
                            + "\r\n\r\n" + SERVED));
            case HTTP1_CHUNKED -> connection
                    .client(text("POST /shop HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-orders\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n5\r\nORDER\r\n7\r\n 7 tea\n\r\nd\r\nORDER 8 rice\n\r\n0\r\n\r\n"))
                    .server(text("HTTP/1.1 200 OK\r\nContent-Type: Application/X-Orders; v=1\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n7\r\nDONE 7\n\r\n7\r\nDONE 8\n\r\n0\r\n\r\n"));
            case HTTP2 -> connection.client(client()).server(server());
        }
        connection.play();
        return capture;
    }

    private static Filter filter(String text) {
        return ((Filter.Compiled.Ok) Filter.compile(text, EventFilters.catalog())).filter();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] client() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        out.writeBytes(frame(4, 0, 0, new byte[0]));
        // :method POST, :scheme http, :path /shop, content-type application/x-orders (RFC 7541, Appendix A)
        out.writeBytes(frame(1, 4, 5, block(new int[] {0x83, 0x86}, 4, "/shop", 31, "application/x-orders")));
        out.writeBytes(frame(0, 0, 5, text(ASKED.substring(0, 9))));
        // padded by three bytes
        out.writeBytes(frame(0, 1 | 8, 5, text("\u0003" + ASKED.substring(9) + "\0\0\0")));
        return out.toByteArray();
    }

    private static byte[] server() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(frame(4, 0, 0, new byte[0]));
        out.writeBytes(frame(1, 4, 5, block(new int[] {0x88}, 31, "application/x-orders")));
        out.writeBytes(frame(0, 1, 5, text(SERVED)));
        return out.toByteArray();
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) 0)
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /// Indexed fields, then literal fields without indexing whose names are indexed.
    static byte[] block(int[] indexed, Object... namesAndValues) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int one : indexed) {
            out.write(one);
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            int name = (int) namesAndValues[i];
            if (name < 15) {
                out.write(name);
            } else {
                out.write(15);
                out.write(name - 15);
            }
            String value = (String) namesAndValues[i + 1];
            out.write(value.length());
            out.writeBytes(text(value));
        }
        return out.toByteArray();
    }

    private static List<Integer> events(Timeline timeline) {
        List<Integer> events = new ArrayList<>();
        for (int event = 0; event < timeline.eventCount(); event++) {
            if (timeline.told(event) instanceof OrdersEvent) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<String> told(Timeline timeline) {
        return events(timeline).stream().map(event -> Teller.of(timeline).event(event).sentence()).toList();
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void isToldExplainedFilteredAndShownWhateverCarriesIt(Carrier carrier) throws IOException {
        try (Timeline timeline = read(carrier)) {
            // bodies of HTTP/1 are channels of one direction, so only a stream of HTTP/2 brings order and answer together
            String took = carrier == Carrier.HTTP2 ? " The answer took 20.2 ms." : "";
            assertThat(told(timeline))
                    .containsExactly(
                            "The client orders tea, number 7.",
                            "The client orders rice, number 8.",
                            "Order 7 is served." + took,
                            "Order 8 is served." + took);
            int first = events(timeline).getFirst();
            int last = events(timeline).getLast();
            Channel channel = timeline.channelOf(first);
            assertThat(channel.inside().heads()).hasSize(1);
            assertThat(channel.inside().path()).isEqualTo("/shop");
            assertThat(new Look(timeline).event(last).find("x.orders.number").display()).isEqualTo("8");
            assertThat(new Look(timeline).event(first).find("x.orders.item").display()).isEqualTo("tea");
            // every byte leads back to the one that carried it
            byte[] bytes = timeline.unitBytes(first).toArray();
            for (int i = 0; i < bytes.length; i++) {
                long position = timeline.told(first).unit().from() + i;
                long onTcp = channel.onTcp(Side.CLIENT, position);
                assertThat(timeline.streamMap(0, Side.CLIENT).bytes(onTcp, onTcp + 1, timeline.capture().bytes(), 1).u8(0))
                        .isEqualTo(bytes[i] & 0xff);
            }
            assertThat(EventFilters.steps(timeline, Depth.STORY, filter("x.orders.item == \"rice\""))).isNotEmpty();
            assertThat(States.of(timeline).at(first + 1).leaves())
                    .anyMatch(leaf -> leaf.id().equals("x.orders.open") && leaf.value().equals("1") && leaf.label().equals("Open orders"));
            assertThat(States.of(timeline).at(events(timeline).get(1) + 1)).isEqualTo(States.of(timeline).replayed(events(timeline).get(1) + 1, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void standsAmongTheFieldsOfThePacketsThatCarryIt(Carrier carrier) throws IOException {
        try (Timeline timeline = read(carrier)) {
            int packet = timeline.packetOf(events(timeline).getFirst());
            assertThat(new Look(timeline).packet(packet).find("x.orders.item")).isNotNull();
        }
    }

    @Test
    void hasLanesOfItsOwnInsideAStream() throws IOException {
        try (Timeline timeline = read(Carrier.HTTP2)) {
            int channel = timeline.channelNumberOf(events(timeline).getFirst());
            assertThat(StreamLanes.of(timeline).lanes().stream().filter(lane -> lane.channel() == channel))
                    .extracting(Lane::number)
                    .containsExactly(7L, 8L);
        }
    }

    @Test
    void isCountedByTheSummary() throws IOException {
        Summary summary = Summary.of(
                CaptureFile.open(new ByteArrayInputStream(capture(Carrier.HTTP2).pcap(number -> true)), "orders"),
                new Protocols(DecodeAs.NOTHING));
        assertThat(summary.counts()).containsEntry("orders.ordered", 2L).containsEntry("orders.served", 2L);
    }

    @Test
    void isAnArrowOfTheLadderAndALineOfItsExport() throws IOException {
        try (Timeline timeline = read(Carrier.HTTP2)) {
            int event = events(timeline).getFirst();
            assertThat(Teller.of(timeline).spoken(event)).endsWith("The client orders tea, number 7.");
            assertThat(PacketLiner.of(timeline).line(timeline.packetOf(event)).info()).contains("ORDER tea");
            assertThat(PacketLiner.of(timeline).line(timeline.packetOf(event)).protocol()).isEqualTo("Orders");
        }
    }

    @Test
    void nobodyKeepsAnythingOfStreamsThatNobodyClaims() throws IOException {
        GeneratedCapture capture = new GeneratedCapture();
        byte[] plain = new String(client(), StandardCharsets.ISO_8859_1)
                .replace("application/x-orders", "application/x-nobody")
                .getBytes(StandardCharsets.ISO_8859_1);
        new GeneratedConnection(capture, new Random(1), 40_000, 80, false).withoutTrouble().client(plain).play();
        try (Timeline timeline = capture.read()) {
            Channel root = timeline.channel(0, Channel.ROOT);
            assertThat(root.uncoveredOf(new Unit(Side.CLIENT, 0, plain.length))).isEmpty();
            assertThat(timeline.unitBytes(0)).isNull();
        }
    }

    @Test
    void isToldOnUdp() throws IOException {
        GeneratedCapture capture = new GeneratedCapture();
        new GeneratedDatagrams(capture, 40_001, OrdersInDatagrams.PORT).client("ORDER 7 tea\n").server("DONE 7\n");
        try (Timeline timeline = capture.read()) {
            assertThat(told(timeline)).containsExactly("The client orders tea, number 7.", "Order 7 is served. The answer took 10 ms.");
            assertThat(new Look(timeline).packet(1).find("x.orders.item").display()).isEqualTo("tea");
            assertThat(States.of(timeline).at(events(timeline).getFirst() + 1).leaves())
                    .anyMatch(leaf -> leaf.id().equals("x.orders.open") && leaf.value().equals("1"));
            assertThat(EventFilters.steps(timeline, Depth.STORY, filter("x.orders.number == \"7\""))).isNotEmpty();
        }
    }
}
