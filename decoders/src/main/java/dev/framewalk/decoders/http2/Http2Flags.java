package dev.framewalk.decoders.http2;

/// The flags of frames. One bit means different things in frames of different types.
public final class Http2Flags {
    /// Of DATA and HEADERS: the sender sends nothing more on this stream.
    public static final int END_STREAM = 0x1;

    /// Of SETTINGS and PING: this is the answer.
    public static final int ACK = 0x1;

    /// Of HEADERS, PUSH_PROMISE, CONTINUATION: the field block ends here.
    public static final int END_HEADERS = 0x4;

    /// Of DATA, HEADERS, PUSH_PROMISE: padding follows, and its length stands first.
    public static final int PADDED = 0x8;

    /// Of HEADERS: a priority stands before the field block.
    public static final int PRIORITY = 0x20;

    private Http2Flags() {}

    /// The flags that are defined for a type.
    public static int definedFor(int type) {
        return switch (type) {
            case 0x0 -> END_STREAM | PADDED;
            case 0x1 -> END_STREAM | END_HEADERS | PADDED | PRIORITY;
            case 0x4, 0x6 -> ACK;
            case 0x5 -> END_HEADERS | PADDED;
            case 0x9 -> END_HEADERS;
            case 0x4d -> END_HEADERS;
            default -> 0;
        };
    }

    /// The names of the flags that are set: `END_STREAM, END_HEADERS`; flags that mean nothing in this type as a number; `none` if none is set.
    public static String names(int type, int flags) {
        StringBuilder text = new StringBuilder();
        int defined = definedFor(type) & flags;
        if ((defined & 1) != 0) {
            add(text, type == 0x4 || type == 0x6 ? "ACK" : "END_STREAM");
        }
        if ((defined & END_HEADERS) != 0) {
            add(text, type == 0x4d ? "END_METADATA" : "END_HEADERS");
        }
        if ((defined & PADDED) != 0) {
            add(text, "PADDED");
        }
        if ((defined & PRIORITY) != 0) {
            add(text, "PRIORITY");
        }
        int rest = flags & ~defined & 0xff;
        if (rest != 0) {
            add(text, "unused 0x" + Integer.toHexString(rest));
        }
        return text.isEmpty() ? "none" : text.toString();
    }

    private static void add(StringBuilder text, String name) {
        text.append(text.isEmpty() ? "" : ", ").append(name);
    }
}
