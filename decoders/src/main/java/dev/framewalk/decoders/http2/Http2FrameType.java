package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.field.Rfc;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The frame types of the IANA registry (copy of 2022-08-17, and the drafts that are met in the wild). Frames carry the number; types that are
/// not here are carried along as numbers, because receivers must ignore and discard what they do not know (RFC 9113, section 5.5).
public enum Http2FrameType {
    DATA(0x0, Rfc.of(9113, "6.1")),
    HEADERS(0x1, Rfc.of(9113, "6.2")),
    PRIORITY(0x2, Rfc.of(9113, "6.3")),
    RST_STREAM(0x3, Rfc.of(9113, "6.4")),
    SETTINGS(0x4, Rfc.of(9113, "6.5")),
    PUSH_PROMISE(0x5, Rfc.of(9113, "6.6")),
    PING(0x6, Rfc.of(9113, "6.7")),
    GOAWAY(0x7, Rfc.of(9113, "6.8")),
    WINDOW_UPDATE(0x8, Rfc.of(9113, "6.9")),
    CONTINUATION(0x9, Rfc.of(9113, "6.10")),
    ALTSVC(0xa, Rfc.of(7838, "4")),
    /// Proposed and withdrawn; some old implementations send it.
    BLOCKED(0xb, Rfc.other("draft-ietf-httpbis-http2-13")),
    ORIGIN(0xc, Rfc.of(8336, "2")),
    PRIORITY_UPDATE(0x10, Rfc.of(9218, "7.1")),
    METADATA(0x4d, Rfc.other("draft-beky-httpbis-metadata"));

    private static final @Nullable Http2FrameType[] BY_NUMBER = new Http2FrameType[256];

    static {
        for (Http2FrameType type : values()) {
            BY_NUMBER[type.number] = type;
        }
    }

    private final int number;
    private final Rfc rfc;

    Http2FrameType(int number, Rfc rfc) {
        this.number = number;
        this.rfc = rfc;
    }

    public int number() {
        return number;
    }

    public Rfc rfc() {
        return rfc;
    }

    /// The type with this number, or null if it is none of these.
    public static @Nullable Http2FrameType of(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    /// Its name, or what kind of number it is. Never forgets the number.
    public static String nameOf(long number) {
        Http2FrameType type = of((int) Math.min(number, 256));
        if (type != null) {
            return type.name();
        }
        String digits = "0x" + Long.toHexString(number).toLowerCase(Locale.ROOT);
        return isGrease(number) ? "GREASE " + digits : "unknown type " + digits;
    }

    /// Whether the number is one of those that are sent only to keep receivers used to unknown ones (`0x0b + 0x1f * N`).
    public static boolean isGrease(long number) {
        return number > 0xb && (number - 0xb) % 0x1f == 0;
    }
}
