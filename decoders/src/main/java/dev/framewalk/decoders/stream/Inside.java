package dev.framewalk.decoders.stream;

import org.jspecify.annotations.Nullable;

/// What a stream inside another one speaks, in the words of the protocol around it.
///
/// @param token   an ALPN protocol name or an upgrade token, such as `h2`, `h2c`, `websocket`
/// @param reason  how we know: one sentence
/// @param request the message that asked for it, where there was one (the request with `Upgrade`), or null
public record Inside(String token, String reason, @Nullable StreamEvent request) {}
