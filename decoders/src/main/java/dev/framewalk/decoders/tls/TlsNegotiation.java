package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.tls.TlsLife.Trigger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the two sides agree on, message by message, and which keys follow from it: [TlsSession], unpacked.
final class TlsNegotiation {
    /// The numbers of the channels inside.
    private static final long FIRST = 0;

    private static final long AFTER_REFUSAL = 1;

    private static final byte[] NOTHING = {};

    private final StreamSink sink;
    private final TlsSecrets secrets;
    private final TlsFlow client;
    private final TlsFlow server;

    TlsContext context = TlsContext.UNKNOWN;
    @Nullable TlsHello clientHello;
    @Nullable TlsHello serverHello;
    byte[] clientRandom = NOTHING;
    private boolean isRetried;
    private @Nullable String alpn;
    private String alpnMessage = "";
    private int group = -1;
    private @Nullable TlsCertificate certificate;
    String premaster = "";
    private boolean isAuthenticated;
    private boolean isResumed;
    private TlsEarlyData early = TlsEarlyData.NOT_OFFERED;
    private boolean isStarted;
    private boolean isCompleted;
    private boolean isFailed;
    boolean isOpened;
    boolean isOldSsl;
    private int told;

    // follow from the above and the secrets
    private TlsKeys @Nullable [] sessionKeys;
    private byte @Nullable [] masterSecret;
    private @Nullable List<String> resumable;
    private @Nullable TlsSession session;

    TlsNegotiation(StreamSink sink, TlsSecrets secrets, TlsFlow client, TlsFlow server) {
        this.sink = sink;
        this.secrets = secrets;
        this.client = client;
        this.server = server;
    }

    /// What is told once.
    enum Once {
        FIRST_CHANNEL,
        SECOND_CHANNEL,
        SECRET,
        EARLY_SECRET,
        KEYS,
        EARLY_DATA
    }

    private boolean isUntold(Once what) {
        return (told & 1 << what.ordinal()) == 0;
    }

    /// Whether this was not told before; from now on it was.
    boolean isFirst(Once what) {
        boolean isFirst = isUntold(what);
        told |= 1 << what.ordinal();
        return isFirst;
    }

    TlsSession session() {
        TlsSession now = new TlsSession(
                clientHello,
                serverHello,
                isRetried,
                alpn,
                alpnMessage,
                group,
                certificate,
                premaster,
                isAuthenticated,
                isResumed,
                early,
                isStarted,
                isCompleted,
                isFailed,
                isOpened,
                isOldSsl,
                told);
        if (!now.equals(session)) {
            session = now;
        }
        return Objects.requireNonNull(session);
    }

    void restore(TlsSession state) {
        session = state;
        clientHello = state.clientHello();
        serverHello = state.serverHello();
        clientRandom = clientHello == null ? NOTHING : HexFormat.of().parseHex(clientHello.random());
        isRetried = state.isRetried();
        alpn = state.alpn();
        alpnMessage = state.alpnMessage();
        group = state.group();
        certificate = state.certificate();
        premaster = state.premaster();
        isAuthenticated = state.isAuthenticated();
        isResumed = state.isResumed();
        early = state.early();
        isStarted = state.isStarted();
        isCompleted = state.isCompleted();
        isFailed = state.isFailed();
        isOpened = state.isOpened();
        isOldSsl = state.isOldSsl();
        told = state.told();
        sessionKeys = null;
        resumable = null;
        context = serverHello == null
                ? TlsContext.UNKNOWN
                : new TlsContext(state.version(), state.suite(), state.isEncryptThenMac());
    }

    // ---- messages

