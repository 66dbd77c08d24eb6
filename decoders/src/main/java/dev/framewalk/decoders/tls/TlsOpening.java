package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.decoders.stream.Uncovered;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What opens one record again: the keys, its number, and for the oldest versions the block before it.
@SuppressWarnings("ArrayRecordComponent") // made for one record and never compared
record TlsOpening(TlsKeys keys, long sequence, byte @Nullable [] chainIv) implements Uncovered.Opening {
    /// The content of the record, without the true type and padding that TLS 1.3 hides in it.
    @Override
    public Bytes open(Bytes outer) {
        Bytes inner = inside(outer);
        return keys.is13() ? inner.slice(0, contentLength(inner)) : inner;
    }

    /// Everything that was encrypted; empty if it does not open.
    Bytes inside(Bytes outer) {
        if (outer.length() < TlsCrypt.HEADER || outer.length() > TlsRecord.HEADER + 0xffff) {
            return Bytes.EMPTY;
        }
        byte[] record = outer.toArray();
        byte[] plain = new byte[record.length];
        int length = new TlsCrypt().open(keys, sequence, chainIv, record, 0, record.length, plain);
        if (length < 0) {
            return Bytes.EMPTY;
        }
        int nonce = keys.is13() ? 0 : keys.suite.isAead() ? keys.suite.explicitNonceLength() : 0;
        int from = TlsCrypt.HEADER + nonce;
        Origin.Part part = new Origin.Part(0, length, outer, from, record.length - from);
        return Bytes.derived(Arrays.copyOf(plain, length), new Origin(Origin.Derivation.DECRYPTED, List.of(part)));
    }

    /// How many bytes of the record stand before the one that its first plain byte was made of: the header, and what some ciphers write
    /// there for the receiver to begin with.
    int before() {
        if (keys.is13()) {
            return TlsCrypt.HEADER;
        }
        if (keys.suite.isAead()) {
            return TlsCrypt.HEADER + keys.suite.explicitNonceLength();
        }
        return TlsCrypt.HEADER + (keys.version >= TlsVersion.TLS11 ? keys.suite.blockLength() : 0);
    }

    /// Where the content of TLS 1.3 ends: before the true type, the last byte that is not 0; 0 if there is none.
    static long contentLength(Bytes inner) {
        long at = inner.length();
        while (at > 0 && inner.u8(at - 1) == 0) {
            at--;
        }
        return Math.max(0, at - 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsOpening that
                && sequence == that.sequence
                && keys.equals(that.keys)
                && Arrays.equals(chainIv, that.chainIv);
    }

    @Override
    public int hashCode() {
        return keys.hashCode() * 31 + Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return "record " + sequence + " under " + keys;
    }
}
