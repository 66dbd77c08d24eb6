package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.hpack.HpackBlock;
import dev.framewalk.decoders.hpack.HpackField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A decompressed field block, and what it says as far as decoding and telling need it.
///
/// @param fields        the fields in their order
/// @param method        value of `:method`, or null
/// @param scheme        value of `:scheme`, or null
/// @param authority     value of `:authority`, or of `host` where that is missing, or null
/// @param path          value of `:path`, or null
/// @param protocol      value of `:protocol` (extended CONNECT), or null
/// @param status        value of `:status`; 0 if there is none or it is no number
/// @param contentLength the announced length; [#NO_LENGTH] or [#BAD_LENGTH]
/// @param contentType   value of `content-type`, or null
/// @param location      value of `location`, or null
/// @param codings       content codings in order, lower case
/// @param priority      value of `priority` (RFC 9218), or null
/// @param encodedLength bytes of the block on the wire
/// @param unknown       fields whose text is not known, because the table they refer to was not seen, or that are not kept
/// @param isPseudo      whether it has pseudo-fields
public record Http2Head(
        List<HpackField> fields,
        @Nullable String method,
        @Nullable String scheme,
        @Nullable String authority,
        @Nullable String path,
        @Nullable String protocol,
        int status,
        long contentLength,
        @Nullable String contentType,
        @Nullable String location,
        List<String> codings,
        @Nullable String priority,
        int encodedLength,
        int unknown,
        boolean isPseudo) {
    /// There is no content-length.
    public static final long NO_LENGTH = -1;

    /// content-length is there and is no number, or two different ones.
    public static final long BAD_LENGTH = -2;

    /// What is known of a block that could not be read.
    static final Http2Head UNREAD =
            new Http2Head(List.of(), null, null, null, null, null, 0, NO_LENGTH, null, null, List.of(), null, 0, 1, false);

    static Http2Head of(HpackBlock block) {
        String method = null;
        String scheme = null;
        String authority = null;
        String host = null;
        String path = null;
        String protocol = null;
        int status = 0;
        long length = NO_LENGTH;
        String type = null;
        String location = null;
        List<String> codings = List.of();
        String priority = null;
        int unknown = block.notKept();
        boolean isPseudo = false;
        List<HpackField> fields = block.fields();
        for (int i = 0; i < fields.size(); i++) {
            HpackField field = fields.get(i);
            String name = field.name();
            String value = field.value();
            if (name == null || value == null) {
                unknown++;
                isPseudo |= name != null && name.startsWith(":");
                continue;
            }
            isPseudo |= !name.isEmpty() && name.charAt(0) == ':';
            switch (name) {
                case ":method" -> method = value;
                case ":scheme" -> scheme = value;
                case ":authority" -> authority = value;
                case ":path" -> path = value;
                case ":protocol" -> protocol = value;
                case ":status" -> status = status(value);
                case "host" -> host = value;
                case "content-length" -> length = length(length, value);
                case "content-type" -> type = value;
                case "location" -> location = value;
                case "content-encoding" -> codings = codings(codings, value);
                case "priority" -> priority = value;
                default -> {
                    // all the others are only shown
                }
            }
        }
        return new Http2Head(
                fields,
                method,
                scheme,
                authority == null ? host : authority,
                path,
                protocol,
                status,
                length,
                type,
                location,
                codings,
                priority,
                block.encodedLength(),
                unknown,
                isPseudo);
    }

    private static int status(String value) {
        if (value.length() != 3) {
            return 0;
        }
        int status = 0;
        for (int i = 0; i < 3; i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            status = status * 10 + digit;
        }
        return status;
    }

    private static long length(long before, String value) {
        long length = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9 || length > (Long.MAX_VALUE - 9) / 10) {
                return BAD_LENGTH;
            }
            length = length * 10 + digit;
        }
        boolean isSame = before == NO_LENGTH || before == length;
        return value.isEmpty() || !isSame ? BAD_LENGTH : length;
    }

    private static List<String> codings(List<String> before, String value) {
        if (before.isEmpty() && value.indexOf(',') < 0) {
            return List.of(value.strip().toLowerCase(Locale.ROOT));
        }
        List<String> all = new ArrayList<>(before);
        for (String part : value.split(",", 16)) {
            if (!part.isBlank()) {
                all.add(part.strip().toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(all);
    }

    /// Bytes that HTTP/1.1 would need for the same fields, as far as they are known.
    public long textLength() {
        long length = 0;
        for (HpackField field : fields) {
            length += field.textLength();
        }
        return length;
    }

    /// The whole address that a request means, or null where it is not known.
    public @Nullable String address() {
        return scheme == null || authority == null || path == null
                ? null
                : scheme + "://" + authority + (path.equals("*") ? "" : path);
    }

    /// A few words: `GET /style.css`, `200 OK`; empty where nothing is known.
    public String title() {
        return Http2Sentences.title(this);
    }

    /// Whether it is the head of an interim answer (1xx).
    public boolean isInterim() {
        return status >= 100 && status < 200;
    }

    /// Whether the method turns the stream into a tunnel.
    public boolean isConnect() {
        return "CONNECT".equals(method);
    }

    @Override
    public String toString() {
        return Http2Sentences.title(this);
    }
}
