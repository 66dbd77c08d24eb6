package dev.framewalk.decoders.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyLogTest {
    private static final String RANDOM = "5f".repeat(32);
    private static final String MASTER = "8a".repeat(48);
    private static final String SECRET = "3c".repeat(32);

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void findsASecretByLabelAndClientRandom() {
        KeyLog log = KeyLog.of("CLIENT_RANDOM " + RANDOM + " " + MASTER + "\n");
        assertThat(log.secret(TlsLabel.CLIENT_RANDOM, hex(RANDOM))).isEqualTo(hex(MASTER));
        assertThat(log.secret(TlsLabel.CLIENT_RANDOM, hex("00".repeat(32)))).isNull();
        assertThat(log.secret(TlsLabel.CLIENT_TRAFFIC_SECRET_0, hex(RANDOM))).isNull();
        assertThat(log.knows(hex(RANDOM))).isTrue();
        assertThat(log.knows(hex("00".repeat(32)))).isFalse();
    }

    @Test
    void takesEveryLabelOfRfc9850WithBothKindsOfLineEnds() {
        KeyLog log = new KeyLog();
        int added = log.add("# comment\r\n\r\n"
                + "CLIENT_HANDSHAKE_TRAFFIC_SECRET " + RANDOM + " " + SECRET + "\r\n"
                + "SERVER_HANDSHAKE_TRAFFIC_SECRET " + RANDOM + " " + SECRET + "\n"
                + "CLIENT_TRAFFIC_SECRET_0 " + RANDOM + " " + SECRET + "\r"
                + "SERVER_TRAFFIC_SECRET_0 " + RANDOM.toUpperCase(java.util.Locale.ROOT) + " " + SECRET + "\n"
                + "CLIENT_EARLY_TRAFFIC_SECRET " + RANDOM + " " + MASTER + "\n"
                + "EARLY_EXPORTER_MASTER_SECRET " + RANDOM + " " + SECRET + "\n"
                + "EXPORTER_SECRET " + RANDOM + " " + SECRET + "\n"
                + "ECH_SECRET " + RANDOM + " " + SECRET + "\n"
                + "ECH_CONFIG " + RANDOM + " " + "00".repeat(70) + "\n"
                + "CLIENT_TRAFFIC_SECRET_7 " + RANDOM + " " + SECRET + "\n"
                + "  RSA 0011223344556677 " + MASTER + "  ");
        assertThat(added).isEqualTo(10);
        assertThat(log.size()).isEqualTo(10);
        assertThat(log.connections()).isEqualTo(1);
        assertThat(log.problems()).isEmpty();
    }

    @Test
    void countsOnlyWhatIsNew() {
        String line = "CLIENT_RANDOM " + RANDOM + " " + MASTER + "\n";
        KeyLog log = KeyLog.of(line);
        long changes = log.changes();
        assertThat(log.add(line)).isZero();
        assertThat(log.changes()).isEqualTo(changes);
        assertThat(log.add(line + "CLIENT_RANDOM " + "60".repeat(32) + " " + MASTER)).isEqualTo(1);
        assertThat(log.changes()).isGreaterThan(changes);
    }

    @Test
    void saysWhichLinesItCannotUse() {
        KeyLog log = KeyLog.of("hello\n"
                + "CLIENT_RANDOM " + RANDOM + "\n"
                + "CLIENT_RANDOM " + RANDOM + " xyz\n"
                + "CLIENT_RANDOM abcd " + MASTER + "\n"
                + "CLIENT_RANDOM " + RANDOM + " " + SECRET + "\n"
                + "CLIENT_RANDOM " + RANDOM + " " + MASTER + "\n"
                + "CLIENT_TRAFFIC_SECRET_0 " + RANDOM + " " + SECRET.substring(2) + "\n");
        assertThat(log.size()).isEqualTo(1);
        assertThat(log.problems()).extracting(KeyLog.Problem::line).containsExactly(1, 2, 3, 4, 5, 7);
        assertThat(log.problems()).allMatch(problem -> problem.reason().endsWith("."));
    }

    @Test
    void survivesGarbageOfAnySize() {
        KeyLog log = new KeyLog();
        assertThat(log.add("x".repeat(1 << 20))).isZero();
        assertThat(log.add("\0".repeat(100) + "\n" + "junk\n".repeat(10_000))).isZero();
        assertThat(log.problems()).hasSizeLessThanOrEqualTo(100);
    }
}
