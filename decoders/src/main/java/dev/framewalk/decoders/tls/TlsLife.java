package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where one side of a connection is in its life. The table checks the traffic and is what a picture of it shows.
public enum TlsLife {
    /// Nothing was sent yet.
    WAITING,
    /// The beginning of the connection was not seen.
    JOINED_MIDWAY,
    /// Handshake messages go over in clear.
    HANDSHAKING,
    /// The client already sends application data, under keys of an earlier connection (0-RTT).
    EARLY_DATA,
    /// TLS 1.2: the keys are in use; the message that ends the handshake comes next.
    CHANGED,
    /// TLS 1.3: the rest of the handshake is encrypted.
    ENCRYPTED_HANDSHAKE,
    /// The handshake is over for this side: application data.
    PROTECTED,
    /// It said that it will send nothing more.
    CLOSING,
    /// It gave the connection up.
    FAILED,
    /// What it sends are no TLS records.
    FOREIGN,
    /// Nothing more can come.
    CLOSED;

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

    /// One allowed step.
    public record Transition(TlsLife from, Trigger on, TlsLife to, Rfc rfc) {}

    private static final Rfc HANDSHAKE_12 = Rfc.of(5246, "7.3");
    private static final Rfc HANDSHAKE_13 = Rfc.of(8446, "2");
    private static final Rfc CHANGE = Rfc.of(5246, "7.1");
    private static final Rfc EARLY = Rfc.of(8446, "2.3");
    private static final Rfc ALERTS = Rfc.of(8446, "6");
    private static final Rfc RECORDS = Rfc.of(8446, "5.1");

    /// Every allowed step.
    public static final List<Transition> TABLE = table();

    private static final Map<TlsLife, Map<Trigger, TlsLife>> NEXT = new EnumMap<>(TlsLife.class);

    static {
        for (Transition transition : TABLE) {
            NEXT.computeIfAbsent(transition.from, from -> new EnumMap<>(Trigger.class))
                    .put(transition.on, transition.to);
        }
    }

    private static List<Transition> table() {
        List<Transition> table = new ArrayList<>(List.of(
                new Transition(WAITING, Trigger.MESSAGE_SENT, HANDSHAKING, HANDSHAKE_13),
                new Transition(WAITING, Trigger.PROTECTED_RECORD_SENT, PROTECTED, RECORDS),
                new Transition(JOINED_MIDWAY, Trigger.MESSAGE_SENT, HANDSHAKING, HANDSHAKE_13),
                new Transition(JOINED_MIDWAY, Trigger.PROTECTED_RECORD_SENT, PROTECTED, RECORDS),
                new Transition(JOINED_MIDWAY, Trigger.CIPHER_CHANGED, CHANGED, CHANGE),
                new Transition(HANDSHAKING, Trigger.EARLY_DATA_OFFERED, EARLY_DATA, EARLY),
                new Transition(HANDSHAKING, Trigger.CIPHER_CHANGED, CHANGED, CHANGE),
                new Transition(HANDSHAKING, Trigger.HANDSHAKE_KEYS_TAKEN, ENCRYPTED_HANDSHAKE, HANDSHAKE_13),
                new Transition(EARLY_DATA, Trigger.RETRY_ASKED, HANDSHAKING, Rfc.of(8446, "4.2.10")),
                new Transition(EARLY_DATA, Trigger.HANDSHAKE_KEYS_TAKEN, ENCRYPTED_HANDSHAKE, Rfc.of(8446, "4.5")),
                new Transition(EARLY_DATA, Trigger.CIPHER_CHANGED, CHANGED, Rfc.of(8446, "D.3")),
                new Transition(CHANGED, Trigger.FINISHED_SENT, PROTECTED, HANDSHAKE_12),
                new Transition(ENCRYPTED_HANDSHAKE, Trigger.FINISHED_SENT, PROTECTED, Rfc.of(8446, "4.4.4")),
                new Transition(PROTECTED, Trigger.RENEGOTIATED, HANDSHAKING, HANDSHAKE_12),
                new Transition(PROTECTED, Trigger.CIPHER_CHANGED, CHANGED, CHANGE)));
        for (TlsLife from : values()) {
            if (from == CLOSED) {
                continue;
            }
            table.add(new Transition(from, Trigger.STREAM_ENDED, CLOSED, ALERTS));
            if (from != FOREIGN && from != CLOSING && from != FAILED) {
                table.add(new Transition(from, Trigger.CLOSE_NOTIFY_SENT, CLOSING, Rfc.of(8446, "6.1")));
                table.add(new Transition(from, Trigger.FATAL_ALERT_SENT, FAILED, Rfc.of(8446, "6.2")));
                table.add(new Transition(from, Trigger.NO_RECORD_SENT, FOREIGN, RECORDS));
            }
        }
        return List.copyOf(table);
    }

    /// The state after this happened, or null if that is not foreseen here: traffic may do what it likes.
    public @Nullable TlsLife after(Trigger trigger) {
        Map<Trigger, TlsLife> steps = NEXT.get(this);
        return steps == null ? null : steps.get(trigger);
    }
}
