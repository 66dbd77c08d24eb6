package dev.framewalk.decoders.http;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The field names that are known by heart, each with the [Field] its value is shown as. Names are compared without regard to case
/// (RFC 9110, section 5.1). What each is for is told in the explanation texts under the id of its field.
@SuppressWarnings("ImmutableEnumChecker") // records of strings
public enum HttpFieldName {
    HOST("Host", "http.host", Rfc.of(9110, "7.2")),
    USER_AGENT("User-Agent", "http.user_agent", Rfc.of(9110, "10.1.5")),
    ACCEPT("Accept", "http.accept", Rfc.of(9110, "12.5.1")),
    ACCEPT_CHARSET("Accept-Charset", "x.http.field.accept_charset", Rfc.of(9110, "12.5.2")),
    ACCEPT_ENCODING("Accept-Encoding", "http.accept_encoding", Rfc.of(9110, "12.5.3")),
    ACCEPT_LANGUAGE("Accept-Language", "http.accept_language", Rfc.of(9110, "12.5.4")),
    ACCEPT_RANGES("Accept-Ranges", "x.http.field.accept_ranges", Rfc.of(9110, "14.3")),
    ACCEPT_PATCH("Accept-Patch", "x.http.field.accept_patch", Rfc.of(5789, "3.1")),
    AGE("Age", "x.http.field.age", Rfc.of(9111, "5.1")),
    ALLOW("Allow", "x.http.field.allow", Rfc.of(9110, "10.2.1")),
    ALT_SVC("Alt-Svc", "x.http.field.alt_svc", Rfc.of(7838, "3")),
    ALT_USED("Alt-Used", "x.http.field.alt_used", Rfc.of(7838, "5")),
    AUTHENTICATION_INFO("Authentication-Info", "x.http.field.authentication_info", Rfc.of(9110, "11.6.3")),
    AUTHORIZATION("Authorization", "http.authorization", Rfc.of(9110, "11.6.2")),
    CACHE_CONTROL("Cache-Control", "http.cache_control", Rfc.of(9111, "5.2")),
    CONNECTION("Connection", "http.connection", Rfc.of(9110, "7.6.1")),
    CONTENT_DIGEST("Content-Digest", "x.http.field.content_digest", Rfc.of(9530, "2")),
    CONTENT_DISPOSITION("Content-Disposition", "x.http.field.content_disposition", Rfc.of(6266, "4")),
    CONTENT_ENCODING("Content-Encoding", "http.content_encoding", Rfc.of(9110, "8.4")),
    CONTENT_LANGUAGE("Content-Language", "x.http.field.content_language", Rfc.of(9110, "8.5")),
    CONTENT_LENGTH("Content-Length", "http.content_length_header", Rfc.of(9110, "8.6")),
    CONTENT_LOCATION("Content-Location", "x.http.field.content_location", Rfc.of(9110, "8.7")),
    CONTENT_MD5("Content-MD5", "x.http.field.content_md5", Rfc.of(1864, "2")),
    CONTENT_RANGE("Content-Range", "x.http.field.content_range", Rfc.of(9110, "14.4")),
    CONTENT_SECURITY_POLICY("Content-Security-Policy", "x.http.field.content_security_policy", Rfc.other("W3C Content Security Policy Level 3")),
    CONTENT_TYPE("Content-Type", "http.content_type", Rfc.of(9110, "8.3")),
    COOKIE("Cookie", "http.cookie", Rfc.of(6265, "4.2")),
    CROSS_ORIGIN_RESOURCE_POLICY("Cross-Origin-Resource-Policy", "x.http.field.cross_origin_resource_policy", Rfc.other("WHATWG Fetch")),
    DATE("Date", "http.date", Rfc.of(9110, "6.6.1")),
    DNT("DNT", "x.http.field.dnt", Rfc.other("W3C Tracking Preference Expression")),
    EARLY_DATA("Early-Data", "x.http.field.early_data", Rfc.of(8470, "5.1")),
    ETAG("ETag", "x.http.field.etag", Rfc.of(9110, "8.8.3")),
    EXPECT("Expect", "x.http.field.expect", Rfc.of(9110, "10.1.1")),
    EXPIRES("Expires", "x.http.field.expires", Rfc.of(9111, "5.3")),
    FORWARDED("Forwarded", "x.http.field.forwarded", Rfc.of(7239, "4")),
    FROM("From", "x.http.field.from", Rfc.of(9110, "10.1.2")),
    HTTP2_SETTINGS("HTTP2-Settings", "http.http2_settings", Rfc.of(7540, "3.2.1")),
    IF_MATCH("If-Match", "x.http.field.if_match", Rfc.of(9110, "13.1.1")),
    IF_MODIFIED_SINCE("If-Modified-Since", "x.http.field.if_modified_since", Rfc.of(9110, "13.1.3")),
    IF_NONE_MATCH("If-None-Match", "x.http.field.if_none_match", Rfc.of(9110, "13.1.2")),
    IF_RANGE("If-Range", "x.http.field.if_range", Rfc.of(9110, "13.1.5")),
    IF_UNMODIFIED_SINCE("If-Unmodified-Since", "x.http.field.if_unmodified_since", Rfc.of(9110, "13.1.4")),
    KEEP_ALIVE("Keep-Alive", "x.http.field.keep_alive", Rfc.of(2068, "19.7.1")),
    LAST_EVENT_ID("Last-Event-ID", "x.http.field.last_event_id", Rfc.other("WHATWG HTML, Server-sent events")),
    LAST_MODIFIED("Last-Modified", "http.last_modified", Rfc.of(9110, "8.8.2")),
    LINK("Link", "x.http.field.link", Rfc.of(8288, "3")),
    LOCATION("Location", "http.location", Rfc.of(9110, "10.2.2")),
    MAX_FORWARDS("Max-Forwards", "x.http.field.max_forwards", Rfc.of(9110, "7.6.2")),
    MIME_VERSION("MIME-Version", "x.http.field.mime_version", Rfc.of(9112, "B.1")),
    ORIGIN("Origin", "x.http.field.origin", Rfc.of(6454, "7")),
    PRAGMA("Pragma", "x.http.field.pragma", Rfc.of(9111, "5.4")),
    PREFER("Prefer", "x.http.field.prefer", Rfc.of(7240, "2")),
    PREFERENCE_APPLIED("Preference-Applied", "x.http.field.preference_applied", Rfc.of(7240, "3")),
    PRIORITY("Priority", "x.http.field.priority", Rfc.of(9218, "5")),
    PROXY_AUTHENTICATE("Proxy-Authenticate", "http.proxy_authenticate", Rfc.of(9110, "11.7.1")),
    PROXY_AUTHENTICATION_INFO("Proxy-Authentication-Info", "x.http.field.proxy_authentication_info", Rfc.of(9110, "11.7.3")),
    PROXY_AUTHORIZATION("Proxy-Authorization", "http.proxy_authorization", Rfc.of(9110, "11.7.2")),
    PROXY_CONNECTION("Proxy-Connection", "x.http.field.proxy_connection", Rfc.of(9112, "C.2.2")),
    RANGE("Range", "x.http.field.range", Rfc.of(9110, "14.2")),
    REFERER("Referer", "http.referer", Rfc.of(9110, "10.1.3")),
    REFERRER_POLICY("Referrer-Policy", "x.http.field.referrer_policy", Rfc.other("W3C Referrer Policy")),
    REFRESH("Refresh", "x.http.field.refresh", Rfc.other("WHATWG HTML")),
    REPR_DIGEST("Repr-Digest", "x.http.field.repr_digest", Rfc.of(9530, "3")),
    RETRY_AFTER("Retry-After", "x.http.field.retry_after", Rfc.of(9110, "10.2.3")),
    SEC_CH_UA("Sec-CH-UA", "x.http.field.sec_ch_ua", Rfc.other("W3C User-Agent Client Hints")),
    SEC_FETCH_DEST("Sec-Fetch-Dest", "x.http.field.sec_fetch_dest", Rfc.other("W3C Fetch Metadata")),
    SEC_FETCH_MODE("Sec-Fetch-Mode", "x.http.field.sec_fetch_mode", Rfc.other("W3C Fetch Metadata")),
    SEC_FETCH_SITE("Sec-Fetch-Site", "x.http.field.sec_fetch_site", Rfc.other("W3C Fetch Metadata")),
    SEC_WEBSOCKET_ACCEPT("Sec-WebSocket-Accept", "http.sec_websocket_accept", Rfc.of(6455, "11.3.3")),
    SEC_WEBSOCKET_EXTENSIONS("Sec-WebSocket-Extensions", "http.sec_websocket_extensions", Rfc.of(6455, "11.3.2")),
    SEC_WEBSOCKET_KEY("Sec-WebSocket-Key", "http.sec_websocket_key", Rfc.of(6455, "11.3.1")),
    SEC_WEBSOCKET_PROTOCOL("Sec-WebSocket-Protocol", "http.sec_websocket_protocol", Rfc.of(6455, "11.3.4")),
    SEC_WEBSOCKET_VERSION("Sec-WebSocket-Version", "http.sec_websocket_version", Rfc.of(6455, "11.3.5")),
    SERVER("Server", "http.server", Rfc.of(9110, "10.2.4")),
    SERVER_TIMING("Server-Timing", "x.http.field.server_timing", Rfc.other("W3C Server Timing")),
    SET_COOKIE("Set-Cookie", "http.set_cookie", Rfc.of(6265, "4.1")),
    SOAPACTION("SOAPAction", "x.http.field.soapaction", Rfc.other("W3C SOAP 1.1")),
    STRICT_TRANSPORT_SECURITY("Strict-Transport-Security", "x.http.field.strict_transport_security", Rfc.of(6797, "6.1")),
    TE("TE", "x.http.field.te", Rfc.of(9110, "10.1.4")),
    TIMING_ALLOW_ORIGIN("Timing-Allow-Origin", "x.http.field.timing_allow_origin", Rfc.other("W3C Resource Timing")),
    TRACEPARENT("traceparent", "x.http.field.traceparent", Rfc.other("W3C Trace Context")),
    TRAILER("Trailer", "x.http.field.trailer", Rfc.of(9110, "6.6.2")),
    TRANSFER_ENCODING("Transfer-Encoding", "http.transfer_encoding", Rfc.of(9112, "6.1")),
    UPGRADE("Upgrade", "http.upgrade", Rfc.of(9110, "7.8")),
    UPGRADE_INSECURE_REQUESTS("Upgrade-Insecure-Requests", "x.http.field.upgrade_insecure_requests", Rfc.other("W3C Upgrade Insecure Requests")),
    VARY("Vary", "x.http.field.vary", Rfc.of(9110, "12.5.5")),
    VIA("Via", "x.http.field.via", Rfc.of(9110, "7.6.3")),
    WARNING("Warning", "x.http.field.warning", Rfc.of(9111, "5.5")),
    WWW_AUTHENTICATE("WWW-Authenticate", "http.www_authenticate", Rfc.of(9110, "11.6.1")),
    X_CONTENT_TYPE_OPTIONS("X-Content-Type-Options", "x.http.field.x_content_type_options", Rfc.other("WHATWG Fetch")),
    X_FORWARDED_FOR("X-Forwarded-For", "http.x_forwarded_for", Rfc.of(7239, "1")),
    X_FORWARDED_HOST("X-Forwarded-Host", "x.http.field.x_forwarded_host", Rfc.of(7239, "1")),
    X_FORWARDED_PROTO("X-Forwarded-Proto", "x.http.field.x_forwarded_proto", Rfc.of(7239, "1")),
    X_FRAME_OPTIONS("X-Frame-Options", "x.http.field.x_frame_options", Rfc.of(7034, "2")),
    X_POWERED_BY("X-Powered-By", "x.http.field.x_powered_by", Rfc.other("de facto")),
    X_REQUESTED_WITH("X-Requested-With", "x.http.field.x_requested_with", Rfc.other("de facto")),
    ACCESS_CONTROL_ALLOW_CREDENTIALS("Access-Control-Allow-Credentials", "x.http.field.access_control_allow_credentials", Rfc.other("WHATWG Fetch")),
    ACCESS_CONTROL_ALLOW_HEADERS("Access-Control-Allow-Headers", "x.http.field.access_control_allow_headers", Rfc.other("WHATWG Fetch")),
    ACCESS_CONTROL_ALLOW_METHODS("Access-Control-Allow-Methods", "x.http.field.access_control_allow_methods", Rfc.other("WHATWG Fetch")),
    ACCESS_CONTROL_ALLOW_ORIGIN("Access-Control-Allow-Origin", "x.http.field.access_control_allow_origin", Rfc.other("WHATWG Fetch")),
    ACCESS_CONTROL_EXPOSE_HEADERS("Access-Control-Expose-Headers", "x.http.field.access_control_expose_headers", Rfc.other("WHATWG Fetch")),
    ACCESS_CONTROL_MAX_AGE("Access-Control-Max-Age", "x.http.field.access_control_max_age", Rfc.other("WHATWG Fetch")),
    ACCESS_CONTROL_REQUEST_HEADERS("Access-Control-Request-Headers", "x.http.field.access_control_request_headers", Rfc.other("WHATWG Fetch")),
    ACCESS_CONTROL_REQUEST_METHOD("Access-Control-Request-Method", "x.http.field.access_control_request_method", Rfc.other("WHATWG Fetch"));

