package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.stream.AgreementEvent;
import dev.framewalk.decoders.stream.AsideEvent;
import dev.framewalk.decoders.stream.CountedEvent;
import dev.framewalk.decoders.stream.Counting;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.HostNaming;
import dev.framewalk.decoders.stream.NamingEvent;
import dev.framewalk.decoders.stream.SecretEvent;
import dev.framewalk.decoders.stream.SessionEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.SpanEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.stream.UnitEvent;
import dev.framewalk.decoders.stream.UnitKind;
import java.util.ArrayList;
import java.util.List;

/// Something that was understood in a TLS connection.
public sealed interface TlsEvent extends AgreementEvent, UnitEvent {
    /// Records and the messages that they carry say what bytes are; the others tell of the same bytes once more.
    @Override
    default UnitKind unitKind() {
        return UnitKind.NOTHING;
    }

    @Override
    default String unitName() {
        return unitKind() == UnitKind.NOTHING ? "" : brief();
    }

    @Override
    Unit unit();

    @Override
    default Side side() {
        return unit().side();
    }

    @Override
    default String sentence() {
        return TlsSentences.of(this);
    }

    @Override
    default String brief() {
        return TlsBriefs.of(this);
    }

    /// One that a summary counts.
    sealed interface Counted extends TlsEvent, CountedEvent {
        /// By this object the counter is found.
        Counting<Counted> COUNTING = TlsCounter::new;

        @Override
        default Counting<Counted> counting() {
            return COUNTING;
        }
    }

    /// A record is complete; told after what it held.
    record RecordSeen(Unit unit, TlsRecord record) implements Counted {
        private static final EventKind KIND = new EventKind("tls.record-seen", Depth.FRAMES);

        @Override
        public UnitKind unitKind() {
            return UnitKind.RECORD;
        }

        @Override
        public String unitName() {
            return TlsSentences.unit(record);
        }

        @Override
        public boolean isEncrypted() {
            return record.isProtected();
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String carrier() {
            return TlsSentences.say("brief.record");
        }
    }

    /// A handshake has begun.
    ///
    /// @param unit the client hello
    record HandshakeStarted(Unit unit, TlsMessage message) implements TlsEvent, SpanEvent {
        private static final EventKind KIND = new EventKind("tls.handshake-started", Depth.STORY);

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String span() {
            return "tls.handshake";
        }

        @Override
        public long spanNumber() {
            return 0;
        }

        @Override
        public boolean isBeginning() {
            return true;
        }

        @Override
        public String title() {
            return TlsSentences.title(this);
        }

        TlsHello hello() {
            return message.hello();
        }
    }

    /// A client says what it can do.
    ///
    /// @param unit    the message; whole records where it fills several
    /// @param isAgain whether the server asked for this second one
    record ClientHelloSeen(Unit unit, TlsMessage message, boolean isAgain) implements Counted, NamingEvent {
        private static final EventKind KIND = new EventKind("tls.client-hello-seen", Depth.MESSAGES);

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public List<HostNaming> hostNamings() {
            String server = hello().extensions().serverName();
            return server == null ? List.of() : List.of(new HostNaming.Asked(server));
        }

        public TlsHello hello() {
            return message.hello();
        }
    }

    /// A server chooses, or asks for another client hello.
    ///
    /// @param unit the message; whole records where it fills several
    record ServerHelloSeen(Unit unit, TlsMessage message) implements Counted {
        private static final EventKind KIND = new EventKind("tls.server-hello-seen", Depth.MESSAGES);

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        public TlsHello hello() {
            return message.hello();
        }
    }

    /// Another handshake message is complete.
    ///
    /// @param unit the message; whole records where it fills several or was encrypted
    record HandshakeMessageSeen(Unit unit, TlsMessage message) implements Counted, SessionEvent {
        private static final EventKind KIND = new EventKind("tls.handshake-message-seen", Depth.MESSAGES);

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        public TlsHandshake handshake() {
            return message.handshake();
        }

        /// A ticket stands for a session.
        @Override
        public List<String> grants() {
            TlsHandshake handshake = handshake();
            return handshake.type() == TlsHandshake.NEW_SESSION_TICKET && !handshake.ticket().isEmpty()
                    ? List.of(handshake.ticket())
                    : List.of();
        }

        @Override
        public List<String> continues() {
            return List.of();
        }
    }

    /// A hello in the form of SSL 2.0.
    record OldHelloSeen(Unit unit, boolean isClient, int version, List<Integer> specifications) implements Counted {
        private static final EventKind KIND = new EventKind("tls.old-hello-seen", Depth.MESSAGES);

