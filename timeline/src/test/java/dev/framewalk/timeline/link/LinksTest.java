package dev.framewalk.timeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.search.EventFilters;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What explains what, in captures made for it.
class LinksTest {
    private static final int CLIENT = 1;
    private static final int OTHER_CLIENT = 2;
    private static final int SERVER = 80;
    private static final int OTHER_SERVER = 81;

    private final Wire wire = new Wire();

    /// Each link as `kind causePacket→effectPacket`.
    private List<String> found() throws IOException {
        try (Timeline timeline = wire.read()) {
            return Links.of(timeline).all().stream()
                    .map(link -> link.kind().id() + " " + timeline.packetOf(link.cause()) + "→"
                            + timeline.packetOf(link.effect()))
                    .toList();
        }
    }

    private Link only() throws IOException {
        try (Timeline timeline = wire.read()) {
            List<Link> all = Links.of(timeline).all();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static String get(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    private static String ok() {
        return "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    }

    private static String empty(String status, String field) {
        return "HTTP/1.1 " + status + "\r\n" + field + "Content-Length: 0\r\n\r\n";
    }

    private static String rule(Link link) {
        return ((Certainty.Inferred) link.certainty()).rule();
    }

    /// An answer that told an address, and the connection to it.
    @Nested
    class Names {
        @Test
        void aConnectionIsExplainedByTheAnswerThatToldItsAddress() throws IOException {
            wire.lookUp(CLIENT, "shop.example", "", SERVER).connect(CLIENT, SERVER, 80);
            Link link = only();
            assertThat(found()).containsExactly("name 2→3");
            assertThat(link.why()).contains("shop.example").contains("10.0.0.80");
            assertThat(link.certainty()).isInstanceOf(Certainty.Inferred.class);
        }

        @Test
        void anAliasCountsAsTheNameThatWasAskedFor() throws IOException {
            wire.lookUp(CLIENT, "shop.example", "edge.cdn.example", SERVER).connect(CLIENT, SERVER, 80);
            assertThat(only().why()).contains("shop.example").doesNotContain("edge.cdn.example");
        }

        @Test
        void anotherClientWasToldNothing() throws IOException {
            wire.lookUp(OTHER_CLIENT, "shop.example", "", SERVER).connect(CLIENT, SERVER, 80);
            assertThat(found()).isEmpty();
        }

        @Test
        void anAnswerBehindTheConnectionExplainsNothing() throws IOException {
            wire.connect(CLIENT, SERVER, 80);
            wire.lookUp(CLIENT, "shop.example", "", SERVER);
            assertThat(found()).isEmpty();
        }

        @Test
        void theLatestAnswerCountsAndTheOthersAreSaid() throws IOException {
            wire.lookUp(CLIENT, "one.example", "", SERVER)
                    .lookUp(CLIENT, "two.example", "", SERVER)
                    .connect(CLIENT, SERVER, 443);
            assertThat(found()).containsExactly("name 4→5");
            assertThat(rule(only())).contains("one.example").doesNotContain("two.example");
        }

        @Test
        void whatTheConnectionAsksForDecidesBetweenNames() throws IOException {
            wire.lookUp(CLIENT, "one.example", "", SERVER)
                    .lookUp(CLIENT, "two.example", "", SERVER)
                    .connect(CLIENT, SERVER, 80)
                    .client(get("/", "One.Example:80"));
            assertThat(found()).containsExactly("name 2→5");
            assertThat(rule(only())).contains("asks there for the same name");
        }

        @Test
        void aConnectionThatAsksForAnotherNameKnewTheAddressFromElsewhere() throws IOException {
            wire.lookUp(CLIENT, "one.example", "", SERVER)
                    .connect(CLIENT, SERVER, 80)
                    .client(get("/", "other.example"));
            assertThat(found()).isEmpty();
        }

        @Test
        void whoeverAsksAProxyNamesAnotherHost() throws IOException {
            wire.lookUp(CLIENT, "proxy.example", "", SERVER)
                    .connect(CLIENT, SERVER, 3128)
                    .client("GET http://other.example/ HTTP/1.1\r\nHost: other.example\r\n\r\n");
            assertThat(found()).containsExactly("name 2→3");
        }

        @Test
        void whatIsToldToEverybodyExplainsTheConnectionsOfAll() throws IOException {
            wire.announce("printer.local", SERVER).connect(CLIENT, SERVER, 631);
            assertThat(found()).containsExactly("name 1→2");
        }
    }

    /// Sessions that outlive their connection (TLS 1.2, by identifier).
    @Nested
    class Sessions {
        private static final String SESSION = "20" + "5e".repeat(32);
        private static final String OTHER = "20" + "77".repeat(32);

        private void send(Wire.Connection connection, boolean fromClient, String hex) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            if (fromClient) {
                connection.client(bytes);
            } else {
                connection.server(bytes);
            }
        }

        private String handshakeRecord(int type, String body) {
            String message = "%02x%06x%s".formatted(type, body.length() / 2, body);
            return "160303%04x%s".formatted(message.length() / 2, message);
        }

        private void play(int client, String offered, String chosen, boolean isFull) {
            Wire.Connection connection = wire.connect(client, SERVER, 443);
            send(connection, true, handshakeRecord(1, "0303" + "aa".repeat(32) + offered + "0002c02f" + "0100"));
            String hello = handshakeRecord(2, "0303" + "bb".repeat(32) + chosen + "c02f" + "00");
            String finished = "1403030001" + "01" + "1603030028" + "cc".repeat(40);
            if (isFull) {
                send(connection, false, hello + handshakeRecord(11, "000000") + handshakeRecord(14, ""));
                send(connection, true, handshakeRecord(16, "0401020304") + finished);
                send(connection, false, finished);
            } else {
                send(connection, false, hello + finished);
                send(connection, true, finished);
            }
        }

        @Test
        void aResumedSessionLeadsToTheHandshakeThatSetItUp() throws IOException {
            play(CLIENT, "00", SESSION, true);
            play(CLIENT, SESSION, SESSION, false);
            assertThat(found()).containsExactly("session 7→13");
            assertThat(only().certainty()).isEqualTo(Certainty.DERIVED);
            assertThat(only().why()).contains("conversation 0");
        }

        @Test
        void aRefusedResumptionGoesOnWithNothing() throws IOException {
            play(CLIENT, "00", SESSION, true);
            play(CLIENT, SESSION, OTHER, true);
            assertThat(found()).isEmpty();
        }

        @Test
        void aSessionThatWasSetUpBeforeTheCaptureHasNoBeginningHere() throws IOException {
            play(CLIENT, "00", SESSION, true);
            play(CLIENT, OTHER, OTHER, false);
            assertThat(found()).isEmpty();
        }
    }

    /// Answers that send the client elsewhere.
    @Nested
    class Redirects {
        private Wire.Connection redirected(String location) {
            return wire.connect(CLIENT, SERVER, 80)
                    .client(get("/old/page?x=1", "a.example"))
                    .server(empty("302 Found", "Location: " + location + "\r\n"));
        }

        @Test
        void aRequestOnAnotherConnectionFollowsTheAnswer() throws IOException {
            redirected("http://b.example:8080/new");
            wire.connect(CLIENT, OTHER_SERVER, 8080).client(get("/new", "b.example:8080"));
            assertThat(found()).containsExactly("redirect 5→9");
            assertThat(only().why()).contains("302").contains("GET /old/page?x=1");
        }

        @Test
        void aRelativePlaceCountsFromWhatWasAskedFor() throws IOException {
            redirected("../other/./page#part").client(get("/other/page", "a.example"));
            assertThat(found()).containsExactly("redirect 5→6");
        }

        @Test
        void anotherHostIsAnotherPlace() throws IOException {
            redirected("http://b.example/new").client(get("/new", "a.example"));
            assertThat(found()).isEmpty();
        }

        @Test
        void anotherClientWasNotSentThere() throws IOException {
            redirected("/new");
            wire.connect(OTHER_CLIENT, SERVER, 80).client(get("/new", "a.example"));
            assertThat(found()).isEmpty();
        }

        @Test
        void onlyTheFirstRequestFollowsAndOnlySoon() throws IOException {
            redirected("/new").client(get("/new", "a.example")).server(ok()).client(get("/new", "a.example")).server(ok());
            assertThat(found()).containsExactly("redirect 5→6");
        }

        @Test
        void whatIsAskedForMinutesLaterHasReasonsOfItsOwn() throws IOException {
            Wire.Connection connection = redirected("/new");
            wire.pause(100_000_000_000L);
            connection.client(get("/new", "a.example"));
            assertThat(found()).isEmpty();
        }
    }

    /// Requests that are sent again.
    @Nested
    class Retries {
        @Test
        void aRequestIsAskedAgainAfterItsConnectionWasReset() throws IOException {
            wire.connect(CLIENT, SERVER, 80).client(get("/a", "a.example")).serverResets();
            wire.connect(CLIENT, SERVER, 80).client(get("/a", "a.example")).server(ok());
            assertThat(found()).containsExactly("retry 4→9");
            assertThat(only().why()).contains("reset");
        }

        @Test
        void anAnswerThatBrokeOffIsNoAnswer() throws IOException {
            wire.connect(CLIENT, SERVER, 80)
                    .client(get("/a", "a.example"))
                    .server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
                    .serverCloses();
            wire.connect(CLIENT, SERVER, 80).client(get("/a", "a.example")).server(ok());
            assertThat(found()).containsExactly("retry 4→10");
        }

        @Test
        void anAnswerMaySayThatItIsForAnotherTry() throws IOException {
            wire.connect(CLIENT, SERVER, 80)
                    .client(get("/a", "a.example"))
                    .server(empty("503 Service Unavailable", "Retry-After: 1\r\n"))
                    .client(get("/a", "a.example"))
                    .server(ok());
            assertThat(found()).containsExactly("retry 4→6");
            assertThat(only().why()).contains("503");
        }

        @Test
        void theSameAgainAfterAGoodAnswerIsNoRetry() throws IOException {
            wire.connect(CLIENT, SERVER, 80)
                    .client(get("/a", "a.example"))
                    .server(ok())
                    .client(get("/a", "a.example"))
                    .server(ok())
                    .serverCloses();
            wire.connect(CLIENT, SERVER, 80).client(get("/a", "a.example")).server(ok());
            assertThat(found()).isEmpty();
        }

        @Test
        void theSameBesideOneThatMayStillBeAnsweredIsNoRetry() throws IOException {
            wire.connect(CLIENT, SERVER, 80).client(get("/a", "a.example"));
            wire.connect(CLIENT, SERVER, 80).client(get("/a", "a.example"));
            assertThat(found()).isEmpty();
        }

        @Test
        void anotherMethodOrAnotherClientAsksForItself() throws IOException {
            wire.connect(CLIENT, SERVER, 80).client(get("/a", "a.example")).serverResets();
            wire.connect(CLIENT, SERVER, 80).client("HEAD /a HTTP/1.1\r\nHost: a.example\r\n\r\n").serverResets();
            wire.connect(OTHER_CLIENT, SERVER, 80).client(get("/a", "a.example")).serverResets();
            assertThat(found()).isEmpty();
        }

        @Test
        void aQuestionThatComesAgainWithItsNumberIsTheSame() throws IOException {
            wire.ask(CLIENT, 4000, "shop.example").ask(CLIENT, 4000, "shop.example");
            assertThat(found()).containsExactly("retry 1→2");
            assertThat(only().certainty()).isEqualTo(Certainty.DERIVED);
        }
    }

    @Test
    void linksAreFoundByFilters() throws IOException {
        wire.lookUp(CLIENT, "shop.example", "", SERVER).connect(CLIENT, SERVER, 80);
        try (Timeline timeline = wire.read()) {
            Link link = Links.of(timeline).all().getFirst();
            assertThat(passing(timeline, "x.link.kind == \"name\"")).contains(link.cause(), link.effect());
            assertThat(passing(timeline, "x.link.step == " + (link.cause() + 1))).contains(link.effect()).doesNotContain(link.cause());
            assertThat(passing(timeline, "x.link.why contains \"shop.example\"")).contains(link.effect());
            assertThat(passing(timeline, "x.link.kind == \"retry\"")).isEmpty();
        }
    }

    private static List<Integer> passing(Timeline timeline, String filter) {
        Filter compiled = ((Filter.Compiled.Ok) Filter.compile(filter, EventFilters.catalog())).filter();
        return Arrays.stream(EventFilters.steps(timeline, Depth.FRAMES, compiled)).boxed().toList();
    }

    @Test
    void everyLinkIsFoundFromBothItsEnds() throws IOException {
        wire.lookUp(CLIENT, "one.example", "", SERVER).connect(CLIENT, SERVER, 80).client(get("/", "one.example")).serverResets();
        wire.connect(CLIENT, SERVER, 80).client(get("/", "one.example")).server(ok());
        try (Timeline timeline = wire.read()) {
            Links links = Links.of(timeline);
            assertThat(links.all()).hasSize(3);
            for (Link link : links.all()) {
                assertThat(links.causesOf(link.effect())).contains(link);
                assertThat(links.effectsOf(link.cause())).contains(link);
                assertThat(link.cause()).isLessThan(link.effect());
            }
        }
    }
}