    /// A handshake message is complete: tells it and does what it means.
    void message(TlsFlow flow, Unit unit, TlsMessage message, TlsRecord record) {
        TlsHandshake handshake = message.handshake();
        flow.step(Trigger.MESSAGE_SENT);
        switch (handshake.type()) {
            case TlsHandshake.CLIENT_HELLO -> clientHello(flow, unit, message);
            case TlsHandshake.SERVER_HELLO, TlsHandshake.HELLO_RETRY_REQUEST -> serverHello(flow, unit, message);
            default -> sink.event(new TlsEvent.HandshakeMessageSeen(unit, message));
        }
        switch (handshake.type()) {
            case TlsHandshake.ENCRYPTED_EXTENSIONS -> {
                TlsExtensions extensions = handshake.extensions();
                if (extensions != null) {
                    if (extensions.hasEarlyData()) {
                        early = TlsEarlyData.TAKEN;
                    } else {
                        refuseEarly(unit, message);
                    }
                    chosen(extensions, "EncryptedExtensions");
                }
            }
            case TlsHandshake.CERTIFICATE -> {
                isAuthenticated |= flow.side == Side.SERVER;
                if (flow.side == Side.SERVER && handshake.certificate() != null) {
                    certificate = handshake.certificate();
                }
            }
            case TlsHandshake.SERVER_KEY_EXCHANGE -> {
                isAuthenticated = true;
                if (handshake.number() >= 0) {
                    group = handshake.number();
                }
            }
            case TlsHandshake.SERVER_HELLO_DONE -> isAuthenticated = true;
            case TlsHandshake.CLIENT_KEY_EXCHANGE -> premaster = handshake.premaster();
            case TlsHandshake.NEW_SESSION_TICKET -> {
                if (!handshake.ticket().isEmpty()) {
                    granted(handshake.ticket());
                }
            }
            case TlsHandshake.END_OF_EARLY_DATA -> takeHandshakeKeys(client);
            case TlsHandshake.FINISHED -> finished(flow, unit, record, false);
            case TlsHandshake.KEY_UPDATE -> {
                if (flow.keys != null && flow.keys.is13()) {
                    flow.use(flow.epoch, flow.keys.next());
                }
            }
            default -> {
                // says nothing that anything else depends on
            }
        }
    }

    private void clientHello(TlsFlow flow, Unit unit, TlsMessage message) {
        TlsHello hello = message.hello();
        if (isCompleted || isFailed) {
            // a new handshake inside the connection
            isStarted = false;
            isCompleted = false;
            isFailed = false;
            isRetried = false;
            isAuthenticated = false;
            isResumed = false;
            client.isFinished = false;
            server.isFinished = false;
            client.step(Trigger.RENEGOTIATED);
            server.step(Trigger.RENEGOTIATED);
        }
        boolean isAgain = isRetried && isStarted;
        clientHello = hello;
        clientRandom = HexFormat.of().parseHex(hello.random());
        sessionKeys = null;
        resumable = null;
        if (!isStarted) {
            isStarted = true;
            sink.event(new TlsEvent.HandshakeStarted(unit, message));
        }
        sink.event(new TlsEvent.ClientHelloSeen(unit, message, isAgain));
        if (hello.extensions().hasEarlyData() && flow == client && flow.epoch == TlsEpoch.CLEAR && !isAgain) {
            early = TlsEarlyData.OFFERED;
            flow.step(Trigger.EARLY_DATA_OFFERED);
            flow.use(TlsEpoch.EARLY_DATA, null);
        }
    }