        public OldHelloSeen {
            specifications = List.copyOf(specifications);
        }

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// Both sides are ready to send application data.
    ///
    /// @param unit       the record that ended the handshake
    /// @param isInferred whether its last messages could not be read, and this follows from their order
    record HandshakeCompleted(Unit unit, TlsRecord record, TlsSession session, boolean isInferred)
            implements TlsEvent, SpanEvent, SessionEvent {
        private static final EventKind KIND = new EventKind("tls.handshake-completed", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String span() {
            return "tls.handshake";
        }

        @Override
        public long spanNumber() {
            return 0;
        }

        @Override
        public boolean isBeginning() {
            return false;
        }

        @Override
        public List<String> grants() {
            return session.granted();
        }

        @Override
        public List<String> continues() {
            return session.continued();
        }

        @Override
        public String title() {
            return TlsSentences.title(this);
        }
    }

    /// A handshake was given up.
    ///
    /// @param unit        the record with the alert
    /// @param description the alert's number
    record HandshakeFailed(Unit unit, TlsRecord record, int description) implements TlsEvent, SpanEvent {
        private static final EventKind KIND = new EventKind("tls.handshake-failed", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public boolean isFailure() {
            return true;
        }

        @Override
        public String span() {
            return "tls.handshake";
        }

        @Override
        public long spanNumber() {
            return 0;
        }

        @Override
        public boolean isBeginning() {
            return false;
        }

        @Override
        public String title() {
            return TlsSentences.title(this);
        }
    }

    /// A side begins to use the keys that were agreed on (TLS 1.2 and before).
    ///
    /// @param isMeaningless whether this is TLS 1.3, where it only calms machines on the way
    record CipherChanged(Unit unit, TlsRecord record, boolean isMeaningless) implements TlsEvent {
        private static final EventKind KIND = new EventKind("tls.cipher-changed", Depth.MESSAGES);
        private static final EventKind MEANINGLESS = KIND.at(Depth.FRAMES);

        @Override
        public EventKind kind() {
            return isMeaningless ? MEANINGLESS : KIND;
        }
    }

    /// A client sends application data before the server has answered (0-RTT).
    record EarlyDataBegan(Unit unit, TlsRecord record) implements TlsEvent {
        private static final EventKind KIND = new EventKind("tls.early-data-began", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// The server throws away what the client sent before it had an answer (0-RTT).
    ///
    /// @param unit    the message that shows it
    /// @param hasSome whether any of that data was seen before
    record EarlyDataRefused(Unit unit, TlsMessage message, boolean hasSome) implements TlsEvent {
        private static final EventKind KIND = new EventKind("tls.early-data-refused", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A side warns, gives up or says good-bye.
    record AlertSeen(Unit unit, TlsRecord record, int level, int description) implements Counted {
        private static final EventKind KIND = new EventKind("tls.alert-seen", Depth.MESSAGES);
        private static final EventKind FATAL = KIND.at(Depth.STORY);

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public String unitName() {
            return TlsSentences.say("unit.alert");
        }

        @Override
        public EventKind kind() {
            return isFatal() ? FATAL : KIND;
        }

        /// In TLS 1.3 only the kind counts: two of them do not end everything at once.
        public boolean isFatal() {
            return description != CLOSE_NOTIFY && description != USER_CANCELED && level == 2;
        }

        public String name() {
            return TlsNumbers.ALERTS.nameOf(description);
        }

        static final int CLOSE_NOTIFY = 0;
        static final int USER_CANCELED = 90;
    }

    /// A side asks whether the other is still there (RFC 6520).
    record HeartbeatSeen(Unit unit, TlsRecord record, int type, int payload) implements TlsEvent {
        private static final EventKind KIND = new EventKind("tls.heartbeat-seen", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// The secrets of the connection are known: its records can be read from here on.
    record KeysFound(Unit unit, TlsRecord record, TlsContext context) implements TlsEvent, AsideEvent {
        private static final EventKind KIND = new EventKind("tls.keys-found", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public boolean isNoteworthy() {
            return false;
        }
    }

    /// Records cannot be opened, and this is why. Told once.
    ///
    /// @param unit         the first record that cannot be opened
    /// @param labels       the secrets that would open it, as the lines of a key log name them; empty for other reasons
    /// @param clientRandom the identifier of those lines as hexadecimal digits; empty if it was not seen
    /// @param sessions     the names of earlier sessions whose secret would do as well
    record KeyMissing(
            Unit unit,
            TlsRecord record,
            Reason reason,
            List<TlsLabel> labels,
            String clientRandom,
            List<String> sessions)
            implements TlsEvent, SecretEvent {
        private static final EventKind KIND = new EventKind("tls.key-missing", Depth.STORY);

        public KeyMissing {
            labels = List.copyOf(labels);
            sessions = List.copyOf(sessions);
        }

        @Override
        public List<String> neededSecrets() {
            if (clientRandom.isEmpty() || labels.isEmpty()) {
                return List.of();
            }
            List<String> names = new ArrayList<>(sessions);
            names.add(clientRandom);
            return names;
        }

        /// Why records cannot be opened.
        public enum Reason {
            /// Nobody told the secret.
            SECRET_UNKNOWN,
            /// The secret of the 0-RTT data was not told.
            EARLY_SECRET_UNKNOWN,
            /// The capture lacks the hello that says which connection it is.
            HANDSHAKE_MISSED,
            /// It is protected in a way that is not supported here.
            SUITE_UNSUPPORTED,
            /// The version is too old to be decrypted here.
            VERSION_UNSUPPORTED,
            /// It is compressed before it is encrypted.
            COMPRESSED
        }

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A rule is broken.
    record AnomalySeen(Unit unit, TlsAnomaly anomaly, String measured, String expected) implements TlsEvent {
        private static final EventKind KIND = new EventKind("tls.anomaly-seen", Depth.FRAMES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }
}
