package dev.framewalk.timeline.sweep;

import static dev.framewalk.timeline.sweep.Segments.ACK;
import static dev.framewalk.timeline.sweep.Segments.NOTHING;
import static dev.framewalk.timeline.sweep.Segments.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who is the client of a conversation that the capture joins midway")
final class RolesTest {
    private static final String REQUEST = "GET /later HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final byte[] BODY = new byte[1400];

    private static Conversation only(Timeline timeline) {
        assertThat(timeline.conversationCount()).isEqualTo(1);
        return timeline.conversation(0);
    }

    private static List<Event> events(Timeline timeline, String id) {
        return IntStream.range(0, timeline.eventCount())
                .filter(event -> timeline.idOf(event).equals(id))
                .mapToObj(Teller.of(timeline)::event)
                .toList();
    }

    private static void isAnsweredBy(Timeline timeline, int clientPort) {
        assertThat(only(timeline).client().port()).isEqualTo(clientPort);
        assertThat(only(timeline).protocol()).isEqualTo("HTTP/1");
        assertThat(events(timeline, "http1.request-completed")).singleElement().satisfies(request -> {
            assertThat(request.side()).isEqualTo(Side.CLIENT);
            assertThat(request.sentence()).contains("GET /later");
        });
        assertThat(events(timeline, "http1.response-completed"))
                .anySatisfy(answer -> assertThat(answer.sentence()).contains("answers GET /later"));
    }

    @Test
    void theEndWhoseLaterBytesAreARequestIsTheClientThoughTheServerIsHeardFirst() throws IOException {
        Segments wire = new Segments(40_001, 41_000);
        for (int i = 0; i < 20; i++) {
            wire.b(BODY);
        }
        try (Timeline timeline = wire.a(REQUEST).b(ANSWER).read()) {
            isAnsweredBy(timeline, 40_001);
            assertThat(only(timeline).clientCertainty()).isInstanceOf(Certainty.Inferred.class);
            assertThat(timeline.side(timeline.firstEventOf(1))).isEqualTo(Side.SERVER);
        }
    }

    @Test
    void aRequestTellsMoreThanAPortThatIsRegisteredForAService() throws IOException {
        // A has been given 8080 by its system, and B serves on a high port
        Segments wire = new Segments(8080, 41_000);
        try (Timeline timeline = wire.b(BODY).b(BODY).a(REQUEST).b(ANSWER).read()) {
            isAnsweredBy(timeline, 8080);
        }
    }

    @Test
    void aSynAckThatWasCapturedLateTellsMoreThanTheOrderOfPackets() throws IOException {
        Segments wire = new Segments(40_001, 41_000);
        wire.b("hello from the server\n").segment(false, SYN | ACK, 5000, 1001, NOTHING);
        try (Timeline timeline = wire.a("hello\n").read()) {
            assertThat(only(timeline).client().port()).isEqualTo(40_001);
            assertThat(only(timeline).clientCertainty()).isEqualTo(Certainty.DERIVED);
        }
    }

    @Test
    void aSynThatWasCapturedLateTellsMoreThanAPort() throws IOException {
        // the end at port 443 asks
        Segments wire = new Segments(443, 41_000);
        wire.a("hello from the client\n").segment(true, SYN, 1000, 0, NOTHING);
        try (Timeline timeline = wire.b("hello\n").read()) {
            assertThat(only(timeline).client().port()).isEqualTo(443);
            assertThat(only(timeline).clientCertainty()).isEqualTo(Certainty.OBSERVED);
        }
    }

