package dev.framewalk.timeline.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The lines that tshark writes for the same packets: `tshark -r sample-captures/one-lost-segment.pcapng`.
@DisplayName("The line of a packet")
final class PacketLineTest {
    @Test
    void saysWhatUsersOfSuchToolsExpect() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            PacketLine syn = PacketLiner.of(timeline).line(1);
            assertThat(syn.source()).isEqualTo("10.0.0.2");
            assertThat(syn.destination()).isEqualTo("10.0.0.1");
            assertThat(syn.protocol()).isEqualTo("TCP");
            assertThat(syn.length()).isEqualTo(74);
            assertThat(syn.info())
                    .isEqualTo("39342 → 80 [SYN] Seq=0 Win=64240 Len=0 MSS=1460 SACK_PERM TSval=2855481144 TSecr=0 WS=1024");
            assertThat(PacketLiner.of(timeline).line(2).info())
                    .isEqualTo("80 → 39342 [SYN, ACK] Seq=0 Ack=1 Win=65160 Len=0 MSS=1460 SACK_PERM TSval=1936557016"
                            + " TSecr=2855481144 WS=1024");
            assertThat(PacketLiner.of(timeline).line(4).info()).isEqualTo("GET /offsets HTTP/1.1");
            assertThat(PacketLiner.of(timeline).line(4).protocol()).isEqualTo("HTTP/1");
            assertThat(PacketLiner.of(timeline).line(33).info())
                    .isEqualTo("[Dup ACK 31#1] 39342 → 80 [ACK] Seq=80 Ack=18825 Win=80896 Len=0 TSval=2855481274"
                            + " TSecr=1936557103 SLE=20273 SRE=21721");
            assertThat(PacketLiner.of(timeline).line(93).info()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void namesLinkAddressesWhereThereIsNoNetworkAddress() throws IOException {
        try (Timeline timeline = Captures.sample("tcp-handshake-and-close")) {
            PacketLine asking = PacketLiner.of(timeline).line(1);
            assertThat(asking.protocol()).isEqualTo("ARP");
            assertThat(asking.source()).isEqualTo("02:00:00:00:00:02");
            assertThat(asking.destination()).isEqualTo("ff:ff:ff:ff:ff:ff");
            assertThat(asking.info()).isEqualTo("10.0.0.2 asks everybody on this link: who has 10.0.0.1?");
        }
    }
}
