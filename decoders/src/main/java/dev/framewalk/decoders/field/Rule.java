package dev.framewalk.decoders.field;

/// A rule of a protocol: what it is called, how much it matters that somebody breaks it, and where it is written.
///
/// @param id stable dotted name, such as `x.udp.length-too-small`; the key of its texts
public record Rule(String id, Severity severity, Rfc rfc) {}
