package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Layout;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.packet.ChecksumCheck;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.ArrayList;
import java.util.List;

/// The header of a TCP segment (RFC 9293, section 3.1).
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +-------------------------------+-------------------------------+
/// |          source port          |       destination port        |
/// +-------------------------------+-------------------------------+
/// |                        sequence number                        |
/// +---------------------------------------------------------------+
/// |                     acknowledgment number                     |
/// +-------+-----+-+-+-+-+-+-+-+-+-+-------------------------------+
/// | data  | re- |A|C|E|U|A|P|R|S|F|                               |
/// | offset|serv.|E|W|C|R|C|S|S|Y|I|            window             |
/// |       |     | |R|E|G|K|H|T|N|N|                               |
/// +-------+-----+-+-+-+-+-+-+-+-+-+-------------------------------+
/// |           checksum            |        urgent pointer         |
/// +-------------------------------+-------------------------------+
/// |                  options, if data offset > 5                  |
/// +---------------------------------------------------------------+
/// ```
public final class Tcp implements PacketLayer {
    public static final Tcp LAYER = new Tcp();

    /// IP protocol number.
    public static final int IP_PROTOCOL = 6;
    /// Length of a header without options.
    public static final int SHORTEST_HEADER = 20;

    static final Layout LAYOUT = Layout.begin()
            .field(TcpFields.SOURCE_PORT, 16)
            .field(TcpFields.DESTINATION_PORT, 16)
            .field(TcpFields.SEQUENCE_NUMBER, 32)
            .field(TcpFields.ACKNOWLEDGMENT_NUMBER, 32)
            .field(TcpFields.DATA_OFFSET, 4, words -> words * 4 + " bytes")
            .enter(TcpFields.FLAGS)
            .field(TcpFields.RESERVED, 3)
            .field(TcpFields.AE, 1)
            .field(TcpFields.CWR, 1)
            .field(TcpFields.ECE, 1)
            .field(TcpFields.URG, 1)
            .field(TcpFields.ACK, 1)
            .field(TcpFields.PSH, 1)
            .field(TcpFields.RST, 1)
            .field(TcpFields.SYN, 1)
            .field(TcpFields.FIN, 1)
            .leave()
            .field(TcpFields.WINDOW, 16)
            .field(TcpFields.CHECKSUM, 16)
            .field(TcpFields.URGENT_POINTER, 16)
            .end();

    public static final Protocol PROTOCOL =
            new Protocol("tcp", "TCP", Tcp.class, fields(), List.of(TcpAnomaly.values()));

    private static final List<Claim> CLAIMS = List.of(new Claim(Space.IP_PROTOCOL, IP_PROTOCOL));

