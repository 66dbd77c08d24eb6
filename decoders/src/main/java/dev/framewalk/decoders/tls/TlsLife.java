package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.life.Life;
import java.util.EnumSet;
import java.util.Set;

/// The life of one side of a TLS connection: the table of the steps between its phases. It checks the traffic and is what a picture of it shows.
public final class TlsLife {
    /// What makes a side take a step.
    public enum Trigger {
        MESSAGE_SENT,
        EARLY_DATA_OFFERED,
        RETRY_ASKED,
        CIPHER_CHANGED,
        HANDSHAKE_KEYS_TAKEN,
        FINISHED_SENT,
        PROTECTED_RECORD_SENT,
        RENEGOTIATED,
        CLOSE_NOTIFY_SENT,
        FATAL_ALERT_SENT,
        NO_RECORD_SENT,
        STREAM_ENDED
    }

    private static final Rfc HANDSHAKE_12 = Rfc.of(5246, "7.3");
    private static final Rfc HANDSHAKE_13 = Rfc.of(8446, "2");
    private static final Rfc CHANGE = Rfc.of(5246, "7.1");
    private static final Rfc EARLY = Rfc.of(8446, "2.3");
    private static final Rfc ALERTS = Rfc.of(8446, "6");
    private static final Rfc RECORDS = Rfc.of(8446, "5.1");

    private static final Set<TlsPhase> CAN_END = EnumSet.complementOf(EnumSet.of(TlsPhase.CLOSED));

    private static final Set<TlsPhase> SPEAKS = EnumSet.complementOf(
            EnumSet.of(TlsPhase.CLOSED, TlsPhase.FOREIGN, TlsPhase.CLOSING, TlsPhase.FAILED));

    /// Every allowed step.
    public static final Life<TlsPhase, Trigger> TABLE = Life.draft("x.tls.state.life", TlsPhase.class, Trigger.class)
            .starts(TlsPhase.WAITING)
            .midway(TlsPhase.JOINED_MIDWAY)
            .step(TlsPhase.WAITING, Trigger.MESSAGE_SENT, TlsPhase.HANDSHAKING, HANDSHAKE_13)
            .step(TlsPhase.WAITING, Trigger.PROTECTED_RECORD_SENT, TlsPhase.PROTECTED, RECORDS)
            .step(TlsPhase.JOINED_MIDWAY, Trigger.MESSAGE_SENT, TlsPhase.HANDSHAKING, HANDSHAKE_13)
            .step(TlsPhase.JOINED_MIDWAY, Trigger.PROTECTED_RECORD_SENT, TlsPhase.PROTECTED, RECORDS)
            .step(TlsPhase.JOINED_MIDWAY, Trigger.CIPHER_CHANGED, TlsPhase.CHANGED, CHANGE)
            .step(TlsPhase.HANDSHAKING, Trigger.CIPHER_CHANGED, TlsPhase.CHANGED, CHANGE)
            .step(TlsPhase.HANDSHAKING, Trigger.HANDSHAKE_KEYS_TAKEN, TlsPhase.ENCRYPTED_HANDSHAKE, HANDSHAKE_13)
            .step(TlsPhase.HANDSHAKING, Trigger.EARLY_DATA_OFFERED, TlsPhase.EARLY_DATA, EARLY)
            .step(TlsPhase.EARLY_DATA, Trigger.RETRY_ASKED, TlsPhase.HANDSHAKING, Rfc.of(8446, "4.2.10"))
            .step(TlsPhase.EARLY_DATA, Trigger.HANDSHAKE_KEYS_TAKEN, TlsPhase.ENCRYPTED_HANDSHAKE, Rfc.of(8446, "4.5"))
            .step(TlsPhase.EARLY_DATA, Trigger.CIPHER_CHANGED, TlsPhase.CHANGED, Rfc.of(8446, "D.3"))
            .step(TlsPhase.CHANGED, Trigger.FINISHED_SENT, TlsPhase.PROTECTED, HANDSHAKE_12)
            .step(TlsPhase.ENCRYPTED_HANDSHAKE, Trigger.FINISHED_SENT, TlsPhase.PROTECTED, Rfc.of(8446, "4.4.4"))
            .step(TlsPhase.PROTECTED, Trigger.RENEGOTIATED, TlsPhase.HANDSHAKING, HANDSHAKE_12)
            .step(TlsPhase.PROTECTED, Trigger.CIPHER_CHANGED, TlsPhase.CHANGED, CHANGE)
            .fromMany(SPEAKS, Trigger.CLOSE_NOTIFY_SENT, TlsPhase.CLOSING, Rfc.of(8446, "6.1"))
            .fromMany(SPEAKS, Trigger.FATAL_ALERT_SENT, TlsPhase.FAILED, Rfc.of(8446, "6.2"))
            .fromMany(SPEAKS, Trigger.NO_RECORD_SENT, TlsPhase.FOREIGN, RECORDS)
            .fromMany(CAN_END, Trigger.STREAM_ENDED, TlsPhase.CLOSED, ALERTS)
            // what a side may do is judged where its messages are read (TlsAnomaly); traffic may do what it likes
            .elseNothing()
            .build();

    private TlsLife() {}
}
