package dev.framewalk.timeline.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.recording.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The text of an address")
final class AddressTextTest {
    private static final long START = 1_782_909_005_100_000_000L;
    private static final Ends ENDS =
            new Ends("tcp", new Endpoint("10.0.0.1", 80), new Endpoint("2001:db8::1", 42526), START);

    private static void isText(Address address, String text) {
        assertThat(address.text()).isEqualTo(text);
        assertThat(Address.parse(text)).isEqualTo(new Address.Parsed.Ok(address));
    }

    @Test
    void ofAnEventSaysWhoWhenWhereAndWhat() {
        isText(
                new RecordedAddress(
                        ENDS,
                        "eth 0/é",
                        List.of(new ChannelStep("tls", -1), new ChannelStep("http2", 1)),
                        new Thing(
                                Thing.Kind.EVENT,
                                "http2.frame-seen",
                                START + 20_400_000,
                                Map.of(Witness.STREAM, "5", Witness.SEQ, "4294967295+96"),
                                new Nth(2, 9)),
                        Part.WHOLE),
                "tcp:10.0.0.1:80-2001:db8::1.42526@2026-07-01T12:30:05.100Z@eth%200%2F%C3%A9/tls/http2:1/http2.frame-seen,"
                        + "at=+0.0204,seq=4294967295+96,stream=5,nth=2of9");
    }

    @Test
    void ofAFieldSaysWhereItsBitsAre() {
        isText(
                new RecordedAddress(
                        ENDS,
                        "",
                        List.of(),
                        new Thing(Thing.Kind.PACKET, "", START - 1, Map.of(Witness.SUM, "00c0ffee"), Nth.ONLY),
                        new Part.Field("tcp.flags.syn", "decrypted@54", 13, 1, new Nth(1, 2))),
                "tcp:10.0.0.1:80-2001:db8::1.42526@2026-07-01T12:30:05.100Z/packet,at=-0.000000001,sum=00c0ffee,"
                        + "field=tcp.flags.syn,bits=13+1,in=decrypted@54,nth=1of2");
    }

    @Test
    void ofAPacketOfNoConversationAndWithoutATimeSaysWhatThereIs() {
        Thing thing = new Thing(Thing.Kind.PACKET, "", PacketSink.NO_TIME, Map.of(Witness.SUM, "00c0ffee"), Nth.ONLY);
        isText(new RecordedAddress(null, "", List.of(), thing, Part.WHOLE), "capture/packet,sum=00c0ffee");
        isText(
                new RecordedAddress(
                        new Ends("icmp", new Endpoint("::ffff:1.2.3.4", 0), new Endpoint("1.2.3.4", 0), PacketSink.NO_TIME),
                        "",
                        List.of(),
                        thing,
                        Part.WHOLE),
                "icmp:::ffff:1.2.3.4-1.2.3.4@-/packet,sum=00c0ffee");
    }

    @Test
    void ofTheBeginningIsOneWord() {
        isText(new RecordedAddress(null, "", List.of(), Thing.BEGINNING, Part.AFTER), "start");
    }

    @Test
    void ofAnEventWhoseIdHasNoDotSaysThatItIsOne() {
        isText(
                new RecordedAddress(
                        null, "", List.of(), new Thing(Thing.Kind.EVENT, "packet", START, Map.of(), Nth.ONLY), Part.AFTER),
                "capture/event:packet,at=2026-07-01T12:30:05.100Z,after");
    }

    @Test
    void ofAPartInAScenarioIsWhatAPersonWouldSay() {
        isText(
                new ScenarioAddress("", "", 0, "", Side.CLIENT, "http2.settings-applied", List.of(), 1, Part.WHOLE),
                "client/http2.settings-applied");
        isText(
                new ScenarioAddress(
                        "http1",
                        "",
                        2,
                        "router",
                        Side.SERVER,
                        "http1.response-completed",
                        List.of(new ScenarioAddress.Test("target", "/a b?c=1"), new ScenarioAddress.Test("http.response.code", "404")),
                        3,
                        new Part.Leaf("x.tcp.client.phase", null)),
                "http1:2@router/server/http1.response-completed,target=/a%20b%3Fc%3D1,http.response.code=404,nth=3,"
                        + "state=x.tcp.client.phase");
        isText(
                new ScenarioAddress("", "shop.example", 1, "", Side.CLIENT, "tcp.established", List.of(), 1, Part.AFTER),
                "host:shop.example:1/client/tcp.established,after");
    }

