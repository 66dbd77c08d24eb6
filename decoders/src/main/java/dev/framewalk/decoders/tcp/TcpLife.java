package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Rfc;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The life of one endpoint as a transition table: the table that follows the traffic is the table that is drawn.
///
/// It is the state diagram of RFC 9293, section 3.3.2, told by what an observer can see: what the endpoint sends and what is
/// sent to it. What is sent to it is taken as received; the states that follow from it are marked as inferred.
public final class TcpLife {
    /// What makes an endpoint change.
    public enum Trigger {
        /// Somebody tries to connect to it: if it answers, it must have been listening.
        IS_CONNECTED_TO,
        SENDS_SYN,
        SENDS_SYN_ACK,
        RECEIVES_SYN,
        RECEIVES_SYN_ACK,
        RECEIVES_ACK_OF_SYN,
        SENDS_FIN,
        RECEIVES_FIN,
        RECEIVES_ACK_OF_FIN,
        SENDS_RST,
        RECEIVES_RST,
        /// Its first segment seen is from the middle of a connection.
        IS_MET_MIDWAY,
        /// Twice the maximum segment lifetime passed. Drawn, and never followed: nothing on the wire shows it.
        WAITS_LONG_ENOUGH;

        /// Key of its words.
        public String textKey() {
            return "x.tcp.state.trigger." + name().toLowerCase(Locale.ROOT);
        }

        /// Whether the endpoint itself was seen doing it.
        public boolean isOwnDoing() {
            return this == SENDS_SYN || this == SENDS_SYN_ACK || this == SENDS_FIN || this == SENDS_RST;
        }
    }

    /// One arrow of the diagram.
    public record Transition(TcpPhase from, Trigger trigger, TcpPhase to, Rfc rfc) {}

    private static final Rfc OPEN_CALL = Rfc.of(9293, "3.10.1");
    private static final Rfc SEND_CALL = Rfc.of(9293, "3.10.2");
    private static final Rfc CLOSE_CALL = Rfc.of(9293, "3.10.4");
    private static final Rfc IN_LISTEN = Rfc.of(9293, "3.10.7.2");
    private static final Rfc IN_SYN_SENT = Rfc.of(9293, "3.10.7.3");
    private static final Rfc OTHERWISE = Rfc.of(9293, "3.10.7.4");
    private static final Rfc RESETS = Rfc.of(9293, "3.5.3");
    private static final Rfc HALF_OPEN = Rfc.of(9293, "3.5.1");

