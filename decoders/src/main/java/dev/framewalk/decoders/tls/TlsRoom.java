package dev.framewalk.decoders.tls;

import java.util.concurrent.ConcurrentLinkedDeque;

/// The memory in which records are opened, lent to a decoder for one call: connections come by the hundred thousand, and each of them
/// would need four times 16 KiB. As many are made as are in use at once: one for each who decodes at the same time, and one more where
/// TLS runs inside TLS.
final class TlsRoom {
    private static final ConcurrentLinkedDeque<TlsRoom> FREE = new ConcurrentLinkedDeque<>();
    private static final byte[] NOTHING = {};

    final TlsCrypt crypt = new TlsCrypt();
    private byte[] record = NOTHING;
    private byte[] opened = NOTHING;

    private TlsRoom() {}

    static TlsRoom lend() {
        TlsRoom free = FREE.pollLast();
        return free == null ? new TlsRoom() : free;
    }

    void giveBack() {
        FREE.addLast(this);
    }

    /// Room for a record that does not lie in one piece in an array.
    byte[] record(int length) {
        if (record.length < length) {
            record = new byte[Math.max(2048, length)];
        }
        return record;
    }

    /// Room for what a record opens to.
    byte[] opened(int length) {
        if (opened.length < length) {
            opened = new byte[Math.max(2048, length + 16)];
        }
        return opened;
    }
}
