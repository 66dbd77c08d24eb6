package dev.framewalk.decoders.http1;

import org.jspecify.annotations.Nullable;

/// A request that waits for its response: what must be known of it to read and to tell the response.
///
/// @param exchange      its number in the connection, from 1
/// @param method        such as `HEAD`, after which no body follows
/// @param target        as it stands in the request line
/// @param versionTenths see [Http1StartLine#versionTenths()]
/// @param upgrade       the protocols it proposes to change to, or null
public record Http1Request(int exchange, String method, String target, int versionTenths, @Nullable String upgrade) {
    /// Whether the connection turns into a tunnel if it succeeds.
    public boolean isConnect() {
        return method.equals("CONNECT");
    }
}
