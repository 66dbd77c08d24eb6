package dev.framewalk.decoders.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class TlsDerivationTest {
    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /// RFC 8448, section 3: the server's handshake traffic secret and what follows from it.
    @Test
    void makesTheKeysOfRfc8448() {
        TlsKeys keys = TlsKeys.of(
                TlsSuite.of(0x1301), hex("b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38"));
        assertThat(keys.key).isEqualTo(hex("3fce516009c21727d0f2e4e86ee403bc"));
        assertThat(keys.iv).isEqualTo(hex("5d313eb2671276ee13000b30"));
    }

    @Test
    void expandsAsTheKeyDerivationOfJavaDoes() throws GeneralSecurityException {
        Random random = new Random(5);
        for (String hash : new String[] {"SHA256", "SHA384"}) {
            int length = hash.equals("SHA256") ? 32 : 48;
            KDF kdf = KDF.getInstance("HKDF-" + hash);
            for (String label : new String[] {"key", "iv", "traffic upd"}) {
                byte[] secret = new byte[length];
                random.nextBytes(secret);
                int wanted = label.equals("key") ? 16 : label.equals("iv") ? 12 : length;
                ByteArrayOutputStream info = new ByteArrayOutputStream();
                info.write(wanted >>> 8);
                info.write(wanted);
                info.write(6 + label.length());
                info.writeBytes(("tls13 " + label).getBytes(StandardCharsets.US_ASCII));
                info.write(0);
                byte[] expected = kdf.deriveData(
                        HKDFParameterSpec.expandOnly(new SecretKeySpec(secret, "HKDF"), info.toByteArray(), wanted));
                assertThat(new TlsDerivation(hash).expandLabel(secret, label, wanted)).isEqualTo(expected);
            }
        }
    }

    /// The test vector for P_SHA256 that was published on the mailing list of the working group.
    @Test
    void computesThePseudorandomFunctionOfTls12() {
        byte[] result = TlsDerivation.prf(
                TlsVersion.TLS12,
                TlsSuite.of(0xc02b),
                hex("9bbe436ba940f017b17652849a71db35"),
                "test label",
                hex("a0ba9f936cda311827a6f796ffd5198c"),
                100);
        assertThat(HexFormat.of().formatHex(result))
                .isEqualTo("e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af"
                        + "0fa022f7077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701"
                        + "87347b66");
    }
}
