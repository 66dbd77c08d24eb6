package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.stream.Side;
import java.util.ArrayList;
import java.util.List;

/// The hellos of SSL 2.0, which clients went on sending for years to be understood by old servers (RFC 5246, appendix E.2).
final class TlsOldHello {
    /// Stands in place of a record type: these records have none.
    static final int TYPE = 0x80;

    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 4;

    static final CodePoints SPECIFICATIONS = number -> {
        if (number >>> 16 == 0) {
            return TlsNumbers.CIPHER_SUITES.nameOf(number);
        }
        return switch ((int) number) {
            case 0x010080 -> "SSL2_RC4_128_WITH_MD5";
            case 0x020080 -> "SSL2_RC4_128_EXPORT40_WITH_MD5";
            case 0x030080 -> "SSL2_RC2_128_CBC_WITH_MD5";
            case 0x040080 -> "SSL2_RC2_128_CBC_EXPORT40_WITH_MD5";
            case 0x050080 -> "SSL2_IDEA_128_CBC_WITH_MD5";
            case 0x060040 -> "SSL2_DES_64_CBC_WITH_MD5";
            case 0x0700c0 -> "SSL2_DES_192_EDE3_CBC_WITH_MD5";
            case 0x080080 -> "SSL2_RC4_64_WITH_MD5";
            default -> "unassigned";
        };
    };

    private static final NamedNumbers TYPES = NamedNumbers.of("unassigned", """
            1 client_hello (SSL 2.0)
            2 client_master_key (SSL 2.0)
            3 client_finished (SSL 2.0)
            4 server_hello (SSL 2.0)
            5 server_verify (SSL 2.0)
            6 server_finished (SSL 2.0)
            7 request_certificate (SSL 2.0)
            8 client_certificate (SSL 2.0)
            """);

    private TlsOldHello() {}

    /// How long the record of SSL 2.0 is that begins with five bytes, with its header; 0 if it is none.
    ///
    /// @param isFirst   whether nothing came before it in its direction
    /// @param isOldSsl  whether both sides speak SSL 2.0
    static int length(byte[] five, Side side, boolean isFirst, boolean isOldSsl) {
        int first = five[0] & 0xff;
        int length = (first & 0x7f) << 8 | five[1] & 0xff;
        if (isOldSsl) {
            int withPadding = (first & 0x80) != 0 ? 2 + length : 3 + ((first & 0x3f) << 8 | five[1] & 0xff);
            return withPadding < TlsRecord.HEADER ? 0 : withPadding;
        }
        if (!isFirst || (first & 0x80) == 0) {
            return 0;
        }
        boolean isHello = side == Side.CLIENT
                // version 2.0, or 3.x for a client that can do better
                ? five[2] == CLIENT_HELLO && (five[3] == 3 && five[4] <= 4 || five[3] == 0 && five[4] == 2) && length >= 9
                : five[2] == SERVER_HELLO && (five[3] & 0xff) <= 1 && length >= 11 && length < 0x4000;
        return isHello ? 2 + length : 0;
    }

    /// Reads a hello with the length before it, and returns the cipher specifications in it.
    static List<Integer> parse(FieldReader reader) {
        reader.enter(TlsField.HANDSHAKE);
        reader.u16(TlsField.OLD_LENGTH);
        int type = reader.u8(TlsField.TYPE, TYPES);
        List<Integer> specifications = new ArrayList<>();
        if (type == CLIENT_HELLO) {
            reader.u16(TlsField.VERSION, TlsNumbers.VERSIONS);
            int specs = reader.u16(TlsField.OLD_SPECS_LENGTH);
            int id = reader.u16(TlsField.SESSION_ID_LENGTH);
            int challenge = reader.u16(TlsField.OLD_CHALLENGE_LENGTH);
            specifications(reader, specs, specifications);
            if (id > 0) {
                reader.bytes(TlsField.SESSION_ID, id);
            }
            if (challenge > 0) {
                reader.bytes(TlsField.OLD_CHALLENGE, challenge);
            }
        } else if (type == SERVER_HELLO) {
            reader.u8(TlsField.OLD_HIT);
            reader.u8(TlsField.OLD_CERTIFICATE_TYPE);
            reader.u16(TlsField.VERSION, TlsNumbers.VERSIONS);
            int certificate = reader.u16(TlsField.OLD_CERTIFICATE_LENGTH);
            int specs = reader.u16(TlsField.OLD_SPECS_LENGTH);
            int id = reader.u16(TlsField.OLD_CONNECTION_ID_LENGTH);
            if (certificate > 0) {
                reader.bytes(TlsField.CERTIFICATE, certificate);
            }
            specifications(reader, specs, specifications);
            if (id > 0) {
                reader.bytes(TlsField.OLD_CONNECTION_ID, id);
            }
        }
        if (reader.isShort()) {
            reader.anomaly(TlsAnomaly.LENGTH_MISMATCH, "a field beyond the end", "no more bytes");
        }
        reader.rest(TlsField.BODY);
        reader.recover();
        reader.leave();
        return specifications;
    }

    private static void specifications(FieldReader reader, int bytes, List<Integer> into) {
        reader.enter(TlsField.SUITES);
        for (int left = bytes; left >= 3 && reader.has(3); left -= 3) {
            into.add((int) reader.bits(TlsField.OLD_SPEC, 24, SPECIFICATIONS));
        }
        reader.leave();
    }
}
