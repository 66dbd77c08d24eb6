package dev.framewalk.timeline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The answers of a filter")
final class FilterAnswersTest {
    private static final List<String> FILTERS = """
            frame
            frame.number > 3
            frame.number in {3..7, 20}
            frame.len > 200 && frame.cap_len < 1000
            frame.time_relative < 0.05
            frame.interface_id == 0
            frame.protocols contains "tcp"
            frame.comment contains "a"
            eth
            eth.addr == ff:ff:ff:ff:ff:ff
            eth.dst[0:3] == 02:00:00
            ip
            ip.addr == 10.0.0.53
            ip.src == 10.0.0.0/8
            ip.ttl < 65
            ip.src[0:2] == 0a:00
            @ip.src[0] == 0a
            ip#2
            ipv6.addr == ::1
            arp or icmp
            tcp
            tcp.port == 80
            tcp.srcport != 80
            tcp.stream == 0
            tcp.len > 0
            tcp.seq == 1 and tcp.ack >= 100
            tcp.flags & 0x04
            tcp.flags.syn == 1 && tcp.flags.ack == 0
            tcp.window_size > 80000
            tcp.analysis.retransmission or tcp.analysis.duplicate_ack
            tcp.analysis.flags
            tcp.analysis.ack_rtt > 0.001
            tcp.analysis.bytes_in_flight > 1448
            tcp.options.sack_le
            udp.dstport == 53
            udp.stream == 0
            http
            http.request
            http.request.method == "GET"
            lower(http.request.method) == "head"
            http.request.uri matches "^/b"
            http.host
            http.response.code >= 400
            http.response.code == 200 && tcp.port == 80 && frame.number > 5
            http.content_type contains "html" || frame.number < 4
            http.request.full_uri contains "example"
            http2
            http2.streamid == 1
            http2.type == 1
            http2.header.name == "content-type"
            http2.header.value contains "html"
            http2.headers.path
            http2.settings.max_concurrent_streams
            http2.window_update.window_size_increment > 1000
            tls
            tls.record.content_type == 22
            tls.handshake.type == 1
            tls.handshake.extensions_server_name
            dns
            dns.qry.name contains "a"
            dns.flags.response == 1
            x.http.content
            x.http.content.text contains "a"
            x.stream.message-part
            x.undecoded
            x.step < 20
            x.side == "server"
            x.event contains "request"
            x.depth == "messages"
            x.conversation == 0
            x.hol.blocked_ms > 0
            x.wait.cause
            x.link.kind
            !(tcp) xor frame.number > 2
            not http and not x.side == "client"
            tcp.len > 0 or x.wait.ms > 1 and frame.number > 7
            """.lines().toList();

    private static Filter compile(String text) {
        return switch (Filter.compile(text, EventFilters.catalog())) {
            case Filter.Compiled.Ok ok -> ok.filter();
            case Filter.Compiled.Wrong wrong -> fail(text + ": " + wrong.problem().sentence());
        };
    }

    static Stream<Path> captures() {
        return Stream.concat(samples(), some());
    }