    private static final List<Transition> TABLE = List.of(
            new Transition(TcpPhase.CLOSED, Trigger.IS_CONNECTED_TO, TcpPhase.LISTEN, OPEN_CALL),
            new Transition(TcpPhase.CLOSED, Trigger.SENDS_SYN, TcpPhase.SYN_SENT, OPEN_CALL),
            new Transition(TcpPhase.CLOSED, Trigger.SENDS_SYN_ACK, TcpPhase.SYN_RECEIVED, IN_LISTEN),
            new Transition(TcpPhase.CLOSED, Trigger.RECEIVES_SYN_ACK, TcpPhase.ESTABLISHED, IN_SYN_SENT),
            new Transition(TcpPhase.CLOSED, Trigger.IS_MET_MIDWAY, TcpPhase.JOINED_MIDWAY, HALF_OPEN),
            new Transition(TcpPhase.CLOSED, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.CLOSED, Trigger.RECEIVES_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.LISTEN, Trigger.SENDS_SYN_ACK, TcpPhase.SYN_RECEIVED, IN_LISTEN),
            new Transition(TcpPhase.LISTEN, Trigger.SENDS_SYN, TcpPhase.SYN_SENT, SEND_CALL),
            new Transition(TcpPhase.LISTEN, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.LISTEN, Trigger.RECEIVES_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.SYN_SENT, Trigger.RECEIVES_SYN, TcpPhase.SYN_RECEIVED, IN_SYN_SENT),
            new Transition(TcpPhase.SYN_SENT, Trigger.RECEIVES_SYN_ACK, TcpPhase.ESTABLISHED, IN_SYN_SENT),
            new Transition(TcpPhase.SYN_SENT, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.SYN_SENT, Trigger.RECEIVES_RST, TcpPhase.RESET, IN_SYN_SENT),
            new Transition(TcpPhase.SYN_RECEIVED, Trigger.RECEIVES_ACK_OF_SYN, TcpPhase.ESTABLISHED, OTHERWISE),
            new Transition(TcpPhase.SYN_RECEIVED, Trigger.SENDS_FIN, TcpPhase.FIN_WAIT_1, CLOSE_CALL),
            new Transition(TcpPhase.SYN_RECEIVED, Trigger.RECEIVES_FIN, TcpPhase.CLOSE_WAIT, OTHERWISE),
            new Transition(TcpPhase.SYN_RECEIVED, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.SYN_RECEIVED, Trigger.RECEIVES_RST, TcpPhase.RESET, OTHERWISE),
            new Transition(TcpPhase.ESTABLISHED, Trigger.SENDS_FIN, TcpPhase.FIN_WAIT_1, CLOSE_CALL),
            new Transition(TcpPhase.ESTABLISHED, Trigger.RECEIVES_FIN, TcpPhase.CLOSE_WAIT, OTHERWISE),
            new Transition(TcpPhase.ESTABLISHED, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.ESTABLISHED, Trigger.RECEIVES_RST, TcpPhase.RESET, OTHERWISE),
            new Transition(TcpPhase.JOINED_MIDWAY, Trigger.SENDS_FIN, TcpPhase.FIN_WAIT_1, CLOSE_CALL),
            new Transition(TcpPhase.JOINED_MIDWAY, Trigger.RECEIVES_FIN, TcpPhase.CLOSE_WAIT, OTHERWISE),
            new Transition(TcpPhase.JOINED_MIDWAY, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.JOINED_MIDWAY, Trigger.RECEIVES_RST, TcpPhase.RESET, OTHERWISE),
            new Transition(TcpPhase.FIN_WAIT_1, Trigger.RECEIVES_ACK_OF_FIN, TcpPhase.FIN_WAIT_2, OTHERWISE),
            new Transition(TcpPhase.FIN_WAIT_1, Trigger.RECEIVES_FIN, TcpPhase.CLOSING, OTHERWISE),
            new Transition(TcpPhase.FIN_WAIT_1, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.FIN_WAIT_1, Trigger.RECEIVES_RST, TcpPhase.RESET, OTHERWISE),
            new Transition(TcpPhase.FIN_WAIT_2, Trigger.RECEIVES_FIN, TcpPhase.TIME_WAIT, OTHERWISE),
            new Transition(TcpPhase.FIN_WAIT_2, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.FIN_WAIT_2, Trigger.RECEIVES_RST, TcpPhase.RESET, OTHERWISE),
            new Transition(TcpPhase.CLOSE_WAIT, Trigger.SENDS_FIN, TcpPhase.LAST_ACK, CLOSE_CALL),
            new Transition(TcpPhase.CLOSE_WAIT, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.CLOSE_WAIT, Trigger.RECEIVES_RST, TcpPhase.RESET, OTHERWISE),
            new Transition(TcpPhase.CLOSING, Trigger.RECEIVES_ACK_OF_FIN, TcpPhase.TIME_WAIT, OTHERWISE),
            new Transition(TcpPhase.CLOSING, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.CLOSING, Trigger.RECEIVES_RST, TcpPhase.RESET, OTHERWISE),
            new Transition(TcpPhase.LAST_ACK, Trigger.RECEIVES_ACK_OF_FIN, TcpPhase.CLOSED, OTHERWISE),
            new Transition(TcpPhase.LAST_ACK, Trigger.SENDS_RST, TcpPhase.RESET, RESETS),
            new Transition(TcpPhase.LAST_ACK, Trigger.RECEIVES_RST, TcpPhase.RESET, OTHERWISE),
            new Transition(TcpPhase.RESET, Trigger.IS_CONNECTED_TO, TcpPhase.LISTEN, OPEN_CALL),
            new Transition(TcpPhase.RESET, Trigger.SENDS_SYN, TcpPhase.SYN_SENT, OPEN_CALL),
            new Transition(TcpPhase.RESET, Trigger.SENDS_SYN_ACK, TcpPhase.SYN_RECEIVED, IN_LISTEN),
            new Transition(TcpPhase.RESET, Trigger.RECEIVES_SYN_ACK, TcpPhase.ESTABLISHED, IN_SYN_SENT),
            new Transition(TcpPhase.TIME_WAIT, Trigger.WAITS_LONG_ENOUGH, TcpPhase.CLOSED, Rfc.of(9293, "3.6")));

    /// `NEXT[phase][trigger]`; the phase itself where nothing changes.
    private static final TcpPhase[][] NEXT = index();

    private TcpLife() {}

    /// All arrows, in the order in which a connection usually meets them.
    public static List<Transition> table() {
        return TABLE;
    }

    /// The phase after a trigger; the same one where the table has no arrow.
    public static TcpPhase after(TcpPhase phase, Trigger trigger) {
        return NEXT[phase.ordinal()][trigger.ordinal()];
    }

    private static TcpPhase[][] index() {
        TcpPhase[] phases = TcpPhase.values();
        int triggers = Trigger.values().length;
        TcpPhase[][] next = new TcpPhase[phases.length][triggers];
        for (TcpPhase phase : phases) {
            Arrays.fill(next[phase.ordinal()], phase);
        }
        for (Transition transition : TABLE) {
            next[transition.from().ordinal()][transition.trigger().ordinal()] = transition.to();
        }
        return next;
    }
}
