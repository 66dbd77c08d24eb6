package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.FieldReader;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a handshake message says, as far as anything else depends on it or is told; and the one parse of such messages.
///
/// @param type        which message it is
/// @param length      its bytes with the header of four
/// @param hello       what a client or server hello says, or null
/// @param extensions  what the extensions of another message say, or null
/// @param certificate the first certificate of a chain, or null
/// @param count       how many certificates there are
/// @param number      a group, a signature algorithm, or whether a key update asks for another; -1 if none
/// @param seconds     how long a ticket can be used; -1 if it is none
/// @param ticket      the name of the session that a ticket stands for; empty if it is none
/// @param premaster   the first 8 bytes of an encrypted premaster secret as hexadecimal digits; empty if there is none
public record TlsHandshake(
        int type,
        int length,
        @Nullable TlsHello hello,
        @Nullable TlsExtensions extensions,
        @Nullable TlsCertificate certificate,
        int count,
        int number,
        long seconds,
        String ticket,
        String premaster) {
    static final int HELLO_REQUEST = 0;
    static final int CLIENT_HELLO = 1;
    static final int SERVER_HELLO = 2;
    static final int NEW_SESSION_TICKET = 4;
    static final int END_OF_EARLY_DATA = 5;
    static final int HELLO_RETRY_REQUEST = 6;
    static final int ENCRYPTED_EXTENSIONS = 8;
    static final int CERTIFICATE = 11;
    static final int SERVER_KEY_EXCHANGE = 12;
    static final int CERTIFICATE_REQUEST = 13;
    static final int SERVER_HELLO_DONE = 14;
    static final int CERTIFICATE_VERIFY = 15;
    static final int CLIENT_KEY_EXCHANGE = 16;
    static final int FINISHED = 20;
    static final int CERTIFICATE_STATUS = 22;
    static final int KEY_UPDATE = 24;
    static final int COMPRESSED_CERTIFICATE = 25;
    static final int NEXT_PROTOCOL = 67;

    /// Bytes of a message's header.
    static final int HEADER = 4;

    /// `client_hello`, as the registry has it.
    public String name() {
        return TlsNumbers.HANDSHAKE_TYPES.nameOf(type);
    }

    /// What is collected while reading.
    private static final class Collected {
        String ticket = "";
        @Nullable TlsHello hello;
        @Nullable TlsExtensions extensions;
        @Nullable TlsCertificate certificate;
        int count;
        int number = -1;
        long seconds = -1;
        String premaster = "";
    }

    /// Reads one message with its header, as far as it is there.
    static TlsHandshake parse(FieldReader reader, TlsContext context) {
        int type = Math.max(0, reader.peek(0));
        if (reader.isExplaining()) {
            reader.enter(TlsField.HANDSHAKE, TlsNumbers.HANDSHAKE_TYPES.nameOf(type));
        }
        reader.u8(TlsField.TYPE, TlsNumbers.HANDSHAKE_TYPES);
        int length = reader.u24(TlsField.LENGTH);
        Collected found = new Collected();
        long former = TlsVector.open(reader, length);
        body(reader, type, context, found);
        if (reader.isShort()) {
            String field = reader.shortField() == null ? "" : reader.shortField().id();
            reader.anomaly(TlsAnomaly.LENGTH_MISMATCH, field + " beyond the end", "no more bytes");
        } else if (reader.remaining() > 0) {
            reader.anomaly(TlsAnomaly.TRAILING_BYTES, Long.toString(reader.remaining()), "0");
        }
        reader.rest(TlsField.BODY);
        reader.recover();
        reader.widen(former);
        if (reader.isExplaining()) {
            reader.leave();
        }
        return new TlsHandshake(
                type,
                HEADER + length,
                found.hello,
                found.extensions,
                found.certificate,
                found.count,
                found.number,
                found.seconds,
                found.ticket,
                found.premaster);
    }

    private static void body(FieldReader reader, int type, TlsContext context, Collected found) {
        switch (type) {
            case CLIENT_HELLO, SERVER_HELLO, HELLO_RETRY_REQUEST -> found.hello = TlsHello.parse(reader, type);
            case NEW_SESSION_TICKET -> ticket(reader, context, found);
            case ENCRYPTED_EXTENSIONS -> found.extensions = TlsExtensions.parse(reader, type);
            case CERTIFICATE -> certificates(reader, context, found);
            case SERVER_KEY_EXCHANGE -> serverKeyExchange(reader, context, found);
            case CERTIFICATE_REQUEST -> certificateRequest(reader, context, found);
            case CERTIFICATE_VERIFY -> {
                if (context.version() == 0 || context.version() >= TlsVersion.TLS12) {
                    found.number = reader.u16(TlsExtensionField.SIGNATURE, TlsNumbers.SIGNATURES);
                }
                TlsVector.bytes16(reader, TlsField.PROOF_LENGTH, TlsField.PROOF);
            }
            case CLIENT_KEY_EXCHANGE -> clientKeyExchange(reader, context, found);
            case FINISHED -> reader.rest(TlsField.VERIFY_DATA);
            case CERTIFICATE_STATUS -> status(reader);
            case KEY_UPDATE -> found.number = reader.u8(TlsField.KEY_UPDATE, TlsNumbers.KEY_UPDATES);
            case COMPRESSED_CERTIFICATE -> {
                found.number = reader.u16(TlsField.COMPRESSED_ALGORITHM, TlsNumbers.CERTIFICATE_COMPRESSIONS);
                reader.u24(TlsField.UNCOMPRESSED_LENGTH);
                TlsVector.bytes24(reader, TlsField.COMPRESSED_LENGTH, TlsField.COMPRESSED);
            }
            case NEXT_PROTOCOL -> {
                TlsVector.text(reader, TlsField.SELECTED, reader.u8(TlsField.SELECTED_LENGTH));
                TlsVector.bytes8(reader, TlsField.SELECTED_PADDING_LENGTH, TlsField.SELECTED_PADDING);
            }
            case HELLO_REQUEST, SERVER_HELLO_DONE, END_OF_EARLY_DATA -> {
                // empty by definition
            }
            default -> reader.rest(TlsField.BODY);
        }
    }

    private static void ticket(FieldReader reader, TlsContext context, Collected found) {
        found.seconds = reader.u32(TlsField.TICKET_LIFETIME);
        if (context.is13()) {
            reader.bits(TlsField.TICKET_AGE_ADD, 32);
            TlsVector.bytes8(reader, TlsField.TICKET_NONCE_LENGTH, TlsField.TICKET_NONCE);
        }
        int length = reader.u16(TlsField.TICKET_LENGTH);
        long at = TlsVector.bytes(reader, length, TlsField.TICKET);
        if (at >= 0 && length > 0 && !reader.isShort()) {
            found.ticket = TlsSessionName.ofTicket(reader.source(), at, length);
        }
        if (context.is13() && reader.has(2)) {
            found.extensions = TlsExtensions.parse(reader, NEW_SESSION_TICKET);
        }
    }

    private static void certificates(FieldReader reader, TlsContext context, Collected found) {
        if (context.is13()) {
            TlsVector.bytes8(reader, TlsField.CONTEXT_LENGTH, TlsField.CONTEXT);
        }
        long former = TlsVector.open24(reader, TlsField.CERTIFICATES_LENGTH);
        reader.enter(TlsField.CERTIFICATES);
        while (reader.has(3)) {
            int length = reader.u24(TlsField.CERTIFICATE_LENGTH);
            if (length > reader.remaining()) {
                reader.anomaly(TlsAnomaly.LENGTH_MISMATCH, Integer.toString(length), Long.toString(reader.remaining()));
                break;
            }
            certificate(reader, length, found);
            if (context.is13() && reader.has(2)) {
                TlsExtensions.parse(reader, CERTIFICATE);
            }
        }
        if (reader.remaining() > 0 && !reader.isShort()) {
            reader.rest(TlsField.BODY);
        }
        reader.leave();
        TlsVector.close(reader, former);
    }

    private static void certificate(FieldReader reader, int length, Collected found) {
        found.count++;
        boolean isFirst = found.count == 1;
        if (length == 0 || !isFirst && !reader.isExplaining()) {
            if (length > 0) {
                reader.bytes(TlsField.CERTIFICATE, length);
            }
            return;
        }
        TlsCertificate certificate = new TlsCertificate(reader.source().toArray(reader.position(), length));
        if (isFirst) {
            found.certificate = certificate;
        }
        if (!reader.isExplaining()) {
            reader.bytes(TlsField.CERTIFICATE, length);
            return;
        }
        TlsCertificate.Facts facts = certificate.facts();
        reader.bytes(TlsField.CERTIFICATE, length, facts.isReadable() ? facts.shortName() : null);
        if (!facts.isReadable()) {
            reader.anomaly(TlsAnomaly.CERTIFICATE_UNREADABLE, facts.problem(), "an X.509 certificate");
            return;
        }
        reader.derived(TlsField.SUBJECT, 0, facts.subject());
        reader.derived(TlsField.NAMES, 0, String.join(", ", facts.names()));
        reader.derived(TlsField.ISSUER, 0, facts.issuer());
        reader.derived(TlsField.NOT_BEFORE, 0, String.valueOf(facts.notBefore()));
        reader.derived(TlsField.NOT_AFTER, 0, String.valueOf(facts.notAfter()));
        reader.derived(TlsField.PUBLIC_KEY, 0, facts.key());
        reader.derived(TlsField.SIGNED_WITH, 0, facts.signature());
        reader.derived(TlsField.SERIAL, 0, facts.serial());
    }

    private static String exchange(TlsContext context) {
        String name = context.suite() < 0 ? "" : TlsNumbers.CIPHER_SUITES.nameOf(context.suite());
        int with = name.indexOf("_WITH_");
        return with < 0 ? "" : name.substring(0, with).toUpperCase(Locale.ROOT);
    }

    private static void serverKeyExchange(FieldReader reader, TlsContext context, Collected found) {
        String exchange = exchange(context);
        if (exchange.contains("PSK")) {
            TlsVector.bytes16(reader, TlsField.HINT_LENGTH, TlsField.HINT);
        }
        if (exchange.contains("ECDH")) {
            int kind = reader.u8(TlsField.CURVE_TYPE, TlsNumbers.CURVE_TYPES);
            if (kind != 3) {
                reader.rest(TlsField.BODY);
                return;
            }
            found.number = reader.u16(TlsField.NAMED_CURVE, TlsNumbers.GROUPS);
            TlsVector.bytes8(reader, TlsField.SERVER_POINT_LENGTH, TlsField.SERVER_POINT);
        } else if (exchange.contains("DH")) {
            TlsVector.bytes16(reader, TlsField.P_LENGTH, TlsField.P);
            TlsVector.bytes16(reader, TlsField.G_LENGTH, TlsField.G);
            TlsVector.bytes16(reader, TlsField.YS_LENGTH, TlsField.YS);
        } else if (exchange.startsWith("TLS_RSA_EXPORT")) {
            TlsVector.bytes16(reader, TlsField.MODULUS_LENGTH, TlsField.MODULUS);
            TlsVector.bytes16(reader, TlsField.EXPONENT_LENGTH, TlsField.EXPONENT);
        } else if (!exchange.contains("PSK")) {
            reader.rest(TlsField.BODY);
            return;
        }
        if (reader.remaining() == 0 || exchange.contains("ANON")) {
            return;
        }
        if (context.version() >= TlsVersion.TLS12) {
            reader.u16(TlsExtensionField.SIGNATURE, TlsNumbers.SIGNATURES);
        }
        TlsVector.bytes16(reader, TlsField.SIGNATURE_LENGTH, TlsField.SIGNATURE);
    }

    private static void clientKeyExchange(FieldReader reader, TlsContext context, Collected found) {
        String exchange = exchange(context);
        if (exchange.contains("PSK")) {
            TlsVector.bytes16(reader, TlsField.IDENTITY_LENGTH, TlsField.IDENTITY);
        }
        if (exchange.contains("ECDH")) {
            TlsVector.bytes8(reader, TlsField.CLIENT_POINT_LENGTH, TlsField.CLIENT_POINT);
        } else if (exchange.contains("DH")) {
            TlsVector.bytes16(reader, TlsField.YC_LENGTH, TlsField.YC);
        } else if (exchange.startsWith("TLS_RSA")) {
            long at;
            if (context.version() == TlsVersion.SSL3) {
                at = reader.rest(TlsField.PREMASTER);
            } else {
                at = TlsVector.bytes16(reader, TlsField.PREMASTER_LENGTH, TlsField.PREMASTER);
            }
            Bytes source = reader.source();
            found.premaster = at < 0 || at + 8 > reader.position() ? "" : HexFormat.of().formatHex(source.toArray(at, 8));
        } else {
            reader.rest(TlsField.BODY);
        }
    }

    private static void certificateRequest(FieldReader reader, TlsContext context, Collected found) {
        if (context.is13()) {
            TlsVector.bytes8(reader, TlsField.CONTEXT_LENGTH, TlsField.CONTEXT);
            found.extensions = TlsExtensions.parse(reader, CERTIFICATE_REQUEST);
            return;
        }
        TlsVector.numbers8(
                reader,
                TlsField.CLIENT_TYPES_COUNT,
                TlsField.CLIENT_TYPES,
                TlsField.CLIENT_TYPE,
                TlsNumbers.CLIENT_CERTIFICATE_TYPES);
        if (context.version() >= TlsVersion.TLS12) {
            TlsVector.numbers16(
                    reader,
                    TlsExtensionField.SIGNATURES_LENGTH,
                    TlsExtensionField.SIGNATURES,
                    TlsExtensionField.SIGNATURE,
                    TlsNumbers.SIGNATURES);
        }
        authorities(reader);
    }

    /// The names of those whose word counts.
    static void authorities(FieldReader reader) {
        long former = TlsVector.open16(reader, TlsField.AUTHORITIES_LENGTH);
        reader.enter(TlsField.AUTHORITIES);
        while (reader.has(2)) {
            TlsVector.bytes16(reader, TlsField.AUTHORITY_LENGTH, TlsField.AUTHORITY);
        }
        reader.leave();
        TlsVector.close(reader, former);
    }

    /// What a certificate's issuer says about its being valid still.
    static void status(FieldReader reader) {
        reader.u8(TlsField.STATUS_TYPE, TlsNumbers.STATUS_TYPES);
        TlsVector.bytes24(reader, TlsField.OCSP_LENGTH, TlsField.OCSP);
    }
}