    private void serverHello(TlsFlow flow, Unit unit, TlsMessage message) {
        TlsHello hello = message.hello();
        sink.event(new TlsEvent.ServerHelloSeen(unit, message));
        if (hello.isRetryRequest()) {
            isRetried = true;
            refuseEarly(unit, message);
            if (client.epoch == TlsEpoch.EARLY_DATA) {
                client.step(Trigger.RETRY_ASKED);
                client.use(TlsEpoch.CLEAR, null);
            }
            return;
        }
        if (flow != server || hello.version() == 0) {
            return;
        }
        TlsHello asked = clientHello;
        if (sink.wantsAnomalies()) {
            judge(unit, hello, asked);
        }
        serverHello = hello;
        sessionKeys = null;
        resumable = null;
        context = new TlsContext(
                hello.chosenVersion(), hello.suite(), hello.extensions().has(TlsExtensions.ENCRYPT_THEN_MAC));
        if (context.is13()) {
            isResumed = hello.extensions().selectedIdentity() >= 0;
            group = hello.extensions().shareGroups().isEmpty() ? -1 : hello.extensions().shareGroups().getFirst();
            if (!isResumed) {
                // early data stands under a key of the ticket, which the server has not taken
                refuseEarly(unit, message);
            }
            takeHandshakeKeys(server);
            if (client.epoch != TlsEpoch.EARLY_DATA) {
                takeHandshakeKeys(client);
            }
            client.isChanged = false;
            server.isChanged = false;
        } else {
            isResumed = asked != null && !hello.sessionId().isEmpty() && hello.sessionId().equals(asked.sessionId());
            refuseEarly(unit, message);
            if (client.epoch == TlsEpoch.EARLY_DATA) {
                client.use(TlsEpoch.CLEAR, null);
            }
            chosen(hello.extensions(), "ServerHello");
        }
    }

    /// Rules that a choice can break.
    private void judge(Unit unit, TlsHello hello, @Nullable TlsHello asked) {
        int version = hello.chosenVersion();
        if (version < TlsVersion.TLS12) {
            anomaly(unit, TlsAnomaly.OLD_VERSION, TlsVersion.nameOf(version), "TLS 1.2 or later");
        }
        String suite = TlsNumbers.CIPHER_SUITES.nameOf(hello.suite());
        if (suite.contains("_NULL_") || suite.contains("EXPORT") || suite.contains("_RC4_") || suite.contains("_anon_")) {
            anomaly(unit, TlsAnomaly.WEAK_SUITE, suite, "a suite that protects");
        }
        if (asked != null && !asked.suites().isEmpty() && !asked.suites().contains(hello.suite())) {
            anomaly(unit, TlsAnomaly.SUITE_NOT_OFFERED, suite, "one of " + asked.suites().size() + " offered");
        }
    }

    private void anomaly(Unit unit, TlsAnomaly anomaly, String measured, String expected) {
        sink.event(new TlsEvent.AnomalySeen(unit, anomaly, measured, expected));
    }

    private void chosen(TlsExtensions extensions, String where) {
        if (!extensions.alpn().isEmpty() && alpn == null) {
            alpn = extensions.alpn().getFirst();
            alpnMessage = where;
        }
    }

    // ---- what is inside

    /// The number of the channel that the application data of a direction belongs to at present. It is one channel, unless the server has
    /// thrown away what the client sent ahead: then that is the first, and the second begins with what the client sends later.
    long channel(TlsFlow flow) {
        return early == TlsEarlyData.REFUSED && flow.epoch != TlsEpoch.EARLY_DATA ? AFTER_REFUSAL : FIRST;
    }

    /// Opens the channel that data of a direction belongs to.
    void open(long channel) {
        if (isFirst(channel == FIRST ? Once.FIRST_CHANNEL : Once.SECOND_CHANNEL)) {
            String token = alpn == null ? "" : alpn;
            sink.open(
                    channel,
                    Inside.decrypted(
                            token,
                            token.isEmpty() ? "" : TlsSentences.say("inside", "token", token, "message", alpnMessage)));
            if (channel == FIRST && early == TlsEarlyData.REFUSED) {
                sink.discarded(FIRST);
            }
        }
    }

    /// The server does not take what the client sent ahead, as this message shows.
    private void refuseEarly(Unit unit, TlsMessage message) {
        if (early != TlsEarlyData.OFFERED) {
            return;
        }
        early = TlsEarlyData.REFUSED;
        client.refuseEarly();
        sink.event(new TlsEvent.EarlyDataRefused(unit, message, !isUntold(Once.EARLY_DATA)));
        sink.discarded(FIRST);
    }

    // ---- keys

    private void takeHandshakeKeys(TlsFlow flow) {
        flow.step(Trigger.HANDSHAKE_KEYS_TAKEN);
        flow.use(TlsEpoch.HANDSHAKE, keys13(TlsLabel.handshake(flow.side)));
    }

