package dev.framewalk.decoders.tls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a cipher suite asks for: how records are protected, with keys of which length, and which hash function makes them. Everything
/// follows from the suite's registered name.
///
/// @param number     as it stands in the hellos
/// @param mode       how records are protected
/// @param keyLength  bytes of the encryption key
/// @param hash       the hash function that secrets are derived with: SHA-256 or SHA-384 (before TLS 1.2: MD5 and SHA-1 for all)
/// @param tagLength  bytes that prove an AEAD record genuine; 0 for others
/// @param mac        the HMAC that proves a CBC record genuine; empty for others
/// @param macLength  its length
/// @param blockLength bytes of a block of a CBC suite; 0 for others
record TlsSuite(
        int number, Mode mode, int keyLength, String hash, int tagLength, String mac, int macLength, int blockLength) {
    /// How records are protected.
    enum Mode {
        GCM,
        CHACHA20_POLY1305,
        CCM,
        CBC,
        /// Known by name only.
        UNSUPPORTED
    }

    private static final Map<Integer, TlsSuite> KNOWN = new ConcurrentHashMap<>();

    static TlsSuite of(int number) {
        TlsSuite known = KNOWN.get(number);
        return known != null ? known : KNOWN.computeIfAbsent(number, TlsSuite::read);
    }

    private static TlsSuite read(int number) {
        String name = TlsNumbers.CIPHER_SUITES.nameOf(number);
        String hash = name.endsWith("_SHA384") ? "SHA384" : "SHA256";
        int keyLength = name.contains("_256_") ? 32 : 16;
        if (name.contains("_AES_128_GCM_") || name.contains("_AES_256_GCM_")) {
            return new TlsSuite(number, Mode.GCM, keyLength, hash, 16, "", 0, 0);
        }
        if (name.contains("_CHACHA20_POLY1305_SHA256") && number != 0xcc13 && number != 0xcc14 && number != 0xcc15) {
            // the three numbers of the draft have another nonce
            return new TlsSuite(number, Mode.CHACHA20_POLY1305, 32, hash, 16, "", 0, 0);
        }
        if (name.contains("_AES_128_CCM") || name.contains("_AES_256_CCM")) {
            return new TlsSuite(number, Mode.CCM, keyLength, hash, name.contains("_CCM_8") ? 8 : 16, "", 0, 0);
        }
        boolean isAes = name.contains("_AES_128_CBC_") || name.contains("_AES_256_CBC_");
        if (isAes || name.contains("_3DES_EDE_CBC_")) {
            int length = isAes ? keyLength : 24;
            int block = isAes ? 16 : 8;
            if (name.endsWith("_SHA")) {
                return new TlsSuite(number, Mode.CBC, length, hash, 0, "HmacSHA1", 20, block);
            }
            if (name.endsWith("_SHA256")) {
                return new TlsSuite(number, Mode.CBC, length, hash, 0, "HmacSHA256", 32, block);
            }
            if (name.endsWith("_SHA384")) {
                return new TlsSuite(number, Mode.CBC, length, hash, 0, "HmacSHA384", 48, block);
            }
        }
        return new TlsSuite(number, Mode.UNSUPPORTED, 0, hash, 0, "", 0, 0);
    }

    String name() {
        return TlsNumbers.CIPHER_SUITES.nameOf(number);
    }

    boolean isSupported() {
        return mode != Mode.UNSUPPORTED;
    }

    boolean isAead() {
        return mode != Mode.CBC && mode != Mode.UNSUPPORTED;
    }

    /// Bytes of the hash function's results.
    int hashLength() {
        return hash.equals("SHA384") ? 48 : 32;
    }

    /// Bytes of a nonce that stand in each record of TLS 1.2 before what is encrypted.
    int explicitNonceLength() {
        return mode == Mode.GCM || mode == Mode.CCM ? 8 : 0;
    }

    /// Bytes of the nonce that are made together with the key.
    int ivLength12() {
        return switch (mode) {
            case GCM, CCM -> 4;
            case CHACHA20_POLY1305 -> 12;
            case CBC -> blockLength;
            case UNSUPPORTED -> 0;
        };
    }
}
