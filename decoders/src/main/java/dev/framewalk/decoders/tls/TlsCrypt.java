package dev.framewalk.decoders.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/// Opens protected records: the working memory that makes this cheap. One per direction, used by one thread.
final class TlsCrypt {
    static final int HEADER = 5;
    /// The result where a record cannot be opened: wrong key, wrong sequence number, damaged bytes.
    static final int FAILED = -1;

    private static final int MOST_CIPHERS = 64;

    private final byte[] nonce = new byte[12];
    private final byte[] associated = new byte[13];
    /// A cipher that is begun again with the key it had spares the schedule of that key: many small records alternate between a few
    /// connections.
    private final Map<TlsKeys, Cipher> gcm = new LinkedHashMap<>(MOST_CIPHERS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TlsKeys, Cipher> eldest) {
            return size() > MOST_CIPHERS;
        }
    };
    private @Nullable Cipher chacha;
    private @Nullable Cipher cbc;
    private @Nullable Mac mac;
    private @Nullable TlsKeys macKeys;

    /// Opens one record and returns the length of what was inside, or [#FAILED]. In TLS 1.3 that ends in the true type and padding.
    ///
    /// @param keys     of the side that sent it
    /// @param sequence its number among the records under these keys, from 0
    /// @param chainIv  what CBC begins with before TLS 1.1: the last block before this record; null for the first record, and else
    /// @param record   where its header begins, at `at`
    /// @param length   of the record with its header
    /// @param out      room for as many bytes as the record has
    int open(TlsKeys keys, long sequence, byte @Nullable [] chainIv, byte[] record, int at, int length, byte[] out) {
        try {
            return switch (keys.suite.mode()) {
                case GCM -> openGcm(keys, sequence, record, at, length, out);
                case CHACHA20_POLY1305 -> openChacha(keys, sequence, record, at, length, out);
                case CCM -> openCcm(keys, sequence, record, at, length, out);
                case CBC -> openCbc(keys, sequence, chainIv, record, at, length, out);
                case UNSUPPORTED -> FAILED;
            };
        } catch (GeneralSecurityException | InvalidCipherTextException wrong) {
            return FAILED;
        }
    }

    private int openGcm(TlsKeys keys, long sequence, byte[] record, int at, int length, byte[] out)
            throws GeneralSecurityException {
        int body = aead(keys, sequence, record, at, length);
        if (body < 0) {
            return FAILED;
        }
        Cipher cipher = gcm.get(keys);
        if (cipher == null) {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.put(keys, cipher);
        }
        if (length >= TlsWarmUp.LARGE) {
            TlsWarmUp.largeRecord();
        }
        cipher.init(Cipher.DECRYPT_MODE, keys.spec, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(associated, 0, keys.is13() ? HEADER : 13);
        return cipher.doFinal(record, body, at + length - body, out, 0);
    }

    private int openChacha(TlsKeys keys, long sequence, byte[] record, int at, int length, byte[] out)
            throws GeneralSecurityException {
        int body = aead(keys, sequence, record, at, length);
        if (body < 0) {
            return FAILED;
        }
        Cipher cipher = chacha;
        if (cipher == null) {
            cipher = Cipher.getInstance("ChaCha20-Poly1305");
            chacha = cipher;
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, keys.spec, new IvParameterSpec(nonce));
        } catch (InvalidKeyException sameNonce) {
            // Java's cipher refuses to begin twice in the same way; a fresh one does not know
            cipher = Cipher.getInstance("ChaCha20-Poly1305");
            chacha = cipher;
            cipher.init(Cipher.DECRYPT_MODE, keys.spec, new IvParameterSpec(nonce));
        }
        cipher.updateAAD(associated, 0, keys.is13() ? HEADER : 13);
        return cipher.doFinal(record, body, at + length - body, out, 0);
    }

    private int openCcm(TlsKeys keys, long sequence, byte[] record, int at, int length, byte[] out)
            throws InvalidCipherTextException {
        int body = aead(keys, sequence, record, at, length);
        if (body < 0) {
            return FAILED;
        }
        CCMModeCipher cipher = CCMBlockCipher.newInstance(AESEngine.newInstance());
        byte[] aad = keys.is13() ? Arrays.copyOf(associated, HEADER) : associated.clone();
        cipher.init(
                false, new AEADParameters(new KeyParameter(keys.key), keys.suite.tagLength() * 8, nonce.clone(), aad));
        cipher.processBytes(record, body, at + length - body, out, 0);
        return cipher.doFinal(out, 0);
    }

    /// Prepares nonce and associated data, and returns where the encrypted part begins; -1 if the record is too short.
    private int aead(TlsKeys keys, long sequence, byte[] record, int at, int length) {
        int explicit = keys.is13() ? 0 : keys.suite.explicitNonceLength();
        int body = at + HEADER + explicit;
        int content = at + length - body - keys.suite.tagLength();
        if (content < 0) {
            return -1;
        }
        if (explicit > 0) {
            System.arraycopy(keys.iv, 0, nonce, 0, 4);
            System.arraycopy(record, at + HEADER, nonce, 4, 8);
        } else {
            System.arraycopy(keys.iv, 0, nonce, 0, 12);
            for (int i = 0; i < 8; i++) {
                nonce[11 - i] ^= (byte) (sequence >>> 8 * i);
            }
        }
        if (keys.is13()) {
            System.arraycopy(record, at, associated, 0, HEADER);
        } else {
            associate(sequence, record, at, content);
        }
        return body;
    }

    /// What a record of TLS 1.2 is bound to: its number, type and version, and the length of its content.
    private void associate(long sequence, byte[] record, int at, int content) {
        for (int i = 0; i < 8; i++) {
            associated[7 - i] = (byte) (sequence >>> 8 * i);
        }
        System.arraycopy(record, at, associated, 8, 3);
        associated[11] = (byte) (content >>> 8);
        associated[12] = (byte) content;
    }

    private int openCbc(
            TlsKeys keys, long sequence, byte @Nullable [] chainIv, byte[] record, int at, int length, byte[] out)
            throws GeneralSecurityException {
        TlsSuite suite = keys.suite;
        int block = suite.blockLength();
        int macLength = suite.macLength();
        boolean hasExplicitIv = keys.version >= TlsVersion.TLS11;
        int from = at + HEADER + (hasExplicitIv ? block : 0);
        int to = at + length - (keys.isEncryptThenMac ? macLength : 0);
        if (to - from < block || (to - from) % block != 0) {
            return FAILED;
        }
        if (keys.isEncryptThenMac
                && !isGenuine(keys, sequence, record, at, record, at + HEADER, to - at - HEADER, record, to)) {
            return FAILED;
        }
        IvParameterSpec iv = hasExplicitIv
                ? new IvParameterSpec(record, at + HEADER, block)
                : new IvParameterSpec(chainIv == null ? keys.iv : chainIv);
        Cipher cipher = cbc;
        if (cipher == null || cipher.getBlockSize() != block) {
            cipher = Cipher.getInstance(block == 16 ? "AES/CBC/NoPadding" : "DESede/CBC/NoPadding");
            cbc = cipher;
        }
        cipher.init(Cipher.DECRYPT_MODE, keys.spec, iv);
        int plain = cipher.doFinal(record, from, to - from, out, 0);
        int padding = out[plain - 1] & 0xff;
        int content = plain - 1 - padding - (keys.isEncryptThenMac ? 0 : macLength);
        if (content < 0) {
            return FAILED;
        }
        for (int i = plain - 1 - padding; i < plain; i++) {
            if ((out[i] & 0xff) != padding) {
                return FAILED;
            }
        }
        return keys.isEncryptThenMac || isGenuine(keys, sequence, record, at, out, 0, content, out, content)
                ? content
                : FAILED;
    }

    @SuppressWarnings("ReferenceEquality") // the keys that the code was made for: comparing what they hold would take as long as making it
    private boolean isGenuine(
            TlsKeys keys,
            long sequence,
            byte[] record,
            int at,
            byte[] text,
            int textAt,
            int textLength,
            byte[] expected,
            int expectedAt)
            throws GeneralSecurityException {
        Mac hmac = mac;
        if (hmac == null || macKeys != keys) {
            hmac = Mac.getInstance(keys.suite.mac());
            hmac.init(new SecretKeySpec(keys.macKey, keys.suite.mac()));
            mac = hmac;
            macKeys = keys;
        }
        associate(sequence, record, at, textLength);
        hmac.update(associated, 0, 13);
        hmac.update(text, textAt, textLength);
        byte[] found = hmac.doFinal();
        return MessageDigest.isEqual(found, Arrays.copyOfRange(expected, expectedAt, expectedAt + found.length));
    }
}
