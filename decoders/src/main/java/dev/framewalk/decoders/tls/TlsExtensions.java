package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.FieldReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the extensions of one message say, as far as anything else depends on it or is told.
///
/// @param types            their numbers, in order
/// @param serverName       the name of the server that the client asks for, or null
/// @param alpn             protocols offered or chosen
/// @param versions         versions offered, or the one chosen
/// @param groups           groups that the client can do
/// @param shareGroups      groups for which there is a public key, or the one that is asked for
/// @param identities       the names of the sessions whose keys a client offers to go on with (TLS 1.3), see [TlsSessionName]
/// @param selectedIdentity the one that the server chose, from 0; -1 if none
/// @param maxEarlyData     how much 0-RTT data a ticket allows; -1 where it does not say
/// @param recordSizeLimit  how large the sender wants records at most; 0 where it does not say
/// @param ticket           the name of the session whose ticket of TLS 1.2 a client shows; empty if it would like to have one, null without
///                         the extension
public record TlsExtensions(
        List<Integer> types,
        @Nullable String serverName,
        List<String> alpn,
        List<Integer> versions,
        List<Integer> groups,
        List<Integer> shareGroups,
        List<String> identities,
        int selectedIdentity,
        long maxEarlyData,
        int recordSizeLimit,
        @Nullable String ticket) {
    static final int SERVER_NAME = 0;
    static final int ENCRYPT_THEN_MAC = 22;
    static final int EXTENDED_MASTER_SECRET = 23;
    static final int PRE_SHARED_KEY = 41;
    static final int EARLY_DATA = 42;
    static final int COOKIE = 44;
    static final int ENCRYPTED_CLIENT_HELLO = 65037;

    /// A message without extensions.
    public static final TlsExtensions NONE =
            new TlsExtensions(List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(), -1, -1, 0, null);

    public TlsExtensions {
        types = List.copyOf(types);
        alpn = List.copyOf(alpn);
        versions = List.copyOf(versions);
        groups = List.copyOf(groups);
        shareGroups = List.copyOf(shareGroups);
        identities = List.copyOf(identities);
    }

    /// The names of the sessions that a client would go on with.
    public List<String> sessions() {
        return ticket == null || ticket.isEmpty() ? identities : List.of(ticket);
    }

    public boolean has(int type) {
        return types.contains(type);
    }

    /// Whether application data follows without waiting for the server (0-RTT), or the server takes it.
    public boolean hasEarlyData() {
        return has(EARLY_DATA);
    }

    /// Whether the true client hello is encrypted inside this one.
    public boolean hasEncryptedHello() {
        return has(ENCRYPTED_CLIENT_HELLO);
    }

    /// What is collected while reading.
    static final class Collected {
        final List<Integer> types = new ArrayList<>(16);
        @Nullable String serverName;
        List<String> alpn = List.of();
        List<Integer> versions = List.of();
        List<Integer> groups = List.of();
        List<Integer> shareGroups = List.of();
        List<String> identities = List.of();
        int selectedIdentity = -1;
        long maxEarlyData = -1;
        int recordSizeLimit;
        @Nullable String ticket;

        TlsExtensions done() {
            return new TlsExtensions(
                    types,
                    serverName,
                    alpn,
                    versions,
                    groups,
                    shareGroups,
                    identities,
                    selectedIdentity,
                    maxEarlyData,
                    recordSizeLimit,
                    ticket);
        }
    }

    /// Reads the extensions of a message, with the length before them.
    ///
    /// @param message the type of the handshake message; [TlsHandshake#HELLO_RETRY_REQUEST] for a server hello that asks for another hello
    static TlsExtensions parse(FieldReader reader, int message) {
        Collected found = new Collected();
        long former = TlsVector.open16(reader, TlsExtensionField.EXTENSIONS_LENGTH);
        while (reader.has(4)) {
            one(reader, message, found);
        }
        TlsVector.close(reader, former);
        return found.done();
    }

    private static void one(FieldReader reader, int message, Collected found) {
        int number = reader.peek(0) << 8 | reader.peek(1);
        if (reader.isExplaining()) {
            reader.enter(TlsExtensionField.EXTENSION, TlsNumbers.EXTENSIONS.nameOf(number));
        }
        reader.u16(TlsExtensionField.TYPE, TlsNumbers.EXTENSIONS);
        if (reader.wantsAnomalies() && found.types.contains(number)) {
            reader.anomaly(TlsAnomaly.EXTENSION_TWICE, TlsNumbers.EXTENSIONS.nameOf(number), "once");
        }
        found.types.add(number);
        int length = reader.u16(TlsExtensionField.LENGTH);
        long former = TlsVector.open(reader, length);
        TlsExtensionBody.parse(reader, number, message, found);
        if (reader.isShort()) {
            reader.anomaly(TlsAnomaly.EXTENSION_MALFORMED, TlsNumbers.EXTENSIONS.nameOf(number), "complete");
        }
        reader.rest(TlsExtensionField.DATA);
        reader.recover();
        reader.widen(former);
        if (reader.isExplaining()) {
            reader.leave();
        }
    }
}
