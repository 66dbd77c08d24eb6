package dev.framewalk.decoders.http;

import dev.framewalk.bytes.Bytes;
import java.nio.charset.StandardCharsets;

/// The request methods of the IANA registry, by name.
public final class HttpMethod {
    /// IANA HTTP Method Registry, 2026-11; the common ones first, because they are looked for in this order.
    private static final String[] REGISTERED = {
        "GET", "POST", "HEAD", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
        "ACL", "BASELINE-CONTROL", "BIND", "CHECKIN", "CHECKOUT", "COPY", "LABEL", "LINK", "LOCK", "MERGE", "MKACTIVITY",
        "MKCALENDAR", "MKCOL", "MKREDIRECTREF", "MKWORKSPACE", "MOVE", "ORDERPATCH", "PRI", "PROPFIND", "PROPPATCH", "QUERY",
        "REBIND", "REPORT", "SEARCH", "UNBIND", "UNCHECKOUT", "UNLINK", "UNLOCK", "UPDATE", "UPDATEREDIRECTREF",
        "VERSION-CONTROL",
        // not in the registry and common: UPnP (SSDP, GENA), Icecast, Microsoft's RPC over HTTP and WebDAV relatives
        "NOTIFY", "M-SEARCH", "SUBSCRIBE", "UNSUBSCRIBE", "SOURCE", "RPC_IN_DATA", "RPC_OUT_DATA", "BCOPY", "BDELETE",
        "BMOVE", "BPROPFIND", "BPROPPATCH", "POLL", "CCM_POST", "BITS_POST",
    };
    private static final int REGISTERED_COUNT = 40;

    private HttpMethod() {}

    /// The method that stands in a range of bytes; one string per method, not per message.
    public static String at(Bytes bytes, long from, int length) {
        for (String known : REGISTERED) {
            if (matches(known, bytes, from, length)) {
                return known;
            }
        }
        return bytes.text(from, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean matches(String known, Bytes bytes, long from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes.u8(from + i) != known.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the registry has it.
    public static boolean isRegistered(String method) {
        for (int i = 0; i < REGISTERED_COUNT; i++) {
            if (REGISTERED[i].equals(method)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is in the registry or so common that it is no surprise.
    public static boolean isFamiliar(String method) {
        for (String known : REGISTERED) {
            if (known.equals(method)) {
                return true;
            }
        }
        return false;
    }

    /// The length of the familiar method that ends just before `end`, or 0: how a request is found behind other bytes.
    public static int endingAt(Bytes bytes, long from, long end) {
        int longest = 0;
        for (String known : REGISTERED) {
            int length = known.length();
            if (length > longest && end - length >= from && matches(known, bytes, end - length, length)) {
                longest = length;
            }
        }
        return longest;
    }
}
