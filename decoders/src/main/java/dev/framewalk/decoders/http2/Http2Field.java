package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayList;
import java.util.List;

/// The fields of HTTP/2 frames. Those of compressed field blocks are in package `hpack`.
final class Http2Field {
    private static final Rfc FRAME_FORMAT = Rfc.of(9113, "4.1");
    private static final Rfc DATA_FRAME = Rfc.of(9113, "6.1");
    private static final Rfc HEADERS_FRAME = Rfc.of(9113, "6.2");
    private static final Rfc SETTINGS_FRAME = Rfc.of(9113, "6.5.1");
    private static final Rfc PUSH_FRAME = Rfc.of(9113, "6.6");
    private static final Rfc PING_FRAME = Rfc.of(9113, "6.7");
    private static final Rfc GOAWAY_FRAME = Rfc.of(9113, "6.8");
    private static final Rfc WINDOW_FRAME = Rfc.of(9113, "6.9");
    private static final Rfc CONTINUATION_FRAME = Rfc.of(9113, "6.10");
    private static final Rfc PRIORITY = Rfc.of(7540, "5.3");
    private static final Rfc ALTERNATIVE = Rfc.of(7838, "4");
    private static final Rfc ORIGIN_FRAME = Rfc.of(8336, "2.1");
    private static final Rfc UPDATE_FRAME = Rfc.of(9218, "7.1");
    private static final Rfc CONTROL = Rfc.of(9113, "5.2.1");

    static final Field CONNECTION = Field.group("http2", Rfc.of(9113, ""));
    static final Field FRAME = Field.group("http2.stream", FRAME_FORMAT);
    static final Field MAGIC = Field.text("http2.magic", Rfc.of(9113, "3.4"));
    static final Field LENGTH = Field.number("http2.length", FRAME_FORMAT);
    static final Field TYPE = Field.number("http2.type", FRAME_FORMAT);
    static final Field FLAGS = Field.group("http2.flags", FRAME_FORMAT);
    static final Field END_STREAM = Field.flag("http2.flags.end_stream", DATA_FRAME);
    static final Field END_HEADERS = Field.flag("http2.flags.eh", HEADERS_FRAME);
    static final Field PADDED = Field.flag("http2.flags.padded", DATA_FRAME);
    static final Field PRIORITY_FLAG = Field.flag("http2.flags.priority", HEADERS_FRAME);
    static final Field ACK_SETTINGS = Field.flag("http2.flags.ack.settings", Rfc.of(9113, "6.5"));
    static final Field ACK_PING = Field.flag("http2.flags.ack.ping", PING_FRAME);
    static final Field UNUSED = Field.hex("http2.flags.unused", FRAME_FORMAT);
    static final Field UNUSED_DATA = Field.hex("http2.flags.unused_data", DATA_FRAME);
    static final Field UNUSED_HEADERS = Field.hex("http2.flags.unused_headers", HEADERS_FRAME);
    static final Field UNUSED_SETTINGS = Field.hex("http2.flags.unused_settings", Rfc.of(9113, "6.5"));
    static final Field UNUSED_PUSH = Field.hex("http2.flags.unused_push_promise", PUSH_FRAME);
    static final Field UNUSED_PING = Field.hex("http2.flags.unused_ping", PING_FRAME);
    static final Field UNUSED_CONTINUATION = Field.hex("http2.flags.unused_continuation", CONTINUATION_FRAME);
    static final Field END_METADATA = Field.flag("x.http2.flags.end_metadata", Rfc.other("draft-beky-httpbis-metadata"));
    static final Field RESERVED = Field.number("http2.r", FRAME_FORMAT);
    static final Field STREAM_ID = Field.number("http2.streamid", Rfc.of(9113, "5.1.1"));

    static final Field PAD_LENGTH = Field.number("http2.padding", DATA_FRAME);
    static final Field DATA = Field.bytes("http2.data.data", DATA_FRAME);
    static final Field DATA_PADDING = Field.bytes("http2.data.padding", DATA_FRAME);
    static final Field HEADERS_PADDING = Field.bytes("http2.headers.padding", HEADERS_FRAME);
    static final Field PUSH_PADDING = Field.bytes("http2.push_promise.padding", PUSH_FRAME);

    static final Field EXCLUSIVE = Field.flag("http2.exclusive", PRIORITY);
    static final Field DEPENDENCY = Field.number("http2.stream_dependency", PRIORITY);
    static final Field WEIGHT = Field.number("http2.headers.weight", PRIORITY);
    static final Field WEIGHT_REAL = Field.number("http2.headers.weight_real", PRIORITY);

    static final Field BLOCK = Field.group("http2.headers", Rfc.of(9113, "4.3"));
    static final Field BLOCK_PUSHED = Field.group("http2.push_promise.header", PUSH_FRAME);
    static final Field BLOCK_CONTINUED = Field.group("http2.continuation.header", CONTINUATION_FRAME);
    static final Field BLOCK_PART = Field.bytes("x.http2.headers.part", Rfc.of(9113, "4.3"));

    static final Field ERROR_RESET = Field.hex("http2.rst_stream.error", Rfc.of(9113, "6.4"));

