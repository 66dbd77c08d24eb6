package dev.framewalk.timeline.recording;

/// One request with its answer; events are -1 where they were not seen.
///
/// @param channel   the number of the channel that it is in
/// @param number    which exchange of its channel
/// @param asking    the request begins
/// @param asked     the request is whole
/// @param answering the answer begins
/// @param answered  the answer is whole
public record ExchangeParts(int channel, int number, int asking, int asked, int answering, int answered) {}
