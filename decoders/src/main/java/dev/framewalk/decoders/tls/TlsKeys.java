package dev.framewalk.decoders.tls;

import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The key material of one side for one epoch: everything that opens its records except their sequence numbers. Immutable.
final class TlsKeys {
    private static final byte[] NOTHING = {};

    final TlsSuite suite;
    final int version;
    /// The traffic secret of TLS 1.3, from which the next one is made; empty before.
    final byte[] secret;
    final byte[] key;
    final byte[] iv;
    final byte[] macKey;
    final boolean isEncryptThenMac;
    final SecretKeySpec spec;

    private TlsKeys(
            TlsSuite suite, int version, byte[] secret, byte[] key, byte[] iv, byte[] macKey, boolean isEncryptThenMac) {
        this.suite = suite;
        this.version = version;
        this.secret = secret;
        this.key = key;
        this.iv = iv;
        this.macKey = macKey;
        this.isEncryptThenMac = isEncryptThenMac;
        String algorithm = suite.mode() == TlsSuite.Mode.CHACHA20_POLY1305 ? "ChaCha20" : suite.blockLength() == 8 ? "DESede" : "AES";
        this.spec = new SecretKeySpec(key, algorithm);
    }

    boolean is13() {
        return secret.length > 0;
    }

    /// Keys of a traffic secret of TLS 1.3 (RFC 8446, section 7.3).
    static TlsKeys of(TlsSuite suite, byte[] trafficSecret) {
        TlsDerivation derive = new TlsDerivation(suite.hash());
        return new TlsKeys(
                suite,
                TlsVersion.TLS13,
                trafficSecret,
                derive.expandLabel(trafficSecret, "key", suite.keyLength()),
                derive.expandLabel(trafficSecret, "iv", 12),
                NOTHING,
                false);
    }

    /// Keys of the next generation, after a key update (RFC 8446, section 7.2).
    TlsKeys next() {
        return of(suite, new TlsDerivation(suite.hash()).expandLabel(secret, "traffic upd", secret.length));
    }

    /// Keys of both sides, client first, from a master secret (RFC 5246, section 6.3).
    static TlsKeys[] of(
            TlsSuite suite, int version, byte[] master, byte[] clientRandom, byte[] serverRandom, boolean isEncryptThenMac) {
        int mac = suite.macLength();
        int key = suite.keyLength();
        int iv = suite.ivLength12();
        byte[] seed = TlsDerivation.joined(serverRandom, clientRandom);
        byte[] block = TlsDerivation.prf(version, suite, master, "key expansion", seed, 2 * (mac + key + iv));
        TlsKeys[] keys = new TlsKeys[2];
        for (int i = 0; i < 2; i++) {
            keys[i] = new TlsKeys(
                    suite,
                    version,
                    NOTHING,
                    slice(block, 2 * mac + i * key, key),
                    slice(block, 2 * (mac + key) + i * iv, iv),
                    slice(block, i * mac, mac),
                    isEncryptThenMac);
        }
        return keys;
    }

    private static byte[] slice(byte[] block, int from, int length) {
        return Arrays.copyOfRange(block, from, from + length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || other instanceof TlsKeys that
                && suite.equals(that.suite)
                && version == that.version
                && isEncryptThenMac == that.isEncryptThenMac
                && Arrays.equals(key, that.key)
                && Arrays.equals(iv, that.iv)
                && Arrays.equals(macKey, that.macKey)
                && Arrays.equals(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /// Never the key itself: texts end up in exports.
    @Override
    public String toString() {
        return "keys of " + suite.name();
    }
}
