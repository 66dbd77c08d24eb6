package dev.framewalk.decoders.stream;

/// An event that concerns its connection as a whole, so that it is shown beside all exchanges of it: an end announces that it will close.
public interface ConnectionEvent extends StreamEvent {}
