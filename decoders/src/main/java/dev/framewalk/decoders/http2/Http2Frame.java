package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.text.Quantities;
import org.jspecify.annotations.Nullable;

/// The layout of frames (RFC 9113, sections 4.1 and 6): the one parse of them, skimmed by the decoder and explained when somebody looks.
///
/// ```text
/// +-----------------------------------------------+
/// |                 length (24)                   |
/// +---------------+---------------+---------------+
/// |   type (8)    |   flags (8)   |
/// +-+-------------+---------------+-------------------------------+
/// |R|                 stream identifier (31)                      |
/// +=+=============================================================+
/// |                   payload (length bytes) ...
/// +---------------------------------------------------------------+
/// ```
final class Http2Frame {
    /// Bytes before the payload.
    static final int HEADER_LENGTH = 9;

    /// What a client sends first (RFC 9113, section 3.4).
    static final Bytes PREFACE =
            Bytes.captured("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private Http2Frame() {}

    /// Reads the compressed field block, or the part of one, that a frame carries.
    @FunctionalInterface
    interface BlockReading {
        /// Passes over it.
        BlockReading SKIP = (reader, group, length, endsBlock) -> reader.bytes(Http2Field.BLOCK_PART, length);

        void read(FieldReader reader, Field group, long length, boolean endsBlock);
    }

    static int length(Bytes bytes, long at) {
        return bytes.u24(at);
    }

    static int type(Bytes bytes, long at) {
        return bytes.u8(at + 3);
    }

    static int flags(Bytes bytes, long at) {
        return bytes.u8(at + 4);
    }

    static long streamNumber(Bytes bytes, long at) {
        return bytes.u32(at + 5) & 0x7fff_ffffL;
    }

    static boolean isReservedBitSet(Bytes bytes, long at) {
        return bytes.u8(at + 5) >= 0x80;
    }

    /// Reads one frame as far as it is there.
    ///
    /// @param into takes the values
    static void parse(FieldReader reader, Http2FrameValues into, BlockReading blocks) {
        into.clear();
        if (reader.isExplaining()) {
            int type = reader.peek(3);
            reader.enter(
                    Http2Field.FRAME,
                    type < 0 ? "" : Http2FrameType.nameOf(type) + streamWords(reader));
        } else {
            reader.enter(Http2Field.FRAME);
        }
        header(reader, into);
        long former = reader.narrow(into.length);
        if (!reader.isShort()) {
            payload(reader, into, blocks);
        }
        reader.rest(Field.UNDECODED);
        reader.recover();
        reader.widen(former);
        reader.leave();
    }

    private static String streamWords(FieldReader reader) {
        return reader.remaining() < HEADER_LENGTH
                ? ""
                : " " + streamNumber(reader.source(), reader.position());
    }

    private static void header(FieldReader reader, Http2FrameValues into) {
        into.length = reader.u24(Http2Field.LENGTH);
        into.type = reader.u8(Http2Field.TYPE, Http2FrameType::nameOf);
        into.flags = reader.peek(0) < 0 ? 0 : reader.peek(0);
        if (reader.isExplaining()) {
            reader.enter(Http2Field.FLAGS, Http2Sentences.hex(into.flags, 2) + " (" + Http2Flags.names(into.type, into.flags) + ")");
            flags(reader, into.type);
            reader.leave();
        } else {
            reader.u8(Http2Field.UNUSED);
        }
        int unused = into.flags & ~Http2Flags.definedFor(into.type);
        if (unused != 0 && Http2FrameType.of(into.type) != null && reader.wantsAnomalies()) {
            reader.anomaly(Http2Anomaly.FLAG_UNUSED, Http2Sentences.hex(unused, 2), "0");
        }
        if (reader.bits(Http2Field.RESERVED, 1) != 0) {
            reader.anomaly(Http2Anomaly.RESERVED_BIT, "1", "0");
        }
        into.streamNumber = reader.bits(Http2Field.STREAM_ID, 31);
    }

    private static void flags(FieldReader reader, int type) {
        int defined = Http2Flags.definedFor(type);
        Field unused = unused(type);
        int bit = 7;
        while (bit >= 0) {
            int run = 0;
            while (bit - run >= 0 && (defined >> (bit - run) & 1) == 0) {
                run++;
            }
            if (run > 0) {
                reader.bits(unused, run);
                bit -= run;
            } else {
                reader.bits(flag(type, 1 << bit), 1);
                bit--;
            }
        }
    }

    private static Field unused(int type) {
        return switch (type) {
            case 0x0 -> Http2Field.UNUSED_DATA;
            case 0x1 -> Http2Field.UNUSED_HEADERS;
            case 0x4 -> Http2Field.UNUSED_SETTINGS;
            case 0x5 -> Http2Field.UNUSED_PUSH;
            case 0x6 -> Http2Field.UNUSED_PING;
            case 0x9 -> Http2Field.UNUSED_CONTINUATION;
            default -> Http2Field.UNUSED;
        };
    }

    private static Field flag(int type, int bit) {
        return switch (bit) {
            case 0x1 -> type == 0x4 ? Http2Field.ACK_SETTINGS : type == 0x6 ? Http2Field.ACK_PING : Http2Field.END_STREAM;
            case 0x4 -> type == 0x4d ? Http2Field.END_METADATA : Http2Field.END_HEADERS;
            case 0x8 -> Http2Field.PADDED;
            default -> Http2Field.PRIORITY_FLAG;
        };
    }

    // ---- payloads

    private static void payload(FieldReader reader, Http2FrameValues into, BlockReading blocks) {
        Http2FrameType type = Http2FrameType.of(into.type);
        checkStream(reader, into, type);
        switch (type) {
            case DATA -> data(reader, into);
            case HEADERS -> headers(reader, into, blocks);
            case PRIORITY -> priorityFrame(reader, into);
            case RST_STREAM -> {
                into.number = reader.bits(Http2Field.ERROR_RESET, 32, Http2ErrorCode::nameOf);
                checkLength(reader, into, 4);
            }
            case SETTINGS -> settings(reader, into);
            case PUSH_PROMISE -> promise(reader, into, blocks);
            case PING -> {
                long at = reader.bytes(into.has(Http2Flags.ACK) ? Http2Field.PONG : Http2Field.PING, 8);
                into.number = at < 0 ? 0 : reader.source().i64(at);
                checkLength(reader, into, 8);
            }
            case GOAWAY -> goAway(reader, into);
            case WINDOW_UPDATE -> windowUpdate(reader, into);
            case CONTINUATION -> block(reader, into, blocks, Http2Field.BLOCK_CONTINUED, reader.remaining());
            case ALTSVC -> alternative(reader, into);
            case ORIGIN -> origins(reader, into);
            case PRIORITY_UPDATE -> priorityUpdate(reader, into);
            case METADATA -> reader.rest(Http2Field.METADATA);
            case BLOCKED -> reader.rest(Http2Field.UNKNOWN);
            case null -> reader.rest(Http2Field.UNKNOWN);
        }
    }

    /// Which frames belong to streams and which to the connection.
    private static void checkStream(FieldReader reader, Http2FrameValues into, @Nullable Http2FrameType type) {
        if (type == null) {
            return;
        }
        switch (type) {
            case DATA, HEADERS, PRIORITY, RST_STREAM, PUSH_PROMISE, CONTINUATION -> {
                if (into.streamNumber == 0) {
                    reader.anomaly(Http2Anomaly.STREAM_ZERO, type.name(), "a stream");
                }
            }
            case SETTINGS, PING, GOAWAY, PRIORITY_UPDATE -> {
                if (into.streamNumber != 0) {
                    reader.anomaly(Http2Anomaly.STREAM_NOT_ZERO, type.name() + " on stream " + into.streamNumber, "stream 0");
                }
            }
            case ORIGIN, WINDOW_UPDATE, ALTSVC, BLOCKED, METADATA -> {
                // on both, or ignored elsewhere
            }
        }
    }

    private static void checkLength(FieldReader reader, Http2FrameValues into, int expected) {
        if (into.length != expected && reader.cutBytes() == 0) {
            reader.anomaly(
                    Http2Anomaly.FRAME_SIZE,
                    Http2FrameType.nameOf(into.type) + " of " + Quantities.bytes(into.length),
                    Integer.toString(expected));
        }
    }

    private static boolean padLength(FieldReader reader, Http2FrameValues into) {
        if (!into.has(Http2Flags.PADDED)) {
            return false;
        }
        into.padding = reader.u8(Http2Field.PAD_LENGTH);
        if (reader.isShort()) {
            reader.anomaly(Http2Anomaly.FRAME_SIZE, Http2FrameType.nameOf(into.type) + " of 0 bytes", "a pad length");
        }
        return true;
    }

    /// What is left for the content in front of the padding.
    private static long content(FieldReader reader, Http2FrameValues into) {
        long left = reader.remaining();
        if (into.padding > left) {
            reader.anomaly(Http2Anomaly.PADDING_TOO_LONG, Integer.toString(into.padding), Long.toString(left));
            into.padding = (int) left;
        }
        return left - into.padding;
    }

    private static void padding(FieldReader reader, Field field) {
        long at = reader.position();
        long length = reader.remaining();
        if (length == 0) {
            return;
        }
        reader.rest(field);
        if (!reader.wantsAnomalies()) {
            return;
        }
        for (long i = at; i < at + length; i++) {
            if (reader.source().u8(i) != 0) {
                reader.anomaly(Http2Anomaly.PADDING_NOT_ZERO, Http2Sentences.hex(reader.source().u8(i), 2), "0");
                return;
            }
        }
    }

    private static void data(FieldReader reader, Http2FrameValues into) {
        padLength(reader, into);
        long length = content(reader, into);
        if (length > 0) {
            reader.bytes(Http2Field.DATA, length);
        }
        padding(reader, Http2Field.DATA_PADDING);
    }

    private static void headers(FieldReader reader, Http2FrameValues into, BlockReading blocks) {
        padLength(reader, into);
        if (into.has(Http2Flags.PRIORITY)) {
            priority(reader, into);
        }
        if (reader.isShort()) {
            reader.anomaly(Http2Anomaly.FRAME_SIZE, "HEADERS of " + into.length + " bytes", "room for its priority");
            return;
        }
        block(reader, into, blocks, Http2Field.BLOCK, content(reader, into));
        padding(reader, Http2Field.HEADERS_PADDING);
    }

    private static void block(
            FieldReader reader, Http2FrameValues into, BlockReading blocks, Field group, long length) {
        into.blockFrom = reader.position();
        into.blockTo = into.blockFrom + length;
        if (length > 0) {
            blocks.read(reader, group, length, into.has(Http2Flags.END_HEADERS));
        }
    }

    private static void priority(FieldReader reader, Http2FrameValues into) {
        into.isExclusive = reader.flag(Http2Field.EXCLUSIVE);
        into.dependency = reader.bits(Http2Field.DEPENDENCY, 31);
        into.weight = reader.u8(Http2Field.WEIGHT) + 1;
        into.hasPriority = !reader.isShort();
        if (reader.isExplaining() && into.hasPriority) {
            reader.derived(Http2Field.WEIGHT_REAL, into.weight, null);
        }
        if (into.hasPriority && into.dependency == into.streamNumber && into.streamNumber != 0) {
            reader.anomaly(Http2Anomaly.SELF_DEPENDENCY, Long.toString(into.dependency), "another stream");
        }
    }

    private static void priorityFrame(FieldReader reader, Http2FrameValues into) {
        priority(reader, into);
        checkLength(reader, into, 5);
    }

    private static void settings(FieldReader reader, Http2FrameValues into) {
        if (into.has(Http2Flags.ACK) && into.length > 0) {
            reader.anomaly(Http2Anomaly.ACK_WITH_PAYLOAD, Integer.toString(into.length), "0");
        }
        while (reader.remaining() >= 6) {
            int id = reader.source().u16(reader.position());
            Http2Setting setting = Http2Setting.of(id);
            long value;
            if (reader.isExplaining()) {
                long shown = reader.source().u32(reader.position() + 2);
                reader.enter(Http2Field.SETTINGS, Http2Setting.nameOf(id) + " = " + shown);
                reader.bits(Http2Field.SETTING_ID, 16, Http2Setting::nameOf);
                value = reader.u32(setting == null ? Http2Field.SETTING_UNKNOWN : setting.field());
                check(reader, setting, value);
                reader.leave();
            } else {
                reader.bits(Http2Field.SETTING_ID, 16);
                value = reader.u32(Http2Field.SETTING_UNKNOWN);
                check(reader, setting, value);
            }
            into.addSetting(id, value);
        }
        if (reader.remaining() > 0 && reader.cutBytes() == 0) {
            reader.anomaly(Http2Anomaly.SETTINGS_SIZE, Integer.toString(into.length), "a multiple of 6");
        }
        if (into.settingCount() >= Http2FrameValues.MOST_SETTINGS) {
            reader.anomaly(
                    Http2Anomaly.TOO_MANY_SETTINGS,
                    Integer.toString(into.length / 6),
                    Integer.toString(Http2FrameValues.MOST_SETTINGS));
        }
    }

    private static void check(FieldReader reader, @Nullable Http2Setting setting, long value) {
        switch (setting) {
            case ENABLE_PUSH, ENABLE_CONNECT_PROTOCOL, NO_RFC7540_PRIORITIES -> {
                if (value > 1) {
                    reader.anomaly(Http2Anomaly.SETTING_VALUE, setting.name() + " = " + value, "0 or 1");
                }
            }
            case INITIAL_WINDOW_SIZE -> {
                if (value > Integer.MAX_VALUE) {
                    reader.anomaly(Http2Anomaly.INITIAL_WINDOW_TOO_LARGE, Long.toString(value), "2147483647");
                }
            }
            case MAX_FRAME_SIZE -> {
                if (value < 16384 || value > 0xff_ffff) {
                    reader.anomaly(Http2Anomaly.SETTING_VALUE, setting.name() + " = " + value, "16384 to 16777215");
                }
            }
            case null, default -> {
                // any value
            }
        }
    }

    private static void promise(FieldReader reader, Http2FrameValues into, BlockReading blocks) {
        padLength(reader, into);
        reader.bits(Http2Field.PROMISED_RESERVED, 1);
        into.otherStream = reader.bits(Http2Field.PROMISED, 31);
        if (reader.isShort()) {
            reader.anomaly(Http2Anomaly.FRAME_SIZE, "PUSH_PROMISE of " + into.length + " bytes", "a promised stream");
            return;
        }
        block(reader, into, blocks, Http2Field.BLOCK_PUSHED, content(reader, into));
        padding(reader, Http2Field.PUSH_PADDING);
    }

    private static void goAway(FieldReader reader, Http2FrameValues into) {
        reader.bits(Http2Field.GOAWAY_RESERVED, 1);
        into.otherStream = reader.bits(Http2Field.GOAWAY_LAST, 31);
        into.number = reader.bits(Http2Field.GOAWAY_ERROR, 32, Http2ErrorCode::nameOf);
        if (reader.isShort()) {
            checkLength(reader, into, 8);
            return;
        }
        long length = reader.remaining();
        if (length > 0) {
            into.text = Http2FrameValues.text(reader.source(), reader.rest(Http2Field.GOAWAY_DEBUG), length);
        }
    }

    private static void windowUpdate(FieldReader reader, Http2FrameValues into) {
        reader.bits(Http2Field.INCREMENT_RESERVED, 1);
        into.number = reader.bits(Http2Field.INCREMENT, 31);
        if (into.number == 0 && !reader.isShort()) {
            reader.anomaly(Http2Anomaly.INCREMENT_ZERO, "0", "1 to 2147483647");
        }
        checkLength(reader, into, 4);
    }

    private static void alternative(FieldReader reader, Http2FrameValues into) {
        int length = reader.u16(Http2Field.ALTSVC_ORIGIN_LENGTH);
        if (reader.isShort() || length > reader.remaining()) {
            reader.anomaly(Http2Anomaly.FRAME_SIZE, "ALTSVC of " + into.length + " bytes", "room for its origin");
            return;
        }
        if (length > 0) {
            into.text = Http2FrameValues.text(reader.source(), reader.bytes(Http2Field.ALTSVC_ORIGIN, length), length);
        }
        if (length > 0 == into.streamNumber > 0) {
            reader.anomaly(
                    Http2Anomaly.ALTSVC_ORIGIN,
                    length > 0 ? "an origin" : "no origin",
                    into.streamNumber > 0 ? "none, for the stream names it" : "one");
        }
        long rest = reader.remaining();
        if (rest > 0) {
            into.text2 = Http2FrameValues.text(reader.source(), reader.rest(Http2Field.ALTSVC_VALUE), rest);
        }
    }

    private static void origins(FieldReader reader, Http2FrameValues into) {
        StringBuilder all = new StringBuilder();
        while (reader.remaining() >= 2 && !reader.isShort()) {
            reader.enter(Http2Field.ORIGIN_ENTRY);
            int length = reader.u16(Http2Field.ORIGIN_LENGTH);
            if (length > reader.remaining()) {
                reader.anomaly(Http2Anomaly.FRAME_SIZE, "ORIGIN of " + into.length + " bytes", "room for its origins");
                reader.leave();
                return;
            }
            if (length > 0) {
                long at = reader.bytes(Http2Field.ORIGIN, length);
                if (all.length() < 200) {
                    all.append(all.isEmpty() ? "" : ", ").append(Http2FrameValues.text(reader.source(), at, length));
                }
            }
            reader.leave();
        }
        into.text = all.toString();
    }

    private static void priorityUpdate(FieldReader reader, Http2FrameValues into) {
        reader.bits(Http2Field.UPDATE_RESERVED, 1);
        into.otherStream = reader.bits(Http2Field.UPDATE_STREAM, 31);
        if (reader.isShort()) {
            reader.anomaly(Http2Anomaly.FRAME_SIZE, "PRIORITY_UPDATE of " + into.length + " bytes", "at least 4");
            return;
        }
        long length = reader.remaining();
        if (length > 0) {
            into.text = Http2FrameValues.text(reader.source(), reader.rest(Http2Field.UPDATE_VALUE), length);
        }
    }
}
