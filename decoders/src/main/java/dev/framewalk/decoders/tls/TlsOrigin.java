package dev.framewalk.decoders.tls;

import org.jspecify.annotations.Nullable;

/// The connection in which a session was set up that later ones go on with.
///
/// @param clientRandom its client random as hexadecimal digits, under which key logs have its secret
/// @param master       its master secret, where that is known without a line of its own; else null
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
public record TlsOrigin(String clientRandom, byte @Nullable [] master) {}
