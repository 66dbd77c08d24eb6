package dev.framewalk.decoders.tls;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the two sides of a connection have agreed on so far, as far as it is visible. Immutable.
///
/// @param clientHello  the latest hello of the client, or null
/// @param serverHello  the server's hello (not the one that asks for another client hello), or null
/// @param isRetried    whether the server asked for another hello
/// @param alpn         the protocol chosen for what is inside, or null
/// @param alpnMessage  the message that says so; empty without one
/// @param group        the group of the key exchange; -1 if not known
/// @param certificate  the server's certificate, or null
/// @param premaster    the first 8 bytes of the encrypted premaster secret as hexadecimal digits; empty if not seen
/// @param isAuthenticated whether the server has sent what a new session needs: a certificate or key exchange
/// @param isResumed    whether keys of an earlier connection are used again
/// @param early        what has become of the client's 0-RTT data
/// @param isStarted    whether a handshake has begun
/// @param isCompleted  whether it is over
/// @param isFailed     whether it was given up
/// @param isOpened     whether any record could be opened
/// @param isOldSsl     whether the server answered in SSL 2.0
/// @param told         what is told only once and was told
public record TlsSession(
        @Nullable TlsHello clientHello,
        @Nullable TlsHello serverHello,
        boolean isRetried,
        @Nullable String alpn,
        String alpnMessage,
        int group,
        @Nullable TlsCertificate certificate,
        String premaster,
        boolean isAuthenticated,
        boolean isResumed,
        TlsEarlyData early,
        boolean isStarted,
        boolean isCompleted,
        boolean isFailed,
        boolean isOpened,
        boolean isOldSsl,
        int told) {
    /// The negotiated version; 0 while there is none.
    public int version() {
        return serverHello == null ? 0 : serverHello.chosenVersion();
    }

    /// The negotiated suite; -1 while there is none.
    public int suite() {
        return serverHello == null ? -1 : serverHello.suite();
    }

    /// As hexadecimal digits; empty if it was not seen.
    public String clientRandom() {
        return clientHello == null ? "" : clientHello.random();
    }

    /// The name of the server that the client asked for, or null.
    public @Nullable String serverName() {
        return clientHello == null ? null : clientHello.extensions().serverName();
    }

    /// The protocols that the client proposed for what is inside.
    public List<String> proposals() {
        return clientHello == null ? List.of() : clientHello.extensions().alpn();
    }

    /// The name of the session that this handshake has set up, where it has one that does not come in a ticket (before TLS 1.3). The identifier of a
    /// TLS 1.3 hello is only an echo.
    List<String> granted() {
        TlsHello chosen = serverHello;
        return chosen == null || isResumed || TlsVersion.is13(version()) || chosen.sessionId().isEmpty()
                ? List.of()
                : List.of(TlsSessionName.ofIdentifier(chosen.sessionId()));
    }

    /// The names of the session that this handshake goes on with; empty if it sets one up.
    List<String> continued() {
        TlsHello asked = clientHello;
        TlsHello chosen = serverHello;
        if (asked == null || chosen == null || !isResumed) {
            return List.of();
        }
        if (TlsVersion.is13(version())) {
            List<String> offered = asked.extensions().identities();
            int selected = chosen.extensions().selectedIdentity();
            return selected < 0 || selected >= offered.size() ? List.of() : List.of(offered.get(selected));
        }
        List<String> names = new ArrayList<>(asked.extensions().sessions());
        if (!asked.sessionId().isEmpty() && asked.sessionId().equals(chosen.sessionId())) {
            names.add(TlsSessionName.ofIdentifier(asked.sessionId()));
        }
        return List.copyOf(names);
    }

    boolean isEncryptThenMac() {
        return serverHello != null && serverHello.extensions().has(TlsExtensions.ENCRYPT_THEN_MAC);
    }
}