    /// Keys of a secret of TLS 1.3, or null if it is not known or the suite is not supported.
    @Nullable TlsKeys keys13(TlsLabel label) {
        TlsSuite suite = TlsSuite.of(context.suite());
        return suite.isSupported() ? keys13(label, suite) : null;
    }

    @Nullable TlsKeys keys13(TlsLabel label, TlsSuite suite) {
        byte[] secret = clientRandom.length == 0 ? null : secrets.secret(label, clientRandom);
        return secret == null || secret.length != suite.hashLength() || !suite.isAead() ? null : TlsKeys.of(suite, secret);
    }

    /// The keys of a side in TLS 1.2 and before, or null if the master secret is not known.
    @Nullable TlsKeys keys12(Side side) {
        if (sessionKeys == null) {
            sessionKeys = makeKeys12();
        }
        return sessionKeys == null ? null : sessionKeys[side.ordinal()];
    }

    private TlsKeys @Nullable [] makeKeys12() {
        TlsHello chosen = serverHello;
        if (chosen == null || clientRandom.length == 0 || context.version() <= TlsVersion.SSL3 || context.is13()) {
            return null;
        }
        TlsSuite suite = TlsSuite.of(context.suite());
        if (!suite.isSupported() || isCompressed() || suite.isAead() && context.version() < TlsVersion.TLS12) {
            return null;
        }
        byte[] serverRandom = HexFormat.of().parseHex(chosen.random());
        byte[] master = master(chosen, suite, serverRandom);
        return master == null
                ? null
                : TlsKeys.of(suite, context.version(), master, clientRandom, serverRandom, context.isEncryptThenMac());
    }

    private byte @Nullable [] master(TlsHello chosen, TlsSuite suite, byte[] serverRandom) {
        byte[] master = secrets.secret(TlsLabel.CLIENT_RANDOM, clientRandom);
        if (master == null) {
            master = masterOfOrigin();
        }
        if (master == null) {
            byte[] early = secrets.secret(TlsLabel.PMS_CLIENT_RANDOM, clientRandom);
            if (early == null && !premaster.isEmpty()) {
                early = secrets.secret(TlsLabel.RSA, HexFormat.of().parseHex(premaster));
            }
            if (early == null || chosen.extensions().has(TlsExtensions.EXTENDED_MASTER_SECRET)) {
                // with an extended master secret the premaster secret alone is not enough (RFC 7627)
                return null;
            }
            master = TlsDerivation.master(context.version(), suite, early, clientRandom, serverRandom);
        }
        masterSecret = master;
        return master;
    }

    /// The master secret of the connection whose session this one goes on with (RFC 5246, section 7.3).
    private byte @Nullable [] masterOfOrigin() {
        TlsOrigin origin = isAuthenticated ? null : origin();
        if (origin == null) {
            return null;
        }
        byte[] logged = secrets.secret(TlsLabel.CLIENT_RANDOM, HexFormat.of().parseHex(origin.clientRandom()));
        return logged == null ? origin.master() : logged;
    }

    /// The connection that set up the session which this one seems to go on with; null if none is known.
    private @Nullable TlsOrigin origin() {
        for (String name : resumable()) {
            TlsOrigin origin = secrets.origin(name);
            if (origin != null) {
                return origin;
            }
        }
        return null;
    }

    /// The names of the sessions that the client would go on with and that the server may have taken, until TLS 1.2.
    List<String> resumable() {
        List<String> known = resumable;
        if (known == null) {
            known = makeResumable();
            resumable = known;
        }
        return known;
    }

