package dev.framewalk.timeline.link;

import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a request asks for, written in one way, so that two can be compared: scheme, host, port, path and query. Reads what people really
/// send, which is not always what RFC 3986 allows.
///
/// @param host in lower case
/// @param port as written, or that of the scheme
/// @param path with the query, without the fragment; begins with `/`
record WebAddress(String scheme, String host, String port, String path) {
    /// What a request with this target asks for; null if that cannot be known.
    ///
    /// @param authority what the request says of its host; null or empty if nothing
    /// @param server    stands in for that
    static @Nullable WebAddress asked(boolean isProtected, @Nullable String authority, String server, @Nullable String target) {
        if (target == null || target.isEmpty()) {
            return null;
        }
        WebAddress base = of(isProtected ? "https" : "http", authority == null || authority.isEmpty() ? server : authority, "/");
        // a proxy is asked with the whole address
        return target.startsWith("/") || target.contains("://") ? base.resolve(target) : null;
    }

    private static WebAddress of(String scheme, String authority, String path) {
        String host = authority.substring(authority.indexOf('@') + 1);
        Host parts = Host.of(host.toLowerCase(Locale.ROOT));
        String usual = scheme.equals("https") ? "443" : scheme.equals("http") ? "80" : "";
        return new WebAddress(scheme, parts.name(), parts.port().isEmpty() ? usual : parts.port(), withoutDots(path));
    }

    /// What a reference means that stands in an answer about this (RFC 3986, section 5.2).
    WebAddress resolve(String written) {
        String reference = written.strip();
        int fragment = reference.indexOf('#');
        if (fragment >= 0) {
            reference = reference.substring(0, fragment);
        }
        int colon = reference.indexOf("://");
        if (colon > 0 && reference.substring(0, colon).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.')) {
            return absolute(reference.substring(0, colon).toLowerCase(Locale.ROOT), reference.substring(colon + 3));
        }
        if (reference.startsWith("//")) {
            return absolute(scheme, reference.substring(2));
        }
        if (reference.isEmpty()) {
            return this;
        }
        String bare = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        String whole = switch (reference.charAt(0)) {
            case '/' -> reference;
            case '?' -> bare + reference;
            default -> bare.substring(0, bare.lastIndexOf('/') + 1) + reference;
        };
        return new WebAddress(scheme, host, port, withoutDots(whole));
    }

    private static WebAddress absolute(String scheme, String rest) {
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
            end++;
        }
        String path = rest.substring(end);
        return of(scheme, rest.substring(0, end), path.startsWith("/") ? path : "/" + path);
    }

    /// RFC 3986, section 5.2.4.
    private static String withoutDots(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        if (!bare.contains("/.")) {
            return path;
        }
        ArrayDeque<String> kept = new ArrayDeque<>();
        String[] parts = bare.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean isLast = i == parts.length - 1;
            if (parts[i].equals("..")) {
                kept.pollLast();
            }
            if (!parts[i].equals("..") && !parts[i].equals(".")) {
                kept.addLast(parts[i]);
            } else if (isLast) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept) + (query < 0 ? "" : path.substring(query));
    }
}
