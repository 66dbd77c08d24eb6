package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;
import org.jspecify.annotations.Nullable;

/// The settings of the IANA registry. Others are carried along as numbers, because receivers ignore what they do not know (RFC 9113, section 6.5.2).
@SuppressWarnings("ImmutableEnumChecker") // records of strings
public enum Http2Setting {
    HEADER_TABLE_SIZE(1, 4096, "http2.settings.header_table_size", Rfc.of(9113, "6.5.2")),
    ENABLE_PUSH(2, 1, "http2.settings.enable_push", Rfc.of(9113, "6.5.2")),
    MAX_CONCURRENT_STREAMS(3, Http2Setting.UNLIMITED, "http2.settings.max_concurrent_streams", Rfc.of(9113, "6.5.2")),
    INITIAL_WINDOW_SIZE(4, 65535, "http2.settings.initial_window_size", Rfc.of(9113, "6.5.2")),
    MAX_FRAME_SIZE(5, 16384, "http2.settings.max_frame_size", Rfc.of(9113, "6.5.2")),
    MAX_HEADER_LIST_SIZE(6, Http2Setting.UNLIMITED, "http2.settings.max_header_list_size", Rfc.of(9113, "6.5.2")),
    ENABLE_CONNECT_PROTOCOL(8, 0, "http2.settings.extended_connect", Rfc.of(8441, "3")),
    NO_RFC7540_PRIORITIES(9, 0, "x.http2.settings.no_rfc7540_priorities", Rfc.of(9218, "2.1")),
    TLS_RENEG_PERMITTED(0x10, 0, "x.http2.settings.tls_reneg_permitted", Rfc.other("MS-HTTP2E, 2.1")),
    ENABLE_METADATA(0x4d44, 0, "x.http2.settings.enable_metadata", Rfc.other("draft-beky-httpbis-metadata")),
    WEBTRANSPORT_INITIAL_MAX_DATA(0x2b61, 0, "x.http2.settings.webtransport_max_data", Rfc.other("draft-ietf-webtrans-http2")),
    WEBTRANSPORT_INITIAL_MAX_STREAM_DATA_UNI(0x2b62, 0, "x.http2.settings.webtransport_max_stream_data_uni", Rfc.other("draft-ietf-webtrans-http2")),
    WEBTRANSPORT_INITIAL_MAX_STREAM_DATA_BIDI(0x2b63, 0, "x.http2.settings.webtransport_max_stream_data_bidi", Rfc.other("draft-ietf-webtrans-http2")),
    WEBTRANSPORT_INITIAL_MAX_STREAMS_UNI(0x2b64, 0, "x.http2.settings.webtransport_max_streams_uni", Rfc.other("draft-ietf-webtrans-http2")),
    WEBTRANSPORT_INITIAL_MAX_STREAMS_BIDI(0x2b65, 0, "x.http2.settings.webtransport_max_streams_bidi", Rfc.other("draft-ietf-webtrans-http2")),
    WEBTRANSPORT_MAX_SESSIONS(0x2b66, 0, "x.http2.settings.webtransport_max_sessions", Rfc.other("draft-ietf-webtrans-http2"));

    /// The value of a limit that nobody set.
    public static final long UNLIMITED = Long.MAX_VALUE;

    private final int number;
    private final long usual;
    private final Field field;

    Http2Setting(int number, long usual, String fieldId, Rfc rfc) {
        this.number = number;
        this.usual = usual;
        this.field = Field.number(fieldId, rfc);
    }

    public int number() {
        return number;
    }

    /// The value that holds while nobody set another.
    public long usual() {
        return usual;
    }

    public Field field() {
        return field;
    }

    /// The setting with this number, or null if it is none of these.
    public static @Nullable Http2Setting of(int number) {
        return switch (number) {
            case 1 -> HEADER_TABLE_SIZE;
            case 2 -> ENABLE_PUSH;
            case 3 -> MAX_CONCURRENT_STREAMS;
            case 4 -> INITIAL_WINDOW_SIZE;
            case 5 -> MAX_FRAME_SIZE;
            case 6 -> MAX_HEADER_LIST_SIZE;
            case 8 -> ENABLE_CONNECT_PROTOCOL;
            case 9 -> NO_RFC7540_PRIORITIES;
            case 0x10 -> TLS_RENEG_PERMITTED;
            case 0x4d44 -> ENABLE_METADATA;
            case 0x2b61 -> WEBTRANSPORT_INITIAL_MAX_DATA;
            case 0x2b62 -> WEBTRANSPORT_INITIAL_MAX_STREAM_DATA_UNI;
            case 0x2b63 -> WEBTRANSPORT_INITIAL_MAX_STREAM_DATA_BIDI;
            case 0x2b64 -> WEBTRANSPORT_INITIAL_MAX_STREAMS_UNI;
            case 0x2b65 -> WEBTRANSPORT_INITIAL_MAX_STREAMS_BIDI;
            case 0x2b66 -> WEBTRANSPORT_MAX_SESSIONS;
            default -> null;
        };
    }

    /// Its name, or what kind of number it is. Never forgets the number.
    public static String nameOf(long number) {
        Http2Setting setting = number > 0xffff ? null : of((int) number);
        if (setting != null) {
            return setting.name();
        }
        String digits = "0x" + Long.toHexString(number);
        if (number == 0) {
            return "reserved 0x0";
        }
        return isGrease(number) ? "GREASE " + digits : "unknown setting " + digits;
    }

    /// Whether the number is one of those that are sent only to keep receivers used to unknown ones (`0x?a?a`).
    public static boolean isGrease(long number) {
        return (number & 0x0f0f) == 0x0a0a;
    }
}