    private List<String> makeResumable() {
        TlsHello asked = clientHello;
        TlsHello chosen = serverHello;
        if (asked == null || chosen == null || context.is13()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(asked.extensions().sessions());
        if (!asked.sessionId().isEmpty() && asked.sessionId().equals(chosen.sessionId())) {
            names.add(TlsSessionName.ofIdentifier(asked.sessionId()));
        }
        return names;
    }

    /// The server has granted a session that later connections may go on with. What goes on with another one shares its origin.
    private void granted(String name) {
        if (context.version() == 0 || context.is13() || clientRandom.length == 0) {
            return;
        }
        TlsOrigin origin = isAuthenticated ? null : origin();
        secrets.granted(
                name, origin == null ? new TlsOrigin(HexFormat.of().formatHex(clientRandom), masterSecret) : origin);
    }

    boolean isCompressed() {
        return serverHello != null
                && !serverHello.compressions().isEmpty()
                && serverHello.compressions().getFirst() != 0;
    }

    // ---- the course of a handshake

    /// In TLS 1.3, and where it must become that, change cipher spec stands there only to calm machines on the way.
    boolean isChangeMeaningless(TlsFlow flow) {
        if (context.version() != 0) {
            return context.is13();
        }
        return isRetried || flow == client && clientHello != null && clientHello.extensions().hasEarlyData();
    }

    void cipherChanged(TlsFlow flow) {
        flow.isChanged = true;
        flow.step(Trigger.CIPHER_CHANGED);
        if (flow == server && serverHello != null && !isAuthenticated) {
            isResumed = true;
        }
        flow.use(TlsEpoch.SESSION, keys12(flow.side));
        if (flow == server && serverHello != null && !serverHello.sessionId().isEmpty()) {
            granted(TlsSessionName.ofIdentifier(serverHello.sessionId()));
        }
    }

    void earlyData(Unit unit, TlsRecord record) {
        if (isFirst(Once.EARLY_DATA)) {
            sink.event(new TlsEvent.EarlyDataBegan(unit, record));
        }
    }

    /// A side has ended its part of the handshake.
    private void finished(TlsFlow flow, Unit unit, TlsRecord record, boolean isInferred) {
        if (flow.isFinished) {
            return;
        }
        flow.isFinished = true;
        flow.step(Trigger.FINISHED_SENT);
        if (context.is13() && flow.epoch == TlsEpoch.HANDSHAKE) {
            flow.use(TlsEpoch.APPLICATION, keys13(TlsLabel.application(flow.side)));
        }
        boolean isOver = context.is13() ? flow == client : client.isFinished && server.isFinished;
        if (isOver && !isCompleted && !isFailed) {
            isCompleted = true;
            server.isFinished = true;
            server.step(Trigger.FINISHED_SENT);
            sink.event(new TlsEvent.HandshakeCompleted(unit, record, session(), isInferred));
        }
    }

    /// A protected record was seen, and from that it follows that its sender has ended its part of the handshake.
    void inferFinished(TlsFlow flow, Unit unit, TlsRecord record) {
        if (flow.isFinished || context.version() == 0) {
            return;
        }
        if (!context.is13()) {
            if (flow.isChanged && record.epoch() == TlsEpoch.SESSION
                    && (record.type() == TlsRecord.HANDSHAKE && !record.isOpened() || record.type() == TlsRecord.APPLICATION_DATA)) {
                finished(flow, unit, record, true);
            }
        } else if (record.isOpened() || flow == client && flow.keys == null && !mayOpenLater(flow)) {
            finished(flow, unit, record, true);
            if (flow.epoch == TlsEpoch.EARLY_DATA) {
                flow.use(TlsEpoch.APPLICATION, null);
            }
        }
    }

    /// Whether 0-RTT data that does not open may be followed by records that do.
    private boolean mayOpenLater(TlsFlow flow) {
        return flow.epoch == TlsEpoch.EARLY_DATA
                && (keys13(TlsLabel.handshake(flow.side)) != null || keys13(TlsLabel.application(flow.side)) != null);
    }

    void failed(Unit unit, TlsRecord record, int description) {
        if (isStarted && !isCompleted && !isFailed) {
            isFailed = true;
            sink.event(new TlsEvent.HandshakeFailed(unit, record, description));
        }
    }
}
