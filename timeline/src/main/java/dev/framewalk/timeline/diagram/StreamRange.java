package dev.framewalk.timeline.diagram;

/// Bytes `[from, to)` of one direction of a connection, by their positions in its stream.
public record StreamRange(long from, long to) {}
