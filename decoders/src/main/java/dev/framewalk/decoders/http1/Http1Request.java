package dev.framewalk.decoders.http1;

import org.jspecify.annotations.Nullable;

/// A request that waits for its response: what must be known of it to read and to tell the response.
///
/// @param exchange      its number in the connection, from 1
/// @param method        such as `HEAD`, after which no body follows
/// @param target        as it stands in the request line
/// @param versionTenths see [Http1StartLine#versionTenths()]
/// @param upgrade       the protocols it proposes to change to, or null
/// @param asked         the event that told it, or null where there was none
public record Http1Request(
        int exchange,
        String method,
        String target,
        int versionTenths,
        @Nullable String upgrade,
        Http1Event.@Nullable RequestStarted asked) {
    public Http1Request(int exchange, String method, String target, int versionTenths, @Nullable String upgrade) {
        this(exchange, method, target, versionTenths, upgrade, null);
    }

    /// Whether the connection turns into a tunnel if it succeeds.
    public boolean isConnect() {
        return method.equals("CONNECT");
    }
}