    static final Field SETTINGS = Field.group("http2.settings", SETTINGS_FRAME);
    static final Field SETTING_ID = Field.hex("http2.settings.id", SETTINGS_FRAME);
    static final Field SETTING_UNKNOWN = Field.number("http2.settings.unknown", Rfc.of(9113, "6.5.2"));

    static final Field PROMISED_RESERVED = Field.number("http2.push_promise.r", PUSH_FRAME);
    static final Field PROMISED = Field.number("http2.push_promise.promised_stream_id", PUSH_FRAME);
    static final Field PING = Field.bytes("http2.ping", PING_FRAME);
    static final Field PONG = Field.bytes("http2.pong", PING_FRAME);
    static final Field GOAWAY_RESERVED = Field.number("http2.goway.r", GOAWAY_FRAME);
    static final Field GOAWAY_LAST = Field.number("http2.goaway.last_stream_id", GOAWAY_FRAME);
    static final Field GOAWAY_ERROR = Field.hex("http2.goaway.error", GOAWAY_FRAME);
    static final Field GOAWAY_DEBUG = Field.text("http2.goaway.addata", GOAWAY_FRAME);
    static final Field INCREMENT_RESERVED = Field.number("http2.window_update.r", WINDOW_FRAME);
    static final Field INCREMENT = Field.number("http2.window_update.window_size_increment", WINDOW_FRAME);
    static final Field ALTSVC_ORIGIN_LENGTH = Field.number("http2.altsvc.origin.len", ALTERNATIVE);
    static final Field ALTSVC_ORIGIN = Field.text("http2.altsvc.origin", ALTERNATIVE);
    static final Field ALTSVC_VALUE = Field.text("http2.altsvc.field_value", ALTERNATIVE);
    static final Field ORIGIN_ENTRY = Field.group("http2.origin", ORIGIN_FRAME);
    static final Field ORIGIN_LENGTH = Field.number("http2.origin.origin_len", ORIGIN_FRAME);
    static final Field ORIGIN = Field.text("http2.origin.origin", ORIGIN_FRAME);
    static final Field UPDATE_RESERVED = Field.number("x.http2.priority_update.r", UPDATE_FRAME);
    static final Field UPDATE_STREAM = Field.number("http2.priority_update_stream_id", UPDATE_FRAME);
    static final Field UPDATE_VALUE = Field.text("http2.priority_update_field_value", UPDATE_FRAME);
    static final Field METADATA = Field.bytes("x.http2.metadata", Rfc.other("draft-beky-httpbis-metadata"));
    static final Field UNKNOWN = Field.bytes("http2.unknown", Rfc.of(9113, "5.5"));

    static final Field FULL_URI = Field.text("http2.request.full_uri", Rfc.of(9113, "8.3.1"));
    static final Field CONNECTION_BEFORE = Field.number("http2.calculated.connection.window_size.before", CONTROL);
    static final Field CONNECTION_AFTER = Field.number("http2.calculated.connection.window_size.after", CONTROL);
    static final Field STREAM_BEFORE = Field.number("http2.calculated.stream.window_size.before", CONTROL);
    static final Field STREAM_AFTER = Field.number("http2.calculated.stream.window_size.after", CONTROL);
    static final Field INITIAL_BEFORE = Field.number("x.http2.calculated.initial_window_size.before", Rfc.of(9113, "6.9.2"));
    static final Field INITIAL_AFTER = Field.number("x.http2.calculated.initial_window_size.after", Rfc.of(9113, "6.9.2"));

    private Http2Field() {}

    /// Every field of a frame.
    static List<Field> all() {
        List<Field> all = new ArrayList<>(List.of(
                CONNECTION, FRAME, MAGIC, LENGTH, TYPE, FLAGS, END_STREAM, END_HEADERS, PADDED, PRIORITY_FLAG, ACK_SETTINGS, ACK_PING,
                UNUSED, UNUSED_DATA, UNUSED_HEADERS, UNUSED_SETTINGS, UNUSED_PUSH, UNUSED_PING, UNUSED_CONTINUATION, END_METADATA,
                RESERVED, STREAM_ID, PAD_LENGTH, DATA, DATA_PADDING, HEADERS_PADDING, PUSH_PADDING, EXCLUSIVE, DEPENDENCY, WEIGHT,
                WEIGHT_REAL, BLOCK, BLOCK_PUSHED, BLOCK_CONTINUED, BLOCK_PART, ERROR_RESET, SETTINGS, SETTING_ID, SETTING_UNKNOWN,
                PROMISED_RESERVED, PROMISED, PING, PONG, GOAWAY_RESERVED, GOAWAY_LAST, GOAWAY_ERROR, GOAWAY_DEBUG, INCREMENT_RESERVED,
                INCREMENT, ALTSVC_ORIGIN_LENGTH, ALTSVC_ORIGIN, ALTSVC_VALUE, ORIGIN_ENTRY, ORIGIN_LENGTH, ORIGIN, UPDATE_RESERVED,
                UPDATE_STREAM, UPDATE_VALUE, METADATA, UNKNOWN, FULL_URI, CONNECTION_BEFORE, CONNECTION_AFTER, STREAM_BEFORE, STREAM_AFTER,
                INITIAL_BEFORE, INITIAL_AFTER));
        for (Http2Setting setting : Http2Setting.values()) {
            all.add(setting.field());
        }
        return all;
    }
}
