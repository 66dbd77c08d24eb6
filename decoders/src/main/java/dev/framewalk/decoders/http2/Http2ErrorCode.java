package dev.framewalk.decoders.http2;

import org.jspecify.annotations.Nullable;

/// The error codes of RST_STREAM and GOAWAY (RFC 9113, section 7).
public enum Http2ErrorCode {
    NO_ERROR,
    PROTOCOL_ERROR,
    INTERNAL_ERROR,
    FLOW_CONTROL_ERROR,
    SETTINGS_TIMEOUT,
    STREAM_CLOSED,
    FRAME_SIZE_ERROR,
    REFUSED_STREAM,
    CANCEL,
    COMPRESSION_ERROR,
    CONNECT_ERROR,
    ENHANCE_YOUR_CALM,
    INADEQUATE_SECURITY,
    HTTP_1_1_REQUIRED;

    private static final Http2ErrorCode[] ALL = values();

    /// The number on the wire.
    public int number() {
        return ordinal();
    }

    /// The code with this number, or null if it is none of these.
    public static @Nullable Http2ErrorCode of(long number) {
        return number >= 0 && number < ALL.length ? ALL[(int) number] : null;
    }

    /// Its name, or `unknown error` with the number: receivers treat that like INTERNAL_ERROR.
    public static String nameOf(long number) {
        Http2ErrorCode code = of(number);
        return code == null ? "unknown error 0x" + Long.toHexString(number) : code.name();
    }
}
