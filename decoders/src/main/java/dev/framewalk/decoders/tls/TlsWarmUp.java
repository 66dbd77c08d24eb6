package dev.framewalk.decoders.tls;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Makes Java compile AES-GCM early. Java goes over to the processor's own instructions for it only after some thousand *calls*, and a
/// bulk download has few and large ones: the first 80 MB would be decrypted at a hundredth of the speed of the rest. A few thousand calls
/// with hardly any bytes cost some 50 ms and are made once, when a first megabyte of large records shows that they will pay.
final class TlsWarmUp {
    /// Records of so many bytes are large.
    static final int LARGE = 4096;

    private static final int ENOUGH = 100;
    private static final int CALLS = 5000;
    private static final AtomicInteger SEEN = new AtomicInteger();

    private TlsWarmUp() {}

    /// A large record is about to be opened.
    static void largeRecord() throws GeneralSecurityException {
        if (SEEN.get() < ENOUGH && SEEN.incrementAndGet() == ENOUGH) {
            SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
            GCMParameterSpec nonce = new GCMParameterSpec(128, new byte[12]);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce);
            byte[] sealed = cipher.doFinal(new byte[64]);
            byte[] room = new byte[80];
            for (int i = 0; i < CALLS; i++) {
                cipher.init(Cipher.DECRYPT_MODE, key, nonce);
                cipher.doFinal(sealed, 0, sealed.length, room, 0);
            }
        }
    }
}
