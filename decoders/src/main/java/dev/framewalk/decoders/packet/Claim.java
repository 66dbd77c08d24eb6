package dev.framewalk.decoders.packet;

/// A protocol's statement that a number means it.
///
/// @param space which numbering
/// @param value the number in it
public record Claim(Space space, int value) {}