    /// No name here is longer.
    private static final int LONGEST = 40;

    private static final HttpFieldName[] TABLE = new HttpFieldName[512];

    static {
        for (HttpFieldName name : values()) {
            int slot = hashOf(name.lowerCase) & (TABLE.length - 1);
            while (TABLE[slot] != null) {
                slot = (slot + 1) & (TABLE.length - 1);
            }
            TABLE[slot] = name;
        }
    }

    private final String canonical;
    private final String lowerCase;
    private final Field field;
    private final long[] words;
    private final int length;

    HttpFieldName(String canonical, String fieldId, Rfc rfc) {
        this.canonical = canonical;
        this.lowerCase = canonical.toLowerCase(Locale.ROOT);
        this.field = Field.text(fieldId, rfc);
        this.words = words(canonical);
        this.length = canonical.length();
    }

    private static long[] words(String name) {
        Bytes bytes = Bytes.captured(name.getBytes(StandardCharsets.US_ASCII));
        int length = name.length();
        if (length < 8) {
            return new long[0];
        }
        long[] words = new long[(length + 7) / 8];
        for (int i = 0; i < words.length - 1; i++) {
            words[i] = bytes.i64(8L * i);
        }
        words[words.length - 1] = bytes.i64(length - 8L);
        return words;
    }

