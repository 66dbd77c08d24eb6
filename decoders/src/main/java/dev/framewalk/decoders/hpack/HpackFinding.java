package dev.framewalk.decoders.hpack;

/// A broken rule that was met in a header block.
///
/// @param anomaly  the rule
/// @param from     the first byte that breaks it, counted in the window that was decoded
/// @param length   how many bytes
/// @param measured what is there
/// @param expected what the rule asks for
public record HpackFinding(HpackAnomaly anomaly, long from, long length, String measured, String expected) {}
