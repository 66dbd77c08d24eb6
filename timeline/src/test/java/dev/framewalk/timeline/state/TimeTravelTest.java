package dev.framewalk.timeline.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Going to any step")
final class TimeTravelTest {
    private static final int JUMPS = 200;

    @ParameterizedTest(name = "in {0} gives the state that a replay from the beginning gives")
    @ValueSource(
            strings = {
                "tcp/zeek--reassembly.pcap",
                "http1/zeek--pipelined-requests.pcap",
                "lab/tcp-one-loss-sack.pcapng",
                "lab/h1-six-connections.pcapng",
                "mixed/tcpflow--airsnort-linux-browser_page_load.pcap"
            })
    void givesTheStateOfAReplay(String name) throws IOException {
        Random random = new Random(name.hashCode());
        try (Timeline timeline = Captures.read(Captures.corpus().resolve(name))) {
            for (int i = 0; i < JUMPS; i++) {
                int step = random.nextInt(timeline.eventCount() + 1);
                int conversation = step == 0 ? -1 : timeline.conversationOf(step - 1);
                assertThat(States.of(timeline).at(step, conversation))
                        .as("step %d", step)
                        .isEqualTo(States.of(timeline).replayed(step, conversation));
            }
        }
    }

    @ParameterizedTest(name = "needs the same events of {0} however it was read")
    @ValueSource(
            strings = {
                "tcp/zeek--retransmit-fast009.pcap",
                "http1/zeek--100-continue.pcap",
                "lab/nat-four-places.pcapng",
                "dns/arkime--dns-tcp.pcap",
                "malformed/nDPI--fuzz-2020-02-16-11740.pcap"
            })
    void needsTheSameEventsHoweverItWasRead(String name) throws IOException {
        Path file = Captures.corpus().resolve(name);
        assertThat(told(file, 1)).isEqualTo(told(file, 1000));
    }

    private static List<String> told(Path file, int atOnce) throws IOException {
        List<String> told = new ArrayList<>();
        try (Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING)) {
            while (timeline.advance(atOnce) > 0) {
                // to the end
            }
            for (int event = 0; event < timeline.eventCount(); event++) {
                told.add(timeline.depthOf(event) + " " + Teller.of(timeline).event(event).id() + " " + Teller.of(timeline).spoken(event));
            }
        }
        return told;
    }

    @Test
    void showsWhatTheSynAckChanged() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            int step = timeline.firstEventOf(4) + 1;
            assertThat(States.of(timeline).changesAt(step))
                    .anySatisfy(change -> {
                        assertThat(change.after()).isNotNull();
                        assertThat(change.after().id()).isEqualTo("x.tcp.client.phase");
                        assertThat(change.after().value()).isEqualTo("ESTABLISHED");
                        assertThat(change.after().setByPacket()).isEqualTo(4);
                        assertThat(change.before().value()).isEqualTo("SYN-SENT");
                    });
        }
    }
}
