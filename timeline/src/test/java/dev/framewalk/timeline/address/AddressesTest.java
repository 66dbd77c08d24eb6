package dev.framewalk.timeline.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An address")
final class AddressesTest {
    private static int event(Timeline timeline, String id) {
        return IntStream.range(0, timeline.eventCount())
                .filter(event -> timeline.idOf(event).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String address(Timeline timeline, Place place) {
        return switch (Addresses.of(timeline, place)) {
            case Addresses.Named.Ok(Address address) -> address.text();
            case Addresses.Named.Nameless(String reason) -> throw new AssertionError(reason);
        };
    }

    private static Addresses.Result find(Timeline timeline, String text) {
        return switch (Address.parse(text)) {
            case Address.Parsed.Ok(Address address) -> Addresses.find(timeline, address);
            case Address.Parsed.Wrong(AddressProblem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private static void isNothing(Addresses.Result result, String because) {
        assertThat(result).isInstanceOfSatisfying(Addresses.Nothing.class, nothing -> assertThat(nothing.reason())
                .contains(because));
    }

    @Test
    void isReadable() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            int request = event(timeline, "http1.request-completed");
            assertThat(address(timeline, new Place.OfEvent(request)))
                    .matches("tcp:10\\.0\\.0\\.2:42526-10\\.0\\.0\\.1:80@20[0-9-]{8}T[0-9:.]+Z/http/http1\\.request-completed,"
                            + "at=\\+0\\.[0-9]+,seq=[0-9]+\\+[0-9]+");
            assertThat(address(timeline, new Place.OfStep(0))).isEqualTo("start");
        }
    }

    @Test
    void whoseWitnessesDisagreeLeadsToNothing() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            int request = event(timeline, "http1.request-completed");
            String right = address(timeline, new Place.OfEvent(request));
            assertThat(find(timeline, right)).isEqualTo(new Addresses.Found(new Place.OfEvent(request)));
            isNothing(find(timeline, right.replaceFirst("at=\\+[0-9.]+", "at=+0.5")), "the moment");
            isNothing(find(timeline, right.replaceFirst("seq=[0-9]+", "seq=77")), "the sequence number");
            isNothing(find(timeline, right.replaceFirst("@20[0-9]{2}", "@2001")), "began at");
            isNothing(find(timeline, right.replace("request-completed", "response-completed")), "called http1.response-completed");
            isNothing(find(timeline, right.replace("/http/", "/tls/")), "another channel");
            isNothing(find(timeline, right.replace("42526", "42527")), "no tcp conversation");
            isNothing(find(timeline, right + ",nth=2of2"), "counts 2");
        }
    }

    @Test
    void ofBytesThatAreOthersLeadsToNothing() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            int tcp = timeline.conversationOf(event(timeline, "tcp.established"));
            Place range = new Place.OfStreamRange(tcp, 0, Side.CLIENT, 3, 20);
            String right = address(timeline, range);
            assertThat(find(timeline, right)).isEqualTo(new Addresses.Found(range));
            isNothing(find(timeline, right.replaceFirst("sum=[0-9a-f]+", "sum=00c0ffee")), "the checksum");
            isNothing(find(timeline, right.replaceFirst("\\+17", "+1700000")), "not in this capture");
            assertThat(Addresses.of(timeline, new Place.OfStreamRange(tcp, 0, Side.CLIENT, 3, 1L << 40)))
                    .isInstanceOf(Addresses.Named.Nameless.class);
        }
    }

    @Test
    void thatSaysTooLittleLeadsToNothingRatherThanToOneOfMany() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            int request = event(timeline, "http1.request-completed");
            String right = address(timeline, new Place.OfEvent(request));
            String less = right.substring(0, right.indexOf(','));
            isNothing(find(timeline, less), "nothing tells them apart");
            assertThat(find(timeline, less + ",nth=1")).isEqualTo(new Addresses.Found(new Place.OfEvent(request)));
        }
    }

    @Test
    void ofNothingThereSaysSo() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            for (Place place : List.of(
                    Place.NOWHERE,
                    new Place.OfPacket(0),
                    new Place.OfPacket(1000),
                    new Place.OfEvent(100_000),
                    new Place.OfStateLeaf(5, 0, "x.none"),
                    new Place.OfStateLeaf(0, 0, "x.none"),
                    new Place.OfField(1, -1, List.of(77)))) {
                assertThat(Addresses.of(timeline, place)).isInstanceOf(Addresses.Named.Nameless.class);
            }
        }
    }

    @Test
    void ofAMomentLeadsToTheStepBehindAllThatHadHappened() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            String third = AddressWriter.moment(timeline.packets().timeNanos(3));
            assertThat(find(timeline, "capture/moment,at=" + third))
                    .isEqualTo(new Addresses.Found(new Place.OfStep(timeline.firstEventOf(4))));
            assertThat(find(timeline, "capture/moment,at=1999-01-01T00:00:00Z"))
                    .isEqualTo(new Addresses.Found(new Place.OfStep(0)));
        }
    }

    @Test
    void byRoleFindsTheClientsFirstAcknowledgmentOfSettings() throws IOException {
        try (Timeline timeline = Captures.read(Captures.corpus().resolve("lab/h2c-flow-control.pcapng"))) {
            Addresses.Result byFrame =
                    find(timeline, "http2:1/client/http2.frame-seen,frame=SETTINGS,http2.flags.ack.settings=1");
            assertThat(byFrame).isInstanceOfSatisfying(Addresses.Found.class, found -> {
                int event = ((Place.OfEvent) found.place()).index();
                assertThat(timeline.side(event)).isEqualTo(Side.CLIENT);
                assertThat(Teller.of(timeline).event(event).sentence()).isEqualTo("The client acknowledges the settings of the server.");
            });
        }
    }

    /// The same scenario, recorded over two versions of HTTP with other ports, times and sequence numbers: what is asked by role is found in both.
    @Test
    void byRoleSurvivesANewRecording() throws IOException {
        try (Timeline one = Captures.read(Captures.corpus().resolve("lab/h1-keepalive.pcapng"));
                Timeline other = Captures.sample("http1-keep-alive")) {
            for (Timeline timeline : List.of(one, other)) {
                String text = "http1:1/server/http1.response-completed,nth=2";
                assertThat(find(timeline, text)).isInstanceOfSatisfying(Addresses.Found.class, found -> {
                    int event = ((Place.OfEvent) found.place()).index();
                    assertThat(timeline.side(event)).isEqualTo(Side.SERVER);
                    assertThat(IntStream.range(0, event)
                                    .filter(each -> timeline.idOf(each).equals("http1.response-completed"))
                                    .count())
                            .isEqualTo(1);
                });
                isNothing(find(timeline, "client/http2.settings-applied"), "did nothing here");
                isNothing(find(timeline, "http1:9/client/http1.request-completed"), "not among them");
            }
        }
    }

    @Test
    void byRoleOfAnythingLeadsBack() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            int named = 0;
            for (Place place : new Things(timeline, 7).some(200)) {
                if (Addresses.inScenario(timeline, place) instanceof Addresses.Named.Ok(Address address)) {
                    named++;
                    assertThat(Address.parse(address.text())).isEqualTo(new Address.Parsed.Ok(address));
                    assertThat(Addresses.find(timeline, address)).as(address.text()).isEqualTo(new Addresses.Found(place));
                    assertThat(address.text()).doesNotContain("42526");
                }
            }
            assertThat(named).isGreaterThan(100);
        }
    }

    @Test
    void byRoleSaysWhatWasAskedFor() throws IOException {
        try (Timeline timeline = Captures.sample("http1-keep-alive")) {
            int answer = event(timeline, "http1.response-completed");
            Address address = ((Addresses.Named.Ok) Addresses.inScenario(timeline, new Place.OfEvent(answer))).address();
            assertThat(address.text()).startsWith("http1:1/server/http1.response-completed,method=GET,target=/");
        }
    }
}
