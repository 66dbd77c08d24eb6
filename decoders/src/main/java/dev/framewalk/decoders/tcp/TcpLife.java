package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.life.Life;
import java.util.EnumSet;
import java.util.Set;

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

        /// Whether the endpoint itself was seen doing it.
        public boolean isOwnDoing() {
            return this == SENDS_SYN || this == SENDS_SYN_ACK || this == SENDS_FIN || this == SENDS_RST;
        }
    }

    private static final Rfc OPEN_CALL = Rfc.of(9293, "3.10.1");
    private static final Rfc SEND_CALL = Rfc.of(9293, "3.10.2");
    private static final Rfc CLOSE_CALL = Rfc.of(9293, "3.10.4");
    private static final Rfc IN_LISTEN = Rfc.of(9293, "3.10.7.2");
    private static final Rfc IN_SYN_SENT = Rfc.of(9293, "3.10.7.3");
    private static final Rfc OTHERWISE = Rfc.of(9293, "3.10.7.4");
    private static final Rfc RESETS = Rfc.of(9293, "3.5.3");
    private static final Rfc HALF_OPEN = Rfc.of(9293, "3.5.1");

    /// Whoever has heard of the other end and has not finished.
    private static final Set<TcpPhase> IS_SYNCHRONIZED = EnumSet.complementOf(EnumSet.of(
            TcpPhase.CLOSED, TcpPhase.LISTEN, TcpPhase.SYN_SENT, TcpPhase.TIME_WAIT, TcpPhase.RESET));

    private static final Set<TcpPhase> CAN_BE_RESET =
            EnumSet.complementOf(EnumSet.of(TcpPhase.TIME_WAIT, TcpPhase.RESET));

    /// All arrows, in the order in which a connection usually meets them.
    public static final Life<TcpPhase, Trigger> TABLE = Life.draft("x.tcp.state.phase", TcpPhase.class, Trigger.class)
            .starts(TcpPhase.CLOSED)
            .midway(TcpPhase.JOINED_MIDWAY)
            .step(TcpPhase.CLOSED, Trigger.IS_CONNECTED_TO, TcpPhase.LISTEN, OPEN_CALL)
            .step(TcpPhase.CLOSED, Trigger.SENDS_SYN, TcpPhase.SYN_SENT, OPEN_CALL)
            .step(TcpPhase.CLOSED, Trigger.SENDS_SYN_ACK, TcpPhase.SYN_RECEIVED, IN_LISTEN)
            .step(TcpPhase.CLOSED, Trigger.RECEIVES_SYN_ACK, TcpPhase.ESTABLISHED, IN_SYN_SENT)
            .step(TcpPhase.CLOSED, Trigger.IS_MET_MIDWAY, TcpPhase.JOINED_MIDWAY, HALF_OPEN)
            .step(TcpPhase.LISTEN, Trigger.SENDS_SYN_ACK, TcpPhase.SYN_RECEIVED, IN_LISTEN)
            .step(TcpPhase.LISTEN, Trigger.SENDS_SYN, TcpPhase.SYN_SENT, SEND_CALL)
            .step(TcpPhase.SYN_SENT, Trigger.RECEIVES_SYN, TcpPhase.SYN_RECEIVED, IN_SYN_SENT)
            .step(TcpPhase.SYN_SENT, Trigger.RECEIVES_SYN_ACK, TcpPhase.ESTABLISHED, IN_SYN_SENT)
            .step(TcpPhase.SYN_RECEIVED, Trigger.RECEIVES_ACK_OF_SYN, TcpPhase.ESTABLISHED, OTHERWISE)
            .step(TcpPhase.SYN_RECEIVED, Trigger.SENDS_FIN, TcpPhase.FIN_WAIT_1, CLOSE_CALL)
            .step(TcpPhase.SYN_RECEIVED, Trigger.RECEIVES_FIN, TcpPhase.CLOSE_WAIT, OTHERWISE)
            .step(TcpPhase.ESTABLISHED, Trigger.SENDS_FIN, TcpPhase.FIN_WAIT_1, CLOSE_CALL)
            .step(TcpPhase.ESTABLISHED, Trigger.RECEIVES_FIN, TcpPhase.CLOSE_WAIT, OTHERWISE)
            .step(TcpPhase.JOINED_MIDWAY, Trigger.SENDS_FIN, TcpPhase.FIN_WAIT_1, CLOSE_CALL)
            .step(TcpPhase.JOINED_MIDWAY, Trigger.RECEIVES_FIN, TcpPhase.CLOSE_WAIT, OTHERWISE)
            .step(TcpPhase.FIN_WAIT_1, Trigger.RECEIVES_ACK_OF_FIN, TcpPhase.FIN_WAIT_2, OTHERWISE)
            .step(TcpPhase.FIN_WAIT_1, Trigger.RECEIVES_FIN, TcpPhase.CLOSING, OTHERWISE)
            .step(TcpPhase.FIN_WAIT_2, Trigger.RECEIVES_FIN, TcpPhase.TIME_WAIT, OTHERWISE)
            .step(TcpPhase.CLOSE_WAIT, Trigger.SENDS_FIN, TcpPhase.LAST_ACK, CLOSE_CALL)
            .step(TcpPhase.CLOSING, Trigger.RECEIVES_ACK_OF_FIN, TcpPhase.TIME_WAIT, OTHERWISE)
            .step(TcpPhase.LAST_ACK, Trigger.RECEIVES_ACK_OF_FIN, TcpPhase.CLOSED, OTHERWISE)
            .step(TcpPhase.RESET, Trigger.IS_CONNECTED_TO, TcpPhase.LISTEN, OPEN_CALL)
            .step(TcpPhase.RESET, Trigger.SENDS_SYN, TcpPhase.SYN_SENT, OPEN_CALL)
            .step(TcpPhase.RESET, Trigger.SENDS_SYN_ACK, TcpPhase.SYN_RECEIVED, IN_LISTEN)
            .step(TcpPhase.RESET, Trigger.RECEIVES_SYN_ACK, TcpPhase.ESTABLISHED, IN_SYN_SENT)
            .step(TcpPhase.TIME_WAIT, Trigger.WAITS_LONG_ENOUGH, TcpPhase.CLOSED, Rfc.of(9293, "3.6"))
            .fromMany(CAN_BE_RESET, Trigger.SENDS_RST, TcpPhase.RESET, RESETS)
            .fromMany(EnumSet.of(TcpPhase.CLOSED, TcpPhase.LISTEN), Trigger.RECEIVES_RST, TcpPhase.RESET, RESETS)
            .fromMany(EnumSet.of(TcpPhase.SYN_SENT), Trigger.RECEIVES_RST, TcpPhase.RESET, IN_SYN_SENT)
            .fromMany(IS_SYNCHRONIZED, Trigger.RECEIVES_RST, TcpPhase.RESET, OTHERWISE)
            // whatever else a segment does to a connection is judged elsewhere (TcpAnalysis, TcpAnomaly); its phase stays
            .elseNothing()
            .build();

    private TcpLife() {}
}
