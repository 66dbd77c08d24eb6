package dev.framewalk.timeline.order;

import static dev.framewalk.timeline.order.Wire.ACK;
import static dev.framewalk.timeline.order.Wire.SYN;
import static dev.framewalk.timeline.order.Wire.SYN_ACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.waiting.Wait;
import dev.framewalk.timeline.waiting.WaitCause;
import dev.framewalk.timeline.waiting.Waits;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A way that rests on which SYN was answered says so")
class RepeatedSynTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static String thinking(Wire wire) throws IOException {
        try (Timeline timeline = wire.read()) {
            Wait wait = Waits.of(timeline).all().stream()
                    .filter(each -> each.cause() == WaitCause.SERVER_THINKING)
                    .findFirst()
                    .orElseThrow();
            return wait.certainty() instanceof Certainty.Inferred inferred ? inferred.rule() : "";
        }
    }

    private static Wire exchange(Wire opened, double ms) {
        return opened.client(ms, ACK, 1, 1, REQUEST).server(ms + 500, ACK, 1, 1 + REQUEST.length(), ANSWER);
    }

    @Test
    void withoutTimestampsTheAnswerTellsNotWhichSynItAnswers() throws IOException {
        Wire wire = new Wire()
                .client(0, SYN, 0, 0, "")
                .client(1000, SYN, 0, 0, "")
                .server(1001, SYN_ACK, 0, 1, "")
                .client(1001.01, ACK, 1, 1, "");
        assertThat(thinking(exchange(wire, 1002))).contains("which of them was answered is inferred");
    }

    @Test
    void oneSynLeavesNoChoice() throws IOException {
        assertThat(thinking(exchange(new Wire().handshake(0), 2)))
                .isNotEmpty()
                .doesNotContain("which of them was answered");
    }
}