    @ParameterizedTest(name = "{0} is wrong at {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0 | An address is expected",
                "nonsense | 8 | What is addressed is expected",
                "start,at=+1 | 6 | Nothing can follow",
                "tcp/packet | 0 | The transport and both ends",
                "tcp:1.2.3.4:80@-/packet | 14 | the other end",
                "tcp:1.2.3.4:80-5.6.7.8:81/packet | 25 | the conversation began",
                "tcp:1.2.3.4:80-zoo:81@-/packet | 15 | no address of a host",
                "tcp:1.2.3.4:99999-5.6.7.8:81@-/packet | 12 | too great",
                "tcp:1.2.3.4:80-5.6.7.8:81@yesterday/packet | 26 | no time",
                "tcp:1.2.3.4:80-5.6.7.8:81@-/frame | 28 | no name of an event",
                "tcp:1.2.3.4:80-5.6.7.8:81@-/packet,sum=xyz | 39 | Eight hexadecimal digits",
                "tcp:1.2.3.4:80-5.6.7.8:81@-/packet,at=+1 | 38 | needs one",
                "tcp:1.2.3.4:80-5.6.7.8:81@-/packet,row=7 | 35 | nothing of this name",
                "tcp:1.2.3.4:80-5.6.7.8:81@-/packet,sum=00c0ffee,sum=00c0ffee | 48 | twice",
                "tcp:1.2.3.4:80-5.6.7.8:81@-/packet,nth=5of4 | 39 | counts nothing",
                "tcp:1.2.3.4:80-5.6.7.8:81@-/packet,after,field=ip | 41 | does not belong",
                "client/packet | 7 | Only events",
                "client/ | 7 | no name of an event",
                "client/tcp.established,colour=red | 23 | asked of an event",
                "http1:0/client/tcp.established | 6 | begins at 1",
                "client/tcp.%zz | 11 | hexadecimal",
                "client/tcp.established%FF | 7 | UTF-8",
                "client/tcp.a b | 12 | percent signs",
            })
    void saysWhereItIsWrong(String text, int position, String sentence) {
        assertThat(Address.parse(text)).isInstanceOfSatisfying(Address.Parsed.Wrong.class, wrong -> {
            assertThat(wrong.problem().sentence()).contains(sentence).doesNotContain("{");
            assertThat(wrong.problem().position()).isEqualTo(position);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void isReadWhateverStandsThere(int seed) {
        Random random = new Random(seed);
        List<String> seeds = List.of(
                "tcp:10.0.0.1:80-2001:db8::1.42526@2026-07-01T12:30:05.100Z@eth%200/tls/http2:1/http2.frame-seen,at=+0.02,seq=1+96,nth=2of9",
                "http1:2@router/server/http1.response-completed,target=/a%20b,nth=3,field=http.date,bytes=3+4,nth=1",
                "capture/packet,at=2026-07-01T12:30:05.100Z,sum=00c0ffee,field=eth.dst,bits=0+48,in=inflated");
        String letters = "/,:@=%+-.0123456789abcTZofnth\u0000\u00e9\ud800 #";
        long begin = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(text.length());
                char c = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(8)));
                }
            }
            String written = text.toString();
            switch (Address.parse(written)) {
                case Address.Parsed.Ok(Address address) ->
                    assertThat(Address.parse(address.text())).as(written).isEqualTo(new Address.Parsed.Ok(address));
                case Address.Parsed.Wrong(AddressProblem problem) -> {
                    assertThat(problem.position()).as(written).isBetween(0, written.length());
                    assertThat(problem.sentence()).isNotBlank();
                }
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void isRefusedUnreadIfItIsTooLong() {
        String longest = "client/tcp.established,title=" + "/".repeat(Address.LONGEST - 29);
        assertThat(Address.parse(longest)).isInstanceOf(Address.Parsed.Ok.class);
        assertThat(Address.parse(longest + "/")).isInstanceOf(Address.Parsed.Wrong.class);
        assertThat(Address.parse("a/,".repeat(10_000_000))).isInstanceOf(Address.Parsed.Wrong.class);
    }
}
