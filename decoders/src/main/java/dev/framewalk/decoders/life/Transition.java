package dev.framewalk.decoders.life;

import dev.framewalk.decoders.field.Rfc;

/// One allowed step of a life.
///
/// @param from      state before
/// @param on        what happened
/// @param to        state after
/// @param rfc       where it is defined
/// @param isGeneral whether it is one of many alike, from nearly every state: a picture shows all of them as one arrow
public record Transition<S extends Enum<S>, T extends Enum<T>>(S from, T on, S to, Rfc rfc, boolean isGeneral) {}