    private static Stream<Path> samples() {
        try (Stream<Path> files = Files.list(Captures.SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".pcapng")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Every tenth of the small ones of others.
    private static Stream<Path> some() {
        Path corpus = Path.of(System.getProperty("framewalk.corpus", ""));
        if (corpus.toString().isEmpty() || !Files.isDirectory(corpus)) {
            return Stream.of();
        }
        List<Path> small = Captures.corpusFiles().stream().filter(file -> size(file) < 40_000).toList();
        return IntStream.range(0, small.size()).filter(i -> i % 10 == 0).mapToObj(small::get);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void areThoseOfEachEventAskedForItsWholeTree(Path capture) throws IOException {
        try (Timeline timeline = Captures.read(capture)) {
            int count = timeline.eventCount();
            for (String text : FILTERS) {
                Filter filter = compile(text);
                IntPredicate one = EventFilters.passing(timeline, filter, Wanted.EVERYTHING);
                FilterAnswers answers = new FilterAnswers(timeline, filter);
                answers.answer(count);
                assertThat(answers.failure()).isNull();
                assertThat(answers.known()).isEqualTo(count);
                assertThat(passing(answers::passes, count)).as(text).isEqualTo(passing(one, count));
            }
        }
    }

    private static BitSet passing(IntPredicate test, int count) {
        return IntStream.range(0, count).filter(test).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void haveTheValuesThatWholeTreesHave(Path capture) throws IOException {
        try (Timeline timeline = Captures.read(capture)) {
            int count = Math.min(timeline.eventCount(), 400);
            Set<String> ids = new TreeSet<>();
            for (int event = 0; event < count; event++) {
                Node packet = new Look(timeline).packet(timeline.packetOf(event));
                packet.walk(node -> ids.add(node.field().id()));
                Node unit = new Look(timeline).event(event);
                if (unit != null) {
                    unit.walk(node -> ids.add(node.field().id()));
                }
            }
            EventSubject whole = new EventSubject(timeline, Wanted.EVERYTHING);
            for (String id : ids) {
                EventSubject few = new EventSubject(timeline, TimelineFields.only(Set.of(id)));
                for (int event = 0; event < count; event += 1 + count / 60) {
                    assertThat(few.on(event).values(id, 0))
                            .as("%s of event %d", id, event)
                            .isEqualTo(whole.on(event).values(id, 0));
                }
            }
        }
    }

    @Test
    void ofAGrowingCaptureEachEventIsAskedOnce() throws IOException {
        Path capture = Captures.SAMPLES.resolve("one-lost-segment.pcapng");
        try (Timeline timeline = Timeline.open(CaptureFile.open(capture), DecodeAs.NOTHING)) {
            AtomicIntegerArray asked = new AtomicIntegerArray(10_000);
            FilterAnswers answers = new FilterAnswers(
                    timeline,
                    () -> event -> {
                        asked.incrementAndGet(event);
                        return event % 3 == 0;
                    },
                    false,
                    false,
                    2);
            int pieces = 0;
            while (timeline.advance(7) > 0) {
                answers.answer(timeline.eventCount());
                assertThat(answers.known()).isEqualTo(timeline.eventCount());
                pieces++;
            }
            assertThat(pieces).isGreaterThan(10);
            int count = timeline.eventCount();
            assertThat(passing(answers::passes, count)).isEqualTo(passing(event -> event % 3 == 0, count));
            assertThat(IntStream.range(0, count).map(asked::get)).containsOnly(1);
        }
    }

    @Test
    void areFoundBySeveralThreadsInPiecesOfAnyLength() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            int count = timeline.eventCount();
            Filter filter = compile("tcp.len > 0");
            BitSet expected = passing(EventFilters.passing(timeline, filter, Wanted.EVERYTHING), count);
            for (int step : new int[] {1, 63, 64, 65, 1_000_000}) {
                FilterAnswers answers =
                        new FilterAnswers(timeline, () -> EventFilters.passing(timeline, filter), false, false, 3);
                for (int to = step; answers.known() < count; to += step) {
                    answers.answer(Math.min(to, count));
                }
                assertThat(passing(answers::passes, count)).as("steps of %d", step).isEqualTo(expected);
            }
        }
    }

    @Test
    @Timeout(20)
    void stopWhenNobodyWantsThemAnyMore() throws IOException, InterruptedException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            AtomicInteger asked = new AtomicInteger();
            CountDownLatch begun = new CountDownLatch(3);
            FilterAnswers answers = new FilterAnswers(
                    timeline,
                    () -> event -> {
                        asked.incrementAndGet();
                        begun.countDown();
                        sleep(200);
                        return true;
                    },
                    true,
                    false,
                    1);
            Thread finding = Thread.ofPlatform().start(() -> answers.answer(timeline.eventCount()));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            answers.stop();
            finding.join(5_000);
            assertThat(finding.isAlive()).isFalse();
            assertThat(asked.get()).isLessThan(10).isLessThan(timeline.eventCount());
            assertThat(answers.known()).isZero();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void askWhatIsAtHandFirst() throws IOException {
        List<String> asked = new ArrayList<>();
        for (String text : List.of("tcp.len > 0 && ip.ttl > 1 && frame.number == 3", "tcp.len > 0 || (frame.number == 3)")) {
            asked.clear();
            compile(text).test((field, layer) -> {
                asked.add(field);
                return List.of();
            });
            assertThat(asked.getFirst()).as(text).isEqualTo("frame.number");
        }
        assertThat(asked).containsExactly("frame.number", "tcp.len");
    }

    @Test
    void ofWhatCannotBeAskedAreNo() throws IOException {
        try (Timeline timeline = Captures.sample("one-lost-segment")) {
            FilterAnswers answers = new FilterAnswers(
                    timeline,
                    () -> event -> {
                        if (event == 5) {
                            throw new IllegalStateException("a mistake");
                        }
                        return true;
                    },
                    true,
                    false,
                    1);
            answers.answer(10);
            assertThat(passing(answers::passes, 10).cardinality()).isEqualTo(9);
            assertThat(answers.failure()).hasMessage("a mistake");
        }
    }
}
