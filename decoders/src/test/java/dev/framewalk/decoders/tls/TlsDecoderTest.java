package dev.framewalk.decoders.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.SpanEvent;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;

import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsDecoderTest {
    private static final String ASKED = "ask " + "x".repeat(30) + "\n";

    private static Recorded.Heard keyed(String name) {
        Recorded recorded = Recorded.of(name);
        return recorded.hear(recorded.withKeys());
    }

    private static Recorded.Heard unkeyed(String name) {
        return Recorded.of(name).hear(Tls.STREAM);
    }

    @Test
    void saysOnceWhichSecretsAreMissing() {
        Recorded.Heard heard = unkeyed("tls13-TLS_AES_128_GCM_SHA256");
        List<TlsEvent.KeyMissing> missing = heard.all(TlsEvent.KeyMissing.class);
        assertThat(missing).hasSize(1);
        String random = heard.all(TlsEvent.ClientHelloSeen.class).getFirst().hello().random();
        assertThat(missing.getFirst().neededSecrets()).containsExactly(random);
        assertThat(missing.getFirst().sentence())
                .contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET", "SERVER_TRAFFIC_SECRET_0", random);
        assertThat(heard.client.size()).isZero();
    }

    @Test
    void namesOneSecretWhereOneIsEnough() {
        assertThat(unkeyed("tls12-ECDHE-ECDSA-AES128-GCM-SHA256").all(TlsEvent.KeyMissing.class))
                .singleElement()
                .satisfies(event -> assertThat(event.labels()).containsExactly(TlsLabel.CLIENT_RANDOM));
    }

    @Test
    void opensWhatHasKeysWhenOnlySomeSecretsAreKnown() {
        Recorded recorded = Recorded.of("tls13-TLS_AES_128_GCM_SHA256");
        String some = recorded.keys()
                .lines()
                .filter(line -> !line.startsWith("CLIENT_HANDSHAKE") && !line.startsWith("SERVER_HANDSHAKE"))
                .reduce("", (a, b) -> a + "\n" + b);
        Recorded.Heard heard = recorded.hear(new Tls(KeyLog.of(some)));
        assertThat(heard.text(Side.CLIENT)).isEqualTo(ASKED);
    }

    @Test
    void passesOnWhatAlpnChose() {
        assertThat(keyed("tls13-TLS_AES_128_GCM_SHA256").names).extracting(Inside::token).containsExactly("h2");
        assertThat(keyed("tls12-ECDHE-ECDSA-AES128-GCM-SHA256").names)
                .extracting(Inside::token)
                .containsExactly("http/1.1");
        // what nobody can open is no channel
        assertThat(unkeyed("tls12-ECDHE-ECDSA-AES128-GCM-SHA256").names).isEmpty();
    }

    @Test
    void followsKeyUpdatesOfBothSides() {
        Recorded.Heard heard = keyed("tls13-key-update");
        assertThat(heard.text(Side.CLIENT)).isEqualTo("before\nafter\n");
        assertThat(heard.text(Side.SERVER)).contains("from the server\n");
        assertThat(heard.all(TlsEvent.HandshakeMessageSeen.class))
                .filteredOn(e -> e.handshake().type() == TlsHandshake.KEY_UPDATE)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void followsARequestForAnotherHello() {
        Recorded.Heard heard = keyed("tls13-retry");
        assertThat(heard.text(Side.CLIENT)).isEqualTo(ASKED);
        assertThat(heard.all(TlsEvent.ServerHelloSeen.class)).extracting(e -> e.hello().isRetryRequest()).containsExactly(true, false);
        assertThat(heard.all(TlsEvent.ClientHelloSeen.class)).extracting(TlsEvent.ClientHelloSeen::isAgain).containsExactly(false, true);
        assertThat(heard.sentences()).contains("The server asks for another hello with a public key for secp384r1.");
    }

    @Test
    void opensDataThatWasSentAhead() {
        Recorded.Heard heard = keyed("tls13-early-data");
        assertThat(heard.text(Side.CLIENT)).isEqualTo("sent ahead\nand then\n");
        assertThat(heard.all(TlsEvent.EarlyDataBegan.class)).hasSize(1);
        assertThat(heard.all(TlsEvent.HandshakeCompleted.class).getFirst().session().isResumed()).isTrue();
        assertThat(heard.all(TlsEvent.HandshakeCompleted.class).getFirst().session().early()).isEqualTo(TlsEarlyData.TAKEN);
    }

    /// RFC 8446, section 4.2.10: a server that does not say early_data has thrown the early data away; a client may send it again.
    @Test
    void keepsApartWhatTheServerThrewAwayUnread() {
        Recorded.Heard heard = keyed("tls13-early-refused");
        assertThat(heard.channels.get(0L)).hasToString("sent ahead\n");
        assertThat(heard.channels.get(1L).toString()).startsWith("sent later\n").doesNotContain("ahead");
        assertThat(heard.discarded).containsExactly(0L);
        assertThat(heard.all(TlsEvent.EarlyDataRefused.class)).extracting(TlsEvent.EarlyDataRefused::hasSome).containsExactly(true);
        assertThat(heard.all(TlsEvent.HandshakeCompleted.class).getFirst().session().early()).isEqualTo(TlsEarlyData.REFUSED);

        Recorded.Heard taken = keyed("tls13-early-data");
        assertThat(taken.discarded).isEmpty();
        assertThat(taken.channels.keySet()).containsExactly(0L);
    }

    @Test
    void saysThatEarlyDataWasRefusedAsFarAsThatShowsWithoutKeys() {
        // with the ticket taken, only the encrypted extensions tell; without it, the server's hello does
        assertThat(unkeyed("tls13-early-data").all(TlsEvent.EarlyDataRefused.class)).isEmpty();
        assertThat(unkeyed("tls13-early-refused").all(TlsEvent.EarlyDataRefused.class)).hasSize(1);
    }

    /// The secret of a session is logged once, with the connection that set it up (RFC 5246, section 7.3; RFC 5077).
    @ParameterizedTest
    @ValueSource(strings = {"tls12-resumed-ticket", "tls12-resumed-identifier"})
    void opensWhatGoesOnWithASessionByTheSecretOfItsFirstConnection(String kind) {
        Recorded first = Recorded.of(kind + "-first");
        Recorded again = Recorded.of(kind + "-again");
        Tls tls = first.withKeys();
        assertThat(again.hear(tls).text(Side.CLIENT)).as("before the first connection was seen").isEmpty();
        assertThat(first.hear(tls).text(Side.CLIENT)).startsWith("hello first");
        Recorded.Heard heard = again.hear(tls);
        assertThat(heard.text(Side.CLIENT)).startsWith("hello again");
        assertThat(heard.text(Side.SERVER)).startsWith("niaga olleh");
        assertThat(heard.all(TlsEvent.KeyMissing.class)).isEmpty();
    }

    @Test
    void namesTheSessionsThatWouldOpenWhatIsLocked() {
        Recorded first = Recorded.of("tls12-resumed-ticket-first");
        KeyLog log = new KeyLog();
        Tls tls = new Tls(log);
        first.hear(tls);
        TlsEvent.KeyMissing missing = Recorded.of("tls12-resumed-ticket-again").hear(tls).all(TlsEvent.KeyMissing.class).getFirst();
        assertThat(missing.neededSecrets()).hasSize(3).contains(missing.clientRandom());
        String origin = first.keys().split(" ")[1];
        assertThat(log.origin(missing.neededSecrets().getFirst()).clientRandom()).isEqualTo(origin);
    }

    @Test
    void saysWhichSecretIsMissingForDataSentAheadAndOpensTheRest() {
        Recorded recorded = Recorded.of("tls13-early-data");
        String some = recorded.keys().lines().filter(line -> !line.startsWith("CLIENT_EARLY")).reduce("", (a, b) -> a + "\n" + b);
        Recorded.Heard heard = recorded.hear(new Tls(KeyLog.of(some)));
        assertThat(heard.text(Side.CLIENT)).endsWith("and then\n");
        assertThat(heard.all(TlsEvent.KeyMissing.class))
                .singleElement()
                .satisfies(e -> assertThat(e.labels()).containsExactly(TlsLabel.CLIENT_EARLY_TRAFFIC_SECRET));
    }

    @Test
    void followsARenegotiation() {
        Recorded.Heard heard = keyed("tls12-renegotiated");
        assertThat(heard.text(Side.CLIENT)).isEqualTo("before\nafter\n");
        assertThat(heard.all(TlsEvent.HandshakeCompleted.class)).hasSize(2);
    }

    @Test
    void opensWithAnEncryptedPremasterSecretWhereThatIsEnough() {
        Recorded.Heard heard = keyed("tls12-rsa");
        assertThat(heard.text(Side.CLIENT)).isEqualTo(ASKED);
        assertThat(heard.all(TlsEvent.HandshakeCompleted.class)).hasSize(1);
    }

    @Test
    void tellsAboutCertificatesOfBothSides() {
        for (String name : List.of("tls12-client-certificate", "tls13-client-certificate")) {
            assertThat(keyed(name).sentences())
                    .anyMatch(s -> s.startsWith("The server shows its certificate: framewalk.example, vouched for by CN=framewalk.example"))
                    .anyMatch(s -> s.startsWith("The client shows its certificate: framewalk.example"))
                    .anyMatch(s -> s.startsWith("The client proves with a signature"));
        }
    }

    @Test
    void tellsHowAHandshakeFailed() {
        Recorded.Heard heard = unkeyed("tls12-failed");
        assertThat(heard.all(TlsEvent.HandshakeFailed.class)).singleElement().satisfies(e -> {
            assertThat(e.description()).isEqualTo(40);
            assertThat(e.sentence()).isEqualTo("The handshake fails: the server gives up with handshake_failure.");
        });
        assertThat(heard.all(TlsEvent.KeyMissing.class)).isEmpty();
    }

    @Test
    void handshakesAreSpans() {
        List<SpanEvent> spans = keyed("tls13-TLS_AES_128_GCM_SHA256").all(SpanEvent.class);
        assertThat(spans).extracting(SpanEvent::isBeginning).containsExactly(true, false);
        assertThat(spans).extracting(SpanEvent::span).containsOnly("tls.handshake");
        assertThat(spans.getFirst().title()).isEqualTo("TLS with framewalk.example");
    }

    @Test
    void endsTheStreamInsideWithTheGoodBye() {
        assertThat(keyed("tls12-ECDHE-ECDSA-AES128-GCM-SHA256").ended).contains(Side.CLIENT);
    }

    @Test
    void infersTheEndOfAHandshakeThatCannotBeRead() {
        for (String name : List.of("tls13-TLS_AES_128_GCM_SHA256", "tls12-ECDHE-ECDSA-AES128-GCM-SHA256")) {
            assertThat(unkeyed(name).all(TlsEvent.HandshakeCompleted.class))
                    .singleElement()
                    .satisfies(e -> assertThat(e.isInferred()).isTrue());
        }
    }

    /// Everything of one side as one piece.
    private static byte[] bytes(Recorded recorded, Side side) {
        byte[] all = new byte[0];
        for (Recorded.Turn turn : recorded.turns()) {
            if (turn.side() == side) {
                all = TlsDerivation.joined(all, turn.bytes());
            }
        }
        return all;
    }

    @Test
    void findsTheRecordNumberAgainBehindAGap() {
        Recorded recorded = Recorded.of("tls13-key-update");
        Recorded.Heard heard = new Recorded.Heard();
        StreamDecoder<?> decoder = recorded.withKeys().decoder(heard, StreamStart.FRESH);
        List<long[]> records = new ArrayList<>();
        byte[] server = bytes(recorded, Side.SERVER);
        for (int at = 0; at < server.length; ) {
            int length = 5 + ((server[at + 3] & 0xff) << 8 | server[at + 4] & 0xff);
            records.add(new long[] {at, length});
            at += length;
        }
        byte[] client = bytes(recorded, Side.CLIENT);
        int hello = 5 + ((client[3] & 0xff) << 8 | client[4] & 0xff);
        decoder.data(Side.CLIENT, Bytes.captured(client), 0, hello, 0);
        // both tickets are lost, and with them their numbers
        int tickets = records.size() - 1;
        while (records.get(tickets)[1] < 200) {
            tickets--;
        }
        long from = records.get(tickets - 1)[0] + 3;
        long to = records.get(tickets)[0] + records.get(tickets)[1];
        decoder.data(Side.SERVER, Bytes.captured(server), 0, (int) from, 0);
        decoder.gap(Side.SERVER, from, to - from);
        decoder.data(Side.SERVER, Bytes.captured(server), to, (int) (server.length - to), to);
        assertThat(heard.text(Side.SERVER)).contains("from the server\n");
        assertThat(heard.gaps).isPositive();
    }

    @Test
    void showsTheRecordAsItWasSentAndBesideItWhatWasInside() {
        Recorded recorded = Recorded.of("tls13-TLS_AES_128_GCM_SHA256");
        Tls tls = recorded.withKeys();
        Recorded.Heard heard = recorded.hear(tls);
        TlsEvent.RecordSeen seen = heard.all(TlsEvent.RecordSeen.class).stream()
                .filter(e -> e.record().innerType() == TlsRecord.HANDSHAKE && e.record().isOpened())
                .findFirst()
                .orElseThrow();
        Unit unit = seen.unit();
        byte[] all = bytes(recorded, unit.side());
        Bytes bytes = Bytes.captured(Arrays.copyOfRange(all, (int) unit.from(), (int) unit.to()));
        Node tree = tls.explain(seen, bytes);
        assertThat(tree.find("tls.app_data")).isNotNull();
        Node plain = tree.find("x.tls.plain");
        assertThat(plain).isNotNull();
        assertThat(plain.source()).isNotSameAs(tree.source());
        assertThat(plain.find("tls.handshake.type").display()).isEqualTo("8 (encrypted_extensions)");
        assertThat(plain.find("tls.handshake.extensions_alpn_str").display()).isEqualTo("h2");
        assertThat(plain.find("x.tls.plain.type").number()).isEqualTo(22);
    }

    @Test
    void stateSaysWhatIsInUse() {
        Recorded recorded = Recorded.of("tls13-TLS_AES_256_GCM_SHA384");
        Tls tls = recorded.withKeys();
        Recorded.Heard heard = new Recorded.Heard();
        StreamDecoder<TlsState> decoder = tls.decoder(heard, StreamStart.FRESH);
        long[] offsets = new long[2];
        for (Recorded.Turn turn : recorded.turns()) {
            if (turn.bytes().length > 0) {
                decoder.data(turn.side(), Bytes.captured(turn.bytes()), 0, turn.bytes().length, offsets[turn.side().ordinal()]);
                offsets[turn.side().ordinal()] += turn.bytes().length;
            }
        }
        List<Leaf> leaves = decoder.state().leaves();
        assertThat(leaves).filteredOn(l -> l.id().equals("x.tls.suite")).extracting(Leaf::value).containsExactly("TLS_AES_256_GCM_SHA384");
        assertThat(leaves).filteredOn(l -> l.id().equals("x.tls.alpn")).extracting(Leaf::value).containsExactly("h2");
        assertThat(leaves).filteredOn(l -> l.id().equals("x.tls.server_name")).extracting(Leaf::value).containsExactly("framewalk.example");
        assertThat(leaves).filteredOn(l -> l.id().equals("x.tls.client.secret")).extracting(Leaf::value).containsExactly("CLIENT_TRAFFIC_SECRET_0");
        assertThat(leaves).filteredOn(l -> l.id().equals("x.tls.client.life")).extracting(Leaf::value).containsExactly("has said good-bye");
    }

    private static Shape shape(Side side, int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return Tls.STREAM.shape(side, Bytes.captured(all), 0, all.length);
    }

    @Test
    void recognisesItsRecords() {
        assertThat(shape(Side.CLIENT, 22, 3, 1, 2, 0, 1, 0)).isEqualTo(Shape.YES);
        assertThat(shape(Side.SERVER, 22, 3, 1, 2, 0, 1, 0)).isEqualTo(Shape.NO);
        assertThat(shape(Side.SERVER, 22, 3, 3, 0, 100, 2, 0)).isEqualTo(Shape.YES);
        assertThat(shape(Side.SERVER, 23, 3, 3, 0, 100)).isEqualTo(Shape.YES);
        assertThat(shape(Side.CLIENT, 22, 3)).isEqualTo(Shape.UNDECIDED);
        assertThat(shape(Side.CLIENT, 22, 9, 1, 2, 0)).isEqualTo(Shape.NO);
        assertThat(shape(Side.CLIENT, 'G', 'E', 'T', ' ', '/')).isEqualTo(Shape.NO);
        assertThat(shape(Side.CLIENT, 0x80, 46, 1, 3, 1, 0, 9)).isEqualTo(Shape.YES);
        assertThat(shape(Side.CLIENT, 0x80, 46, 7, 3, 1, 0, 9)).isEqualTo(Shape.NO);
    }

    @Test
    void aHeartbeatThatAsksForTooMuchIsSeen() {
        Recorded.Heard heard = new Recorded.Heard();
        StreamDecoder<?> decoder = Tls.STREAM.decoder(heard, StreamStart.FRESH);
        byte[] bleed = {24, 3, 2, 0, 3, 1, 0x40, 0};
        decoder.data(Side.CLIENT, Bytes.captured(bleed), 0, bleed.length, 0);
        assertThat(heard.all(TlsEvent.AnomalySeen.class))
                .extracting(StreamEvent::sentence)
                .containsExactly("The heartbeat claims a payload of 16384 bytes, but the record has room for 0.");
    }
}
