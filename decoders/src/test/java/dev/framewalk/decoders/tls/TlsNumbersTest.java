package dev.framewalk.decoders.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsNumbersTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 10, 20, 21, 22, 30, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 60, 70, 71, 80, 86, 90, 100, 109, 110,
                111, 112, 113, 114, 115, 116, 117, 120, 121
            })
    void everyAlertHasAName(int alert) {
        assertThat(TlsNumbers.ALERTS.knows(alert)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 5, 8, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25, 254})
    void everyHandshakeMessageHasAName(int type) {
        assertThat(TlsNumbers.HANDSHAKE_TYPES.knows(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 27, 28, 35, 41, 42, 43, 44, 45, 47, 48, 49, 50, 51, 57, 65037, 65281})
    void everyExtensionHasAName(int type) {
        assertThat(TlsNumbers.EXTENSIONS.nameOf(type)).isNotEqualTo("unassigned");
    }

    @Test
    void suitesSayHowTheyProtect() {
        assertThat(TlsSuite.of(0x1301).mode()).isEqualTo(TlsSuite.Mode.GCM);
        assertThat(TlsSuite.of(0x1302).hashLength()).isEqualTo(48);
        assertThat(TlsSuite.of(0x1303).mode()).isEqualTo(TlsSuite.Mode.CHACHA20_POLY1305);
        assertThat(TlsSuite.of(0x1304).tagLength()).isEqualTo(16);
        assertThat(TlsSuite.of(0x1305).tagLength()).isEqualTo(8);
        assertThat(TlsSuite.of(0xc02b).name()).isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
        assertThat(TlsSuite.of(0xc024).mac()).isEqualTo("HmacSHA384");
        assertThat(TlsSuite.of(0x0005).isSupported()).as("RC4").isFalse();
    }

    @Test
    void numbersThatMeanNothingAreCalledSo() {
        assertThat(TlsNumbers.CIPHER_SUITES.nameOf(0x0a0a)).isEqualTo("GREASE");
        assertThat(TlsNumbers.CIPHER_SUITES.nameOf(0xfafa)).isEqualTo("GREASE");
        assertThat(TlsNumbers.CIPHER_SUITES.nameOf(0x0a1a)).isEqualTo("unassigned");
        assertThat(TlsNumbers.EXTENSIONS.nameOf(0xdada)).isEqualTo("GREASE");
        assertThat(TlsNumbers.GROUPS.nameOf(0xfe01)).isEqualTo("private use");
        assertThat(TlsNumbers.SIGNATURES.nameOf(0xff00)).isEqualTo("private use");
        assertThat(TlsNumbers.ALERTS.nameOf(255)).isEqualTo("unassigned");
        assertThat(TlsVersion.nameOf(0x7a7a)).isEqualTo("GREASE");
        assertThat(TlsVersion.nameOf(0x7f1c)).isEqualTo("TLS 1.3 draft 28");
        assertThat(TlsVersion.nameOf(0x0399)).isEqualTo("unassigned");
    }

    @Test
    void noTableFailsForAnyNumber() {
        for (int number = 0; number <= 0xffff; number++) {
            assertThat(TlsNumbers.CIPHER_SUITES.nameOf(number)).isNotBlank();
            assertThat(TlsNumbers.EXTENSIONS.nameOf(number)).isNotBlank();
            assertThat(TlsNumbers.GROUPS.nameOf(number)).isNotBlank();
            assertThat(TlsNumbers.SIGNATURES.nameOf(number)).isNotBlank();
            assertThat(TlsVersion.nameOf(number)).isNotBlank();
            assertThat(TlsSuite.of(number).hashLength()).isPositive();
        }
    }
}
