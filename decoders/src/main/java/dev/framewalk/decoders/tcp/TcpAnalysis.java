package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import java.util.ArrayList;
import java.util.List;

/// A verdict about one segment that follows from the segments before it, under the names that Wireshark gave them.
///
/// Verdicts are judgements of one observer at one place: a segment "out of order" here may have left in order, and a
/// "retransmission" may repeat a segment that this place never missed. [TcpDecoder#segment] returns a set of them as bits.
public enum TcpAnalysis {
    /// Repeats bytes that were seen before or should have been. The two more exact verdicts below come with this one.
    RETRANSMISSION("retransmission", Severity.NOTE, Rfc.of(6298, "5")),
    /// Repeats the bytes that at least two duplicate acknowledgments have just asked for.
    FAST_RETRANSMISSION("fast_retransmission", Severity.NOTE, Rfc.of(5681, "3.2")),
    /// Repeats bytes that the receiver had already acknowledged.
    SPURIOUS_RETRANSMISSION("spurious_retransmission", Severity.NOTE, Rfc.of(3522, "1")),
    /// Fills a place before the highest byte seen, too soon to be a retransmission.
    OUT_OF_ORDER("out_of_order", Severity.WARN, Rfc.of(9293, "3.8")),
    /// Begins beyond the next expected byte: something before it was not seen here.
    LOST_SEGMENT("lost_segment", Severity.WARN, Rfc.of(9293, "3.8")),
    /// Acknowledges bytes that were not seen here.
    ACK_LOST_SEGMENT("ack_lost_segment", Severity.WARN, Rfc.of(9293, "3.8")),
    /// Says exactly what the acknowledgment before it said.
    DUPLICATE_ACK("duplicate_ack", Severity.NOTE, Rfc.of(5681, "2")),
    /// Asks "are you still there?" by repeating the byte before the next one.
    KEEP_ALIVE("keep_alive", Severity.NOTE, Rfc.of(9293, "3.8.4")),
    /// The answer to a keep-alive.
    KEEP_ALIVE_ACK("keep_alive_ack", Severity.NOTE, Rfc.of(9293, "3.8.4")),
    /// The sender of this segment has no room for data.
    ZERO_WINDOW("zero_window", Severity.WARN, Rfc.of(9293, "3.8.6")),
    /// One byte sent into a closed window to learn whether it has opened.
    ZERO_WINDOW_PROBE("zero_window_probe", Severity.NOTE, Rfc.of(9293, "3.8.6.1")),
    /// The answer to a probe: still closed.
    ZERO_WINDOW_PROBE_ACK("zero_window_probe_ack", Severity.NOTE, Rfc.of(9293, "3.8.6.1")),
    /// Acknowledges nothing new and only announces another window.
    WINDOW_UPDATE("window_update", Severity.CHAT, Rfc.of(9293, "3.8.6")),
    /// Fills the receiver's window to its last byte; the sender must wait.
    WINDOW_FULL("window_full", Severity.WARN, Rfc.of(9293, "3.8.6")),
    /// A SYN with another initial sequence number between the same addresses and ports.
    REUSED_PORTS("reused_ports", Severity.NOTE, Rfc.of(9293, "3.6.1")),
    /// A SYN with a Fast Open cookie.
    TFO_SYN("tfo_syn", Severity.CHAT, Rfc.of(7413, "4.2")),
    /// A SYN/ACK that acknowledges data sent in the SYN.
    TFO_ACK("tfo_ack", Severity.CHAT, Rfc.of(7413, "4.2")),
    /// A SYN/ACK that does not acknowledge data sent in the SYN.
    TFO_IGNORED("tfo_ignored", Severity.NOTE, Rfc.of(7413, "4.2")),
    /// The same packet as one before it, recorded a second time and not sent again. Ours: Wireshark has no such verdict.
    RECORDED_TWICE(Field.group("x.tcp.recorded_twice", Rfc.of(6864, "4.1")), Severity.NOTE);

    private static final TcpAnalysis[] ALL = values();

    private final Field field;
    private final Severity severity;

    TcpAnalysis(String name, Severity severity, Rfc rfc) {
        this(Field.group("tcp.analysis." + name, rfc), severity);
    }

    TcpAnalysis(Field field, Severity severity) {
        this.field = field;
        this.severity = severity;
    }

    /// Wireshark's name where it has one, `tcp.analysis.retransmission`; also the key of its texts.
    public String id() {
        return field.id();
    }

    /// As a field: it has no value, only presence.
    public Field field() {
        return field;
    }

    public Severity severity() {
        return severity;
    }

    public Rfc rfc() {
        return field.rfc();
    }

    /// Its bit in a set of verdicts.
    public int bit() {
        return 1 << ordinal();
    }

    /// Whether a set of verdicts holds it.
    public boolean in(int bits) {
        return (bits & 1 << ordinal()) != 0;
    }

    /// The verdicts of a set.
    public static List<TcpAnalysis> of(int bits) {
        List<TcpAnalysis> found = new ArrayList<>(2);
        for (TcpAnalysis verdict : ALL) {
            if (verdict.in(bits)) {
                found.add(verdict);
            }
        }
        return found;
    }

    /// Whether a set of verdicts says in any way that bytes were sent again.
    public static boolean isAnyRetransmission(int bits) {
        return RETRANSMISSION.in(bits) || FAST_RETRANSMISSION.in(bits) || SPURIOUS_RETRANSMISSION.in(bits);
    }
}