    /// As its specification writes it: `Content-Type`.
    public String canonical() {
        return canonical;
    }

    /// As HTTP/2 and HTTP/3 write it: `content-type`.
    public String lowerCase() {
        return lowerCase;
    }

    /// What its value is shown as.
    public Field field() {
        return field;
    }

    /// Whether a name that begins with this letter may say how a message is framed or what it is about: Connection and Content-*, Expect,
    /// Host, Location, Transfer-Encoding, Upgrade. White space continues the line before.
    public static boolean mayMatter(int firstLetter) {
        return switch (lower(firstLetter)) {
            case 'c', 'e', 'h', 'l', 't', 'u', ' ', '\t' -> true;
            default -> false;
        };
    }

    /// The name that stands in a range of bytes, or null if it is none of these. Allocates nothing.
    public static @Nullable HttpFieldName find(Bytes bytes, long from, int length) {
        if (length == 0 || length > LONGEST) {
            return null;
        }
        int slot = spread(length, lower(bytes.u8(from)), lower(bytes.u8(from + length / 2)), lower(bytes.u8(from + length - 1)))
                & (TABLE.length - 1);
        for (HttpFieldName name = TABLE[slot]; name != null; name = TABLE[slot]) {
            if (name.length == length && (name.isWritten(bytes, from) || name.matches(bytes, from))) {
                return name;
            }
            slot = (slot + 1) & (TABLE.length - 1);
        }
        return null;
    }

    /// Whether it stands there letter by letter as its specification writes it, as it nearly always does: compared eight bytes at a
    /// time, the last eight overlapping those before.
    private boolean isWritten(Bytes bytes, long from) {
        if (length < 8) {
            return false;
        }
        for (int i = 0; i < words.length - 1; i++) {
            if (bytes.i64(from + 8L * i) != words[i]) {
                return false;
            }
        }
        return bytes.i64(from + length - 8) == words[words.length - 1];
    }

    private boolean matches(Bytes bytes, long from) {
        for (int i = 0; i < length; i++) {
            if (lower(bytes.u8(from + i)) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    private static int hashOf(String text) {
        int length = text.length();
        return spread(length, text.charAt(0), text.charAt(length / 2), text.charAt(length - 1));
    }

    /// Length and three letters tell these names apart well enough.
    private static int spread(int length, int first, int middle, int last) {
        int hash = ((length * 31 + first) * 31 + middle) * 31 + last;
        return hash ^ (hash >>> 7);
    }
}
