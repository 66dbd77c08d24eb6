package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// TLS as a protocol of streams: how it is recognised, decoded and explained, with the secrets that one has.
public final class Tls implements StreamProtocol {
    /// The protocol without any secrets.
    public static final Tls STREAM = new Tls(TlsSecrets.NONE);

    /// Its name, fields and broken rules.
    public static final Protocol PROTOCOL = new Protocol(
            "tls",
            "TLS",
            Tls.class,
            Stream.concat(TlsField.all().stream(), TlsExtensionField.all().stream()).toList(),
            List.of(TlsAnomaly.values()));

    // HTTPS, SMTP, NNTP, LDAP, FTP data and control, DNS, Telnet, IMAP, POP, and two that are used for HTTPS and MQTT
    private static final List<Claim> CLAIMS = IntStream.of(443, 465, 563, 636, 853, 989, 990, 992, 993, 995, 8443, 8883)
            .mapToObj(port -> new Claim(Space.TCP_PORT, port))
            .toList();

    private final TlsSecrets secrets;
    private final TlsRoom.Lender rooms = new TlsRoom.Lender();

    /// @param secrets where decoders look up what opens records
    public Tls(TlsSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return CLAIMS;
    }

    /// HTTP/1.1 can go on as TLS (RFC 2817); so can whatever says STARTTLS.
    @Override
    public List<String> tokens() {
        return List.of("TLS/1.0", "TLS");
    }

    /// The header of a record is telling, and all the more together with the hello that belongs first.
    @Override
    public Shape shape(Side side, Bytes window, long at, int length) {
        if (length == 0) {
            return Shape.UNDECIDED;
        }
        int type = window.u8(at);
        if ((type & 0x80) != 0) {
            return oldShape(side, window, at, length);
        }
        if (type < TlsRecord.CHANGE_CIPHER_SPEC || type > TlsRecord.HEARTBEAT) {
            return Shape.NO;
        }
        if (length >= 3 && !TlsVersion.isRecordVersion(window.u16(at + 1))) {
            return Shape.NO;
        }
        if (length < TlsRecord.HEADER) {
            return Shape.UNDECIDED;
        }
        int size = window.u16(at + 3);
        if (size > TlsRecord.LONGEST || size == 0) {
            return Shape.NO;
        }
        return switch (type) {
            case TlsRecord.HANDSHAKE -> handshakeShape(side, window, at, length);
            case TlsRecord.ALERT -> size == 2 || size > 16 ? Shape.YES : Shape.NO;
            case TlsRecord.CHANGE_CIPHER_SPEC -> size == 1 ? Shape.YES : Shape.NO;
            // a connection joined midway; a chance hit is one in thirty millions
            default -> Shape.YES;
        };
    }

    private static Shape handshakeShape(Side side, Bytes window, long at, int length) {
        if (length == TlsRecord.HEADER) {
            return Shape.UNDECIDED;
        }
        int type = window.u8(at + TlsRecord.HEADER);
        boolean isClient = type == TlsHandshake.CLIENT_HELLO || type == TlsHandshake.CLIENT_KEY_EXCHANGE;
        boolean isServer = type == TlsHandshake.SERVER_HELLO
                || type == TlsHandshake.HELLO_REQUEST
                || type == TlsHandshake.SERVER_KEY_EXCHANGE
                || type == TlsHandshake.SERVER_HELLO_DONE;
        if (isClient || isServer) {
            return isClient == (side == Side.CLIENT) ? Shape.YES : Shape.NO;
        }
        // another message, or an encrypted one: from whom, it does not say
        return Shape.MAYBE;
    }

    private static Shape oldShape(Side side, Bytes window, long at, int length) {
        if (length >= 3 && window.u8(at + 2) != (side == Side.CLIENT ? 1 : 4)) {
            return Shape.NO;
        }
        if (length < TlsRecord.HEADER) {
            return Shape.UNDECIDED;
        }
        return TlsOldHello.length(window.toArray(at, TlsRecord.HEADER), side, true, false) > 0
                ? side == Side.CLIENT ? Shape.YES : Shape.MAYBE
                : Shape.NO;
    }

    @Override
    public StreamDecoder<TlsState> decoder(StreamSink sink, StreamStart start) {
        return new TlsDecoder(sink, start.isMidway(), secrets, rooms);
    }

    @Override
    public Node explain(StreamEvent event, Bytes bytes) {
        return switch (event) {
            case TlsEvent.RecordSeen e -> TlsTree.record(bytes, e.record());
            case TlsEvent.HandshakeStarted e -> TlsTree.message(bytes, e.message());
            case TlsEvent.ClientHelloSeen e -> TlsTree.message(bytes, e.message());
            case TlsEvent.ServerHelloSeen e -> TlsTree.message(bytes, e.message());
            case TlsEvent.HandshakeMessageSeen e -> TlsTree.message(bytes, e.message());
            case TlsEvent.HandshakeCompleted e -> TlsTree.record(bytes, e.record());
            case TlsEvent.HandshakeFailed e -> TlsTree.record(bytes, e.record());
            case TlsEvent.CipherChanged e -> TlsTree.record(bytes, e.record());
            case TlsEvent.EarlyDataBegan e -> TlsTree.record(bytes, e.record());
            case TlsEvent.EarlyDataRefused e -> TlsTree.message(bytes, e.message());
            case TlsEvent.AlertSeen e -> TlsTree.record(bytes, e.record());
            case TlsEvent.HeartbeatSeen e -> TlsTree.record(bytes, e.record());
            case TlsEvent.KeysFound e -> TlsTree.record(bytes, e.record());
            case TlsEvent.KeyMissing e -> TlsTree.record(bytes, e.record());
            case TlsEvent.OldHelloSeen ignored -> {
                Explain reader = new Explain(TlsField.RECORD, bytes, 0, bytes.length());
                TlsOldHello.parse(reader);
                yield reader.finish();
            }
            default -> {
                Explain reader = new Explain(TlsField.RECORD, bytes, 0, bytes.length());
                reader.rest(TlsField.FOREIGN);
                yield reader.finish();
            }
        };
    }

    /// The field that stands for a whole record.
    public static Field group() {
        return TlsField.RECORD;
    }
}
