package dev.framewalk.timeline.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.accounting.HeaderAccount;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.generated.GeneratedCapture;
import dev.framewalk.timeline.generated.GeneratedConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A capture that begins in the middle of an HTTP/2 connection: what was agreed on before is not known, and never guessed.
final class Http2LateJoinTest {
    private static final String[] FIRST = {
        ":method", "GET", ":scheme", "http", ":authority", "example.net", ":path", "/first", "x-token", "secret"
    };
    private static final String[] SECOND = {
        ":method", "GET", ":scheme", "http", ":authority", "example.net", ":path", "/second", "x-token", "secret", "x-new", "yes"
    };

    /// Two requests, of which the first is before the capture. The second refers to what the first inserted.
    private static Timeline read(int port) throws IOException {
        GeneratedConnection.anew();
        GeneratedCapture capture = new GeneratedCapture();
        Frames client = new Frames().raw(Frames.PREFACE).settings();
        Frames server = new Frames().settings().acknowledge();
        GeneratedConnection connection =
                new GeneratedConnection(capture, new Random(3), 40_000, port, false).withoutTrouble();
        connection.client(client.headers(1, true, FIRST).take());
        connection.server(server.headers(1, false, ":status", "200", "server", "s").data(1, new byte[300], true).take());
        connection.client(client.acknowledge().headers(3, true, SECOND).take());
        connection.server(server.headers(3, false, ":status", "200", "server", "s").data(3, new byte[300], true).take());
        connection.client(client.headers(5, true, SECOND).take());
        connection.server(server.headers(5, true, ":status", "204", "server", "t").take());
        connection.play();
        int second = -1;
        List<GeneratedCapture.Packet> packets = capture.packets();
        for (int i = 0; i < packets.size(); i++) {
            byte[] bytes = packets.get(i).bytes();
            // the acknowledgement of settings is the first thing that the client sends in its second turn
            if (second < 0 && bytes.length > 66 && bytes[54] == 0 && bytes[57] == 4 && bytes[58] == 1 && bytes[26 + 3] == 1) {
                second = i + 1;
            }
        }
        int from = second;
        assertThat(from).isPositive();
        return capture.read(number -> number >= from);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 8080, 12_345})
    void isRecognisedByItsFramesWhateverItsPort(int port) throws IOException {
        try (Timeline timeline = read(port)) {
            List<Http2Event.RequestStarted> requests = events(timeline, Http2Event.RequestStarted.class);
            assertThat(requests).hasSize(2);
            assertThat(timeline.conversation(0).protocol()).contains("HTTP/2");
            assertThat(timeline.conversation(0).client().port()).isEqualTo(40_000);
        }
    }

    @Test
    void knowsWhatIsWrittenOutAndSaysOfTheRestThatItIsNotKnown() throws IOException {
        try (Timeline timeline = read(8080)) {
            Http2Event.RequestStarted second = events(timeline, Http2Event.RequestStarted.class).getFirst();
            assertThat(second.head().method()).isEqualTo("GET");
            assertThat(second.head().path()).isEqualTo("/second");
            assertThat(second.head().authority()).isNull();
            assertThat(second.head().unknown()).isEqualTo(2);
            // what was inserted since is known when it comes again
            Http2Event.RequestStarted third = events(timeline, Http2Event.RequestStarted.class).getLast();
            assertThat(third.head().path()).isEqualTo("/second");
            assertThat(third.head().fields().getLast().toString()).isEqualTo("x-new: yes");

            for (int event = 0; event < timeline.eventCount(); event++) {
                Node tree = timeline.told(event) instanceof Http2Event.RequestStarted ? new Look(timeline).event(event) : null;
                if (tree != null) {
                    List<Node> unknown = new ArrayList<>();
                    tree.walk(node -> {
                        if (node.certainty() instanceof Certainty.Unknown && node.field().id().equals("http2.header.value")) {
                            unknown.add(node);
                        }
                    });
                    assertThat(unknown).hasSize(2).allSatisfy(node -> assertThat(node.display()).contains("before the capture began"));
                }
            }
            assertThat(HeaderAccount.of(timeline, 0).sum(Side.CLIENT).unknown()).isEqualTo(4);
        }
    }

    private static <E> List<E> events(Timeline timeline, Class<E> type) {
        List<E> events = new ArrayList<>();
        for (int event = 0; event < timeline.eventCount(); event++) {
            if (type.isInstance(timeline.told(event))) {
                events.add(type.cast(timeline.told(event)));
            }
        }
        return events;
    }
}
