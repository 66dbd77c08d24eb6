package dev.framewalk.timeline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many packets of the sample captures pass a filter, as tshark 4.0.17 counts them:
/// `tshark -r sample-captures/NAME.pcapng -Y 'FILTER' | wc -l`.
@DisplayName("A display filter")
final class FilterOracleTest {
    @ParameterizedTest(name = "{0} lets through what tshark lets through")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
                tcp.flags.syn == 1 | 5 | 2 | 2
                tcp.flags.syn == 1 && tcp.flags.ack == 0 | 3 | 1 | 1
                http.request | 0 | 7 | 1
                http.request.method == "POST" | 0 | 1 | 0
                http.response.code >= 400 | 0 | 1 | 0
                tcp.len > 0 | 7 | 16 | 51
                ip.addr == 10.0.0.53 | 0 | 2 | 0
                tcp.analysis.duplicate_ack | 0 | 0 | 18
                tcp.analysis.retransmission | 0 | 0 | 1
                dns.qry.name contains "shop" | 0 | 2 | 0
                frame.number in {3..7, 20} | 6 | 6 | 6
                !(tcp) | 2 | 2 | 0
                tcp.port == 4001 | 2 | 0 | 0
                tcp.stream == 2 | 8 | 0 | 0
                frame.len > 200 | 0 | 7 | 50
                http.request.uri matches "^/b" | 0 | 1 | 0
                tcp.window_size > 80000 | 0 | 0 | 35
                eth.dst == ff:ff:ff:ff:ff:ff | 1 | 0 | 0
                arp | 2 | 0 | 0
                ip.src == 10.0.0.0/8 and tcp.flags.fin == 1 | 2 | 2 | 2
                tcp.seq == 1 | 9 | 4 | 4
                tcp.ack >= 100 && tcp.len == 0 | 0 | 5 | 41
                tcp.analysis.bytes_in_flight > 1448 | 0 | 0 | 11
                tcp.options.sack_le | 0 | 0 | 18
                http.host == "shop.example" | 0 | 7 | 0
                tcp.flags & 0x04 | 2 | 0 | 0
                udp.dstport == 53 | 0 | 1 | 0
                tcp.analysis.ack_rtt > 0.03 | 1 | 0 | 3
                ip.src[0:2] == 0a:00 | 26 | 27 | 97
                tcp.srcport != 80 | 26 | 13 | 44
                lower(http.request.method) == "head" | 0 | 1 | 0
                frame.time_relative < 0.05 | 5 | 6 | 4
                tcp.analysis.flags | 0 | 0 | 20
                """)
    void letsThroughWhatTsharkLetsThrough(String filter, int handshake, int http, int loss) throws IOException {
        assertThat(List.of(
                        count("tcp-handshake-and-close", filter),
                        count("http1-keep-alive", filter),
                        count("one-lost-segment", filter)))
                .containsExactly(handshake, http, loss);
    }

    private static int count(String sample, String text) throws IOException {
        try (Timeline timeline = Captures.sample(sample)) {
            return EventFilters.steps(timeline, Depth.SEGMENTS, compile(text)).length;
        }
    }

    private static Filter compile(String text) {
        return switch (Filter.compile(text, EventFilters.catalog())) {
            case Filter.Compiled.Ok ok -> ok.filter();
            case Filter.Compiled.Wrong wrong -> fail(text + ": " + wrong.problem().sentence());
        };
    }

    @Test
    void asksAMessageForItsOwnFieldsOnly() throws IOException {
        try (Timeline timeline = Captures.read(Captures.corpus().resolve("http1/zeek--pipelined-requests.pcap"))) {
            int[] steps = EventFilters.steps(timeline, Depth.STORY, compile("http.request.uri"));
            assertThat(IntStream.of(steps).mapToObj(Teller.of(timeline)::event).map(Event::id))
                    .isNotEmpty()
                    .allMatch(id -> id.equals("http1.request-started"));
        }
    }
}
