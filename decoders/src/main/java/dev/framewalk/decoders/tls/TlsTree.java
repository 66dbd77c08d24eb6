package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import java.util.ArrayList;
import java.util.List;

/// Explains records and messages to somebody who looks. What was encrypted is shown as it was sent, and beside it, in a window of its
/// own, what it opened to.
final class TlsTree {
    private TlsTree() {}

    /// The fields of one record.
    static Node record(Bytes bytes, TlsRecord record) {
        Explain reader = new Explain(TlsField.RECORD, bytes, 0, bytes.length());
        header(reader, record.isProtected() && record.context().is13());
        if (!record.isProtected()) {
            content(reader, record.type(), record.skip(), record.context());
            return reader.finish();
        }
        sealed(reader, record.context());
        Node root = reader.finish();
        TlsOpening opening = record.opening();
        if (opening != null) {
            Bytes inside = opening.inside(bytes);
            if (!inside.isEmpty()) {
                root.add(plain(inside, record, opening.keys().is13()));
            }
        }
        return root;
    }

    private static void header(Explain reader, boolean isOpaque) {
        reader.u8(isOpaque ? TlsField.OPAQUE_TYPE : TlsField.CONTENT_TYPE, TlsNumbers.CONTENT_TYPES);
        reader.u16(TlsField.RECORD_VERSION, TlsNumbers.VERSIONS);
        int length = reader.u16(TlsField.RECORD_LENGTH);
        if (length > TlsRecord.LONGEST) {
            reader.anomaly(TlsAnomaly.RECORD_TOO_LONG, Integer.toString(length), Integer.toString(TlsRecord.LONGEST));
        }
    }

    /// The protected part of a record, as it was sent.
    private static void sealed(Explain reader, TlsContext context) {
        TlsSuite suite = TlsSuite.of(Math.max(0, context.suite()));
        long left = reader.remaining();
        int before = 0;
        int behind = 0;
        if (context.version() != 0 && suite.isSupported()) {
            boolean isBlock = suite.blockLength() > 0;
            before = context.is13()
                    ? 0
                    : isBlock ? context.version() >= TlsVersion.TLS11 ? suite.blockLength() : 0 : suite.explicitNonceLength();
            behind = isBlock ? context.isEncryptThenMac() ? suite.macLength() : 0 : suite.tagLength();
        }
        boolean isWhole = left >= before + behind;
        if (isWhole && before > 0) {
            reader.bytes(suite.blockLength() > 0 ? TlsField.BLOCK_IV : TlsField.EXPLICIT_NONCE, before);
        }
        long middle = isWhole ? left - before - behind : left;
        if (middle > 0) {
            reader.bytes(TlsField.ENCRYPTED, middle);
        }
        if (isWhole && behind > 0) {
            reader.bytes(TlsField.TAG, behind);
        }
    }

    /// What a record opened to, in its own window.
    private static Node plain(Bytes inside, TlsRecord record, boolean is13) {
        Explain reader = new Explain(TlsField.PLAIN, inside, 0, inside.length());
        long length = is13 ? TlsOpening.contentLength(inside) : inside.length();
        long former = reader.narrow(length);
        content(reader, record.innerType(), record.skip(), record.context());
        reader.rest(TlsField.PLAIN_DATA);
        reader.recover();
        reader.widen(former);
        if (is13 && reader.remaining() > 0) {
            reader.u8(TlsField.PLAIN_TYPE, TlsNumbers.CONTENT_TYPES);
            if (reader.remaining() > 0) {
                reader.rest(TlsField.PLAIN_PADDING);
            }
        }
        return reader.finish();
    }

    /// The content of a record in clear, up to the reader's limit.
    private static void content(Explain reader, int type, int skip, TlsContext context) {
        switch (type) {
            case TlsRecord.CHANGE_CIPHER_SPEC -> {
                if (reader.remaining() > 0) {
                    reader.u8(TlsField.CHANGE);
                }
            }
            case TlsRecord.ALERT -> {
                reader.enter(TlsField.ALERT);
                reader.u8(TlsField.ALERT_LEVEL, TlsNumbers.ALERT_LEVELS);
                reader.u8(TlsField.ALERT_DESCRIPTION, TlsNumbers.ALERTS);
                reader.leave();
            }
            case TlsRecord.HANDSHAKE -> handshakes(reader, skip, context);
            case TlsRecord.HEARTBEAT -> heartbeat(reader);
            default -> reader.rest(TlsField.PLAIN_DATA);
        }
        reader.recover();
    }