    private static byte[] frame(int type, int flags, int stream, int... payload) {
        byte[] bytes = new byte[9 + payload.length];
        bytes[2] = (byte) payload.length;
        bytes[3] = (byte) type;
        bytes[4] = (byte) flags;
        bytes[8] = (byte) stream;
        for (int i = 0; i < payload.length; i++) {
            bytes[9 + i] = (byte) payload[i];
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void headersThatBeginWithAMethodTellWhoIsTheClientOfHttp2() throws IOException {
        // the server is heard first, in the middle of a DATA frame
        Segments wire = new Segments(40_001, 41_000);
        wire.b(BODY).b(joined(frame(0, 0, 5, 1, 2, 3), frame(0, 1, 5, 1)));
        // GET / of stream 7 with the static table: :method GET, :scheme http, :path /
        wire.a(frame(1, 5, 7, 0x82, 0x86, 0x84)).b(joined(frame(1, 4, 7, 0x88), frame(0, 1, 7, 'o', 'k'), frame(6, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8)));
        wire.a(joined(frame(6, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8), frame(1, 5, 9, 0x82, 0x86, 0x84)));
        try (Timeline timeline = wire.read()) {
            assertThat(only(timeline).client().port()).isEqualTo(40_001);
            assertThat(only(timeline).protocol()).isEqualTo("HTTP/2");
            assertThat(events(timeline, "http2.request-completed"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.side()).isEqualTo(Side.CLIENT));
            assertThat(events(timeline, "http2.response-completed"))
                    .anySatisfy(answer -> assertThat(answer.sentence()).contains("200"));
        }
    }

    @Test
    void aLaterHelloTellsWhoIsTheClientOfTls() throws IOException {
        Segments wire = new Segments(40_001, 41_000);
        // application data of the server, then a ClientHello (a renegotiation in the clear is as good as any)
        byte[] data = joined(new byte[] {23, 3, 3, 0, 100}, new byte[100]);
        byte[] hello = joined(new byte[] {22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 3}, new byte[32], new byte[] {0, 0, 2, 0, 47, 1, 0});
        try (Timeline timeline = wire.b(data).b(data).a(hello).read()) {
            assertThat(only(timeline).client().port()).isEqualTo(40_001);
            assertThat(only(timeline).protocol()).isEqualTo("TLS");
        }
    }

    @Test
    void whereNothingTellsTheEndThatSpokeFirstIsTakenForTheClientAndThatIsSaid() throws IOException {
        byte[] data = joined(new byte[] {23, 3, 3, 0, 100}, new byte[100]);
        try (Timeline timeline = new Segments(40_001, 41_000).b(data).a(data).read()) {
            assertThat(only(timeline).client().port()).isEqualTo(41_000);
            assertThat(only(timeline).clientCertainty().toString()).contains("spoke first");
        }
    }

    /// A header with one question for `a.`, and an answer if it is a response.
    private static byte[] dns(boolean isResponse) {
        byte[] question = {1, 'a', 0, 0, 1, 0, 1};
        byte[] header = {0, 7, (byte) (isResponse ? 0x81 : 1), (byte) (isResponse ? 0x80 : 0), 0, 1, 0, (byte) (isResponse ? 1 : 0), 0, 0, 0, 0};
        byte[] answer = {(byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 0, 0, 9};
        return isResponse ? joined(header, question, answer) : joined(header, question);
    }

    @Test
    void aResponseOfDnsComesFromTheServerWhateverThePorts() throws IOException {
        // both ends use port 53, and the answer is captured first
        try (Timeline timeline = new Segments(53, 53).datagram(false, dns(true)).datagram(true, dns(false)).read()) {
            assertThat(only(timeline).client().address()).isEqualTo("10.0.0.1");
            assertThat(timeline.side(timeline.firstEventOf(1))).isEqualTo(Side.SERVER);
        }
        // two ports of services
        try (Timeline timeline = new Segments(443, 53).datagram(true, dns(false)).datagram(false, dns(true)).read()) {
            assertThat(only(timeline).client().port()).isEqualTo(443);
        }
    }

    @Test
    void aResponseOfDnsOverTcpComesFromTheServerWhateverThePorts() throws IOException {
        byte[] response = dns(true);
        byte[] query = dns(false);
        Segments wire = new Segments(1000, 53);
        // the end at 53 asks the one at 1000
        wire.a(joined(new byte[] {0, (byte) response.length}, response)).b(joined(new byte[] {0, (byte) query.length}, query));
        try (Timeline timeline = wire.read()) {
            assertThat(only(timeline).client().port()).isEqualTo(53);
        }
    }
}
