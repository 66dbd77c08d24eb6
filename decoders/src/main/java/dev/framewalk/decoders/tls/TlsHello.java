package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.FieldReader;
import java.util.HexFormat;
import java.util.List;

/// What a hello says: what a client can do and wants, or what a server chose of it.
///
/// @param type         1 client hello, 2 server hello (also the one that asks for another client hello)
/// @param version      the version field, which says TLS 1.2 also where 1.3 is meant; 0 where the hello broke off before it
/// @param random       32 bytes as hexadecimal digits; empty where the hello broke off before it
/// @param sessionId    as hexadecimal digits
/// @param suites       the client's offers in order of preference, or the server's choice alone
/// @param compressions offers, or the choice
/// @param extensions   what the extensions say
/// @param length       bytes of the message with its header
public record TlsHello(
        int type,
        int version,
        String random,
        String sessionId,
        List<Integer> suites,
        List<Integer> compressions,
        TlsExtensions extensions,
        int length) {
    /// SHA-256 of "HelloRetryRequest": the random that makes a server hello a request for another client hello (RFC 8446, section 4.1.3).
    static final String RETRY = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

    public TlsHello {
        suites = List.copyOf(suites);
        compressions = List.copyOf(compressions);
    }

    /// Whether it is a server's request to begin anew with another key share or a cookie.
    public boolean isRetryRequest() {
        return type == TlsHandshake.SERVER_HELLO && random.equals(RETRY) || type == TlsHandshake.HELLO_RETRY_REQUEST;
    }

    /// The version that a server hello chose, wherever it stands; of a client hello the highest one offered.
    public int chosenVersion() {
        List<Integer> versions = extensions.versions();
        if (type != TlsHandshake.CLIENT_HELLO) {
            return versions.isEmpty() ? version : versions.getFirst();
        }
        int highest = 0;
        for (int offered : versions) {
            if (!TlsNumbers.isGrease(offered) && (highest == 0 || rank(offered) > rank(highest))) {
                highest = offered;
            }
        }
        return highest == 0 ? version : highest;
    }

    private static int rank(int version) {
        // drafts of 1.3 rank behind the final one and before 1.2
        return TlsVersion.is13(version) && version != TlsVersion.TLS13 ? TlsVersion.TLS12 * 2 + 1 : version * 2;
    }

    /// The suite that a server hello chose; -1 if there is none.
    public int suite() {
        return suites.isEmpty() ? -1 : suites.getFirst();
    }

    /// Reads the body of a client or server hello.
    static TlsHello parse(FieldReader reader, int type) {
        int length = 4 + (int) reader.remaining();
        int version = reader.u16(TlsField.VERSION, TlsNumbers.VERSIONS);
        long randomAt = reader.bytes(TlsField.RANDOM, 32, reader.isExplaining() ? randomMeaning(reader, type) : null);
        String random = hex(reader, randomAt, 32);
        if (type == TlsHandshake.SERVER_HELLO && reader.wantsAnomalies()) {
            noteDowngrade(reader, random, version);
        }
        String sessionId = "";
        // the server hello of TLS 1.3 drafts before 22 has neither session ID nor compression
        boolean isOldDraft = type == TlsHandshake.HELLO_RETRY_REQUEST
                || type == TlsHandshake.SERVER_HELLO && version >>> 8 == 0x7f && (version & 0xff) < 22;
        if (!isOldDraft) {
            int idLength = reader.u8(TlsField.SESSION_ID_LENGTH);
            if (idLength > 32) {
                reader.anomaly(TlsAnomaly.SESSION_ID_TOO_LONG, Integer.toString(idLength), "32");
            }
            long at = idLength == 0 ? -1 : reader.bytes(TlsField.SESSION_ID, idLength);
            sessionId = hex(reader, at, idLength);
        }
        List<Integer> suites;
        List<Integer> compressions = List.of();
        if (type == TlsHandshake.CLIENT_HELLO) {
            suites = TlsVector.numbers16(
                    reader, TlsField.SUITES_LENGTH, TlsField.SUITES, TlsField.SUITE, TlsNumbers.CIPHER_SUITES);
            compressions = TlsVector.numbers8(
                    reader,
                    TlsField.COMPRESSIONS_LENGTH,
                    TlsField.COMPRESSIONS,
                    TlsField.COMPRESSION,
                    TlsNumbers.COMPRESSIONS);
        } else {
            boolean hasSuite = reader.has(2);
            int suite = reader.u16(TlsField.SUITE, TlsNumbers.CIPHER_SUITES);
            suites = hasSuite ? List.of(suite) : List.of();
            if (!isOldDraft) {
                compressions = List.of(reader.u8(TlsField.COMPRESSION, TlsNumbers.COMPRESSIONS));
            }
        }
        boolean isRetry = type != TlsHandshake.CLIENT_HELLO && random.equals(RETRY);
        TlsExtensions extensions = reader.has(2)
                ? TlsExtensions.parse(reader, isRetry ? TlsHandshake.HELLO_RETRY_REQUEST : type)
                : TlsExtensions.NONE;
        return new TlsHello(type, version, random, sessionId, suites, compressions, extensions, length);
    }

    private static String randomMeaning(FieldReader reader, int type) {
        String random = reader.has(32) ? HexFormat.of().formatHex(reader.source().toArray(reader.position(), 32)) : "";
        return random.equals(RETRY) && type == TlsHandshake.SERVER_HELLO ? random + " (HelloRetryRequest)" : random;
    }

    private static void noteDowngrade(FieldReader reader, String random, int version) {
        if (random.endsWith("444f574e47524401") || random.endsWith("444f574e47524400")) {
            reader.anomaly(TlsAnomaly.DOWNGRADE_MARK, TlsVersion.nameOf(version), "no mark");
        }
    }

    static String hex(FieldReader reader, long at, int length) {
        return at < 0 ? "" : HexFormat.of().formatHex(reader.source().toArray(at, length));
    }
}