    private static void handshakes(Explain reader, int skip, TlsContext before) {
        TlsContext context = before;
        if (skip > 0) {
            reader.bytes(TlsField.MESSAGE_PART, Math.min(skip, reader.remaining()));
        }
        while (reader.has(TlsHandshake.HEADER)) {
            int length = reader.peek(1) << 16 | reader.peek(2) << 8 | reader.peek(3);
            if (length > reader.remaining() - TlsHandshake.HEADER) {
                break;
            }
            TlsHandshake handshake = TlsHandshake.parse(reader, context);
            TlsHello hello = handshake.hello();
            if (hello != null && handshake.type() == TlsHandshake.SERVER_HELLO && !hello.isRetryRequest()) {
                context = new TlsContext(
                        hello.chosenVersion(), hello.suite(), hello.extensions().has(TlsExtensions.ENCRYPT_THEN_MAC));
            }
        }
        if (reader.remaining() > 0) {
            reader.rest(TlsField.MESSAGE_PART);
        }
    }

    private static void heartbeat(Explain reader) {
        reader.enter(TlsField.HEARTBEAT);
        reader.u8(TlsField.HEARTBEAT_TYPE, TlsNumbers.HEARTBEAT_TYPES);
        int payload = reader.u16(TlsField.HEARTBEAT_LENGTH);
        if (payload > reader.remaining()) {
            reader.anomaly(
                    TlsAnomaly.HEARTBEAT_OVERREACHES, Integer.toString(payload), Long.toString(reader.remaining()));
        }
        long there = Math.min(payload, reader.remaining());
        if (there > 0 && !reader.isShort()) {
            reader.bytes(TlsField.HEARTBEAT_PAYLOAD, there);
        }
        if (reader.remaining() > 0) {
            reader.rest(TlsField.HEARTBEAT_PADDING);
        }
        reader.leave();
    }

    /// The fields of a handshake message.
    static Node message(Bytes bytes, TlsMessage message) {
        Explain reader = new Explain(TlsField.MESSAGE, bytes, 0, bytes.length());
        if (message.isPlain()) {
            TlsHandshake.parse(reader, message.context());
            return reader.finish();
        }
        List<TlsPiece> pieces = message.pieces();
        boolean isSealed = pieces.getFirst().opening() != null;
        while (reader.has(TlsRecord.HEADER)) {
            reader.enter(TlsField.RECORD);
            header(reader, isSealed && message.context().is13());
            int length = (reader.source().u8(reader.position() - 2) << 8 | reader.source().u8(reader.position() - 1));
            long former = reader.narrow(length);
            if (isSealed) {
                sealed(reader, message.context());
            } else if (reader.remaining() > 0) {
                reader.rest(TlsField.MESSAGE_PART);
            }
            reader.widen(former);
            reader.leave();
        }
        Node root = reader.finish();
        Bytes whole = joined(bytes, pieces);
        if (!whole.isEmpty()) {
            Explain inner = new Explain(TlsField.PLAIN, whole, 0, whole.length());
            TlsHandshake.parse(inner, message.context());
            root.add(inner.finish());
        }
        return root;
    }

    private static Bytes joined(Bytes bytes, List<TlsPiece> pieces) {
        long unitFrom = pieces.getFirst().from();
        List<Origin.Part> parts = new ArrayList<>();
        long length = 0;
        for (TlsPiece piece : pieces) {
            long from = piece.from() - unitFrom;
            if (piece.to() - unitFrom > bytes.length()) {
                return Bytes.EMPTY;
            }
            Bytes record = bytes.slice(from, piece.to() - piece.from());
            TlsOpening opening = piece.opening();
            Bytes content =
                    opening == null ? record.slice(TlsRecord.HEADER, record.length() - TlsRecord.HEADER) : opening.inside(record);
            int take = piece.contentTo() - piece.contentFrom();
            if (piece.contentTo() > content.length()) {
                return Bytes.EMPTY;
            }
            parts.add(Origin.Part.same(length, take, content, piece.contentFrom()));
            length += take;
        }
        return parts.size() == 1
                ? parts.getFirst().source().slice(parts.getFirst().sourceFrom(), length)
                : Bytes.joined(Origin.Derivation.REASSEMBLED, parts);
    }
}
