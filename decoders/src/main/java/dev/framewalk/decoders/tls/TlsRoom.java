package dev.framewalk.decoders.tls;

import java.util.concurrent.atomic.AtomicReference;

/// The memory in which records are opened, lent to a decoder for one call: connections come by the hundred thousand, and each of them
/// would need four times 16 KiB.
final class TlsRoom {
    private static final byte[] NOTHING = {};

    final TlsCrypt crypt = new TlsCrypt();
    private byte[] record = NOTHING;
    private byte[] opened = NOTHING;

    private TlsRoom() {}

    /// Where decoders borrow: has one room to lend, and makes another for who comes while it is lent (TLS inside TLS; a second thread).
    static final class Lender {
        private final AtomicReference<TlsRoom> free = new AtomicReference<>();

        TlsRoom lend() {
            TlsRoom room = free.getAndSet(null);
            return room == null ? new TlsRoom() : room;
        }

        void giveBack(TlsRoom room) {
            free.set(room);
        }
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