    private Tcp() {}

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        fields.add(TcpFields.GROUP);
        for (Layout.Slot slot : LAYOUT.slots()) {
            if (!slot.field().id().isEmpty()) {
                fields.add(slot.field());
            }
        }
        fields.add(TcpFields.FLAGS_TEXT);
        fields.add(TcpFields.CHECKSUM_STATUS);
        fields.add(TcpFields.CHECKSUM_CALCULATED);
        fields.addAll(TcpMeasurement.FIELDS);
        for (TcpAnalysis verdict : TcpAnalysis.values()) {
            fields.add(verdict.field());
        }
        fields.addAll(TcpOptions.FIELDS);
        for (TcpOption option : TcpOption.values()) {
            if (!fields.contains(option.group())) {
                fields.add(option.group());
            }
        }
        return fields;
    }

    // ---- the fields of the header that begins at `at`; at least 20 bytes must be there

    public static int sourcePort(Bytes bytes, long at) {
        return bytes.u16(at);
    }

    public static int destinationPort(Bytes bytes, long at) {
        return bytes.u16(at + 2);
    }

    public static long sequenceNumber(Bytes bytes, long at) {
        return bytes.u32(at + 4);
    }

    public static long acknowledgmentNumber(Bytes bytes, long at) {
        return bytes.u32(at + 8);
    }

    /// Length of the header in bytes, options included, as the header itself says; below 20 it is wrong.
    public static int dataOffset(Bytes bytes, long at) {
        return (bytes.u8(at + 12) >>> 4) * 4;
    }

    /// Nine flags and the three reserved bits above them; see [TcpFlags].
    public static int flags(Bytes bytes, long at) {
        return bytes.u16(at + 12) & 0xfff;
    }

    public static boolean has(Bytes bytes, long at, int flag) {
        return (bytes.u16(at + 12) & flag) != 0;
    }

    /// The window as it stands there, not scaled.
    public static int window(Bytes bytes, long at) {
        return bytes.u16(at + 14);
    }

    public static int checksum(Bytes bytes, long at) {
        return bytes.u16(at + 16);
    }

    public static int urgentPointer(Bytes bytes, long at) {
        return bytes.u16(at + 18);
    }

    // ---- as a layer of packets

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return CLAIMS;
    }

    @Override
    public Field group() {
        return TcpFields.GROUP;
    }

    /// Pushes itself and names nothing: what follows is a piece of a stream.
    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        if (end - at < SHORTEST_HEADER) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(SHORTEST_HEADER - (end - at));
            return;
        }
        int length = dataOffset(bytes, at);
        if (length < SHORTEST_HEADER) {
            stack.push(this, bytes, at, at + SHORTEST_HEADER, end);
            stack.stop(LayerStack.Stop.MALFORMED);
        } else if (length > end - at) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(length - (end - at));
        } else {
            stack.push(this, bytes, at, at + length, end);
        }
    }

    @Override
    public void read(FieldReader reader) {
        long at = reader.position();
        LAYOUT.read(reader);
        if (reader.isShort()) {
            return;
        }
        Bytes bytes = reader.source();
        if (reader.isExplaining()) {
            checkFlags(reader, bytes, at);
        }
        new TcpOptions().parse(reader, has(bytes, at, TcpFlags.SYN), (int) acknowledgmentNumber(bytes, at));
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        long at = stack.header(index);
        if (stack.payload(index) - at < SHORTEST_HEADER) {
            return;
        }
        long length = Math.max(stack.end(index), stack.endOnWire(index)) - at;
        ChecksumCheck.withPseudoHeader(
                header,
                stack,
                index,
                IP_PROTOCOL,
                length,
                16,
                TcpFields.CHECKSUM_CALCULATED,
                TcpFields.CHECKSUM_STATUS,
                TcpAnomaly.BAD_CHECKSUM);
    }

    private static void checkFlags(FieldReader reader, Bytes bytes, long at) {
        int flags = flags(bytes, at);
        reader.derived(TcpFields.FLAGS_TEXT, flags, TcpFlags.text(flags));
        int offset = dataOffset(bytes, at);
        if (offset < SHORTEST_HEADER) {
            reader.anomaly(TcpAnomaly.DATA_OFFSET_TOO_SMALL, at + 12, 1, Integer.toString(offset), "20");
        }
        if ((flags & TcpFlags.RESERVED) != 0) {
            reader.anomaly(TcpAnomaly.RESERVED_BITS_SET, at + 12, 1, Integer.toString(flags >>> 9), "0");
        }
        if ((flags & TcpFlags.SYN) != 0 && (flags & TcpFlags.RST) != 0) {
            reader.anomaly(TcpAnomaly.SYN_WITH_RST, at + 13, 1, TcpFlags.text(flags), "one of them");
        } else if ((flags & TcpFlags.SYN) != 0 && (flags & TcpFlags.FIN) != 0) {
            reader.anomaly(TcpAnomaly.SYN_WITH_FIN, at + 13, 1, TcpFlags.text(flags), "one of them");
        }
        if ((flags & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST)) == 0) {
            reader.anomaly(TcpAnomaly.NO_FLAGS, at + 13, 1, "none", "at least one of SYN, ACK and RST");
        }
        if ((flags & TcpFlags.URG) == 0 && urgentPointer(bytes, at) != 0) {
            reader.anomaly(
                    TcpAnomaly.URGENT_POINTER_WITHOUT_FLAG, at + 18, 2, Integer.toString(urgentPointer(bytes, at)), "0");
        }
        if ((flags & TcpFlags.ACK) == 0 && acknowledgmentNumber(bytes, at) != 0) {
            reader.anomaly(
                    TcpAnomaly.ACKNOWLEDGMENT_WITHOUT_FLAG,
                    at + 8,
                    4,
                    Long.toString(acknowledgmentNumber(bytes, at)),
                    "0");
        }
    }
}
