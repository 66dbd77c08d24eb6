package dev.framewalk.decoders.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How secrets are made of secrets: HKDF with labels in TLS 1.3 (RFC 8446, section 7.1; RFC 5869), the PRF before (RFC 5246, section 5;
/// RFC 2246, section 5).
final class TlsDerivation {
    private final String mac;

    /// @param hash `SHA256` or `SHA384`
    TlsDerivation(String hash) {
        this.mac = "Hmac" + hash;
    }

    /// HKDF-Expand-Label with an empty context, for results no longer than the hash function's, so that one round is enough.
    byte[] expandLabel(byte[] secret, String label, int length) {
        byte[] words = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] info = new byte[2 + 1 + words.length + 1 + 1];
        info[0] = (byte) (length >>> 8);
        info[1] = (byte) length;
        info[2] = (byte) words.length;
        System.arraycopy(words, 0, info, 3, words.length);
        info[info.length - 1] = 1;
        return Arrays.copyOf(hmac(mac, secret, info), length);
    }

    /// The master secret of a premaster secret (RFC 5246, section 8.1).
    static byte[] master(int version, TlsSuite suite, byte[] premaster, byte[] clientRandom, byte[] serverRandom) {
        return prf(version, suite, premaster, "master secret", joined(clientRandom, serverRandom), 48);
    }

    static byte[] prf(int version, TlsSuite suite, byte[] secret, String label, byte[] seed, int length) {
        byte[] text = joined(label.getBytes(StandardCharsets.US_ASCII), seed);
        if (version >= TlsVersion.TLS12) {
            return expand("Hmac" + suite.hash(), secret, text, length);
        }
        // each half of the secret goes through another hash function; of an odd length they share the middle byte
        int half = (secret.length + 1) / 2;
        byte[] result = expand("HmacMD5", Arrays.copyOf(secret, half), text, length);
        byte[] other = expand("HmacSHA1", Arrays.copyOfRange(secret, secret.length - half, secret.length), text, length);
        for (int i = 0; i < length; i++) {
            result[i] ^= other[i];
        }
        return result;
    }

    /// P_hash of RFC 5246, section 5.
    private static byte[] expand(String algorithm, byte[] secret, byte[] seed, int length) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, algorithm));
            byte[] result = new byte[length];
            byte[] a = seed;
            for (int at = 0; at < length; ) {
                a = mac.doFinal(a);
                mac.update(a);
                byte[] piece = mac.doFinal(seed);
                int take = Math.min(piece.length, length - at);
                System.arraycopy(piece, 0, result, at, take);
                at += take;
            }
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + algorithm, e);
        }
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + algorithm, e);
        }
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
