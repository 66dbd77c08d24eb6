package dev.framewalk.decoders.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.stream.Side;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions that OpenSSL recorded with every suite that is supported: what was typed must come out again.
class TlsDecryptionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tls13-TLS_AES_128_GCM_SHA256",
                "tls13-TLS_AES_256_GCM_SHA384",
                "tls13-TLS_CHACHA20_POLY1305_SHA256",
                "tls13-TLS_AES_128_CCM_SHA256",
                "tls13-TLS_AES_128_CCM_8_SHA256",
                "tls12-ECDHE-ECDSA-AES128-GCM-SHA256",
                "tls12-ECDHE-ECDSA-AES256-GCM-SHA384",
                "tls12-ECDHE-ECDSA-CHACHA20-POLY1305",
                "tls12-ECDHE-ECDSA-AES128-CCM",
                "tls12-ECDHE-ECDSA-AES256-CCM",
                "tls12-ECDHE-ECDSA-AES128-CCM8",
                "tls12-ECDHE-ECDSA-AES256-CCM8",
                "tls12-ECDHE-ECDSA-AES128-SHA256",
                "tls12-ECDHE-ECDSA-AES128-SHA256-mac-first",
                "tls12-ECDHE-ECDSA-AES256-SHA384",
                "tls12-ECDHE-ECDSA-AES256-SHA384-mac-first",
                "tls12-ECDHE-ECDSA-AES128-SHA",
                "tls12-ECDHE-ECDSA-AES128-SHA-mac-first",
                "tls12-ECDHE-ECDSA-AES256-SHA",
                "tls12-ECDHE-ECDSA-AES256-SHA-mac-first",
                "tls1-ECDHE-ECDSA-AES128-SHA",
                "tls1-ECDHE-ECDSA-AES128-SHA-mac-first",
                "tls1_1-ECDHE-ECDSA-AES128-SHA",
                "tls1_1-ECDHE-ECDSA-AES128-SHA-mac-first"
            })
    void opensWhatWasTyped(String name) {
        Recorded recorded = Recorded.of(name);
        Recorded.Heard heard = recorded.hear(recorded.withKeys());
        if (Boolean.getBoolean("tell")) heard.sentences().forEach(System.out::println);
        assertThat(heard.text(Side.CLIENT)).isEqualTo("ask " + "x".repeat(30) + "\n");
        assertThat(heard.all(TlsEvent.RecordSeen.class)).allMatch(e -> !e.record().isProtected() || e.record().isOpened());
        assertThat(heard.all(TlsEvent.AnomalySeen.class))
                .extracting(TlsEvent.AnomalySeen::anomaly)
                .filteredOn(a -> a != TlsAnomaly.OLD_VERSION)
                .isSubsetOf(List.of(TlsAnomaly.CLOSED_WITHOUT_NOTICE));
    }
}
