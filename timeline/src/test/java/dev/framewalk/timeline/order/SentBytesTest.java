package dev.framewalk.timeline.order;

import static dev.framewalk.timeline.order.Wire.ACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The end of a connection tells what was sent, and what of it was not captured")
final class SentBytesTest {
    private static final int FIN_ACK = 1 | ACK;
    private static final String TEN = "0123456789";

    /// The client ends at a position, and the server, which sends nothing, after it.
    private static String close(Wire wire, int end) throws IOException {
        wire.client(5, FIN_ACK, end, 1, "").server(6, FIN_ACK, 1, end + 1, "").client(6.01, ACK, end + 1, 2, "");
        try (Timeline timeline = wire.read()) {
            return IntStream.range(0, timeline.eventCount())
                    .mapToObj(Teller.of(timeline)::event)
                    .filter(event -> event.id().equals("tcp.closed"))
                    .map(event -> event.sentence())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void allThatWasSentWasCaptured() throws IOException {
        Wire wire = new Wire().handshake(0).client(2, ACK, 1, 1, TEN).server(3, ACK, 1, 11, "");
        assertThat(close(wire, 11)).contains("10.0.0.1:40000 sent 10 bytes, 10.0.0.2:80 sent 0 bytes.").doesNotContain("captured");
    }

    @Test
    void aHoleThatTheReceiverDidNotHaveWasSent() throws IOException {
        Wire wire = new Wire()
                .handshake(0)
                .client(2, ACK, 1, 1, TEN)
                .client(3, ACK, 21, 1, TEN)
                .server(4, ACK, 1, 31, "");
        assertThat(close(wire, 31)).contains("10.0.0.1:40000 sent 30 bytes").contains("of these, 10 bytes were not captured");
    }

    @Test
    void theLastBytesBeforeTheEndWereSentToo() throws IOException {
        Wire wire = new Wire().handshake(0).client(2, ACK, 1, 1, TEN).server(4, ACK, 1, 31, "");
        assertThat(close(wire, 31)).contains("10.0.0.1:40000 sent 30 bytes").contains("of these, 20 bytes were not captured");
    }
}
