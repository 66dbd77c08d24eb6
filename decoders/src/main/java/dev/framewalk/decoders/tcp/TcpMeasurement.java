package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldType;
import dev.framewalk.decoders.field.Rfc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values that follow from a segment and those before it, under Wireshark's names. [TcpDecoder] tells them of its last segment.
public final class TcpMeasurement {
    public static final Field RELATIVE_SEQUENCE_NUMBER = Field.number("tcp.seq", Rfc.of(9293, "3.4"));
    public static final Field RELATIVE_ACKNOWLEDGMENT_NUMBER = Field.number("tcp.ack", Rfc.of(9293, "3.4"));
    public static final Field RELATIVE_SACK_LEFT = Field.number("tcp.options.sack_le", Rfc.of(2018, "3"));
    public static final Field RELATIVE_SACK_RIGHT = Field.number("tcp.options.sack_re", Rfc.of(2018, "3"));
    public static final Field DATA_LENGTH = Field.number("tcp.len", Rfc.of(9293, "3.1"));
    public static final Field WINDOW_BYTES = Field.number("tcp.window_size", Rfc.of(7323, "2.3"));
    public static final Field ACK_RTT = new Field("tcp.analysis.ack_rtt", FieldType.TIME, Rfc.of(6298, "3"));
    public static final Field HANDSHAKE_RTT = new Field("tcp.analysis.initial_rtt", FieldType.TIME, Rfc.of(9293, "3.5"));
    public static final Field BYTES_IN_FLIGHT = Field.number("tcp.analysis.bytes_in_flight", Rfc.of(5681, "2"));
    public static final Field DUPLICATE_ACK_NUMBER = Field.number("tcp.analysis.duplicate_ack_num", Rfc.of(5681, "3.2"));

    static final List<Field> FIELDS = List.of(
            RELATIVE_SEQUENCE_NUMBER,
            RELATIVE_ACKNOWLEDGMENT_NUMBER,
            RELATIVE_SACK_LEFT,
            RELATIVE_SACK_RIGHT,
            DATA_LENGTH,
            WINDOW_BYTES,
            ACK_RTT,
            HANDSHAKE_RTT,
            BYTES_IN_FLIGHT,
            DUPLICATE_ACK_NUMBER);

    private TcpMeasurement() {}

    /// The field for an edge of a selectively acknowledged range as people read it; null for other fields than such edges.
    public static @Nullable Field relativeEdge(Field edge) {
        if (edge.equals(TcpOptions.SACK_LEFT)) {
            return RELATIVE_SACK_LEFT;
        }
        return edge.equals(TcpOptions.SACK_RIGHT) ? RELATIVE_SACK_RIGHT : null;
    }
}
