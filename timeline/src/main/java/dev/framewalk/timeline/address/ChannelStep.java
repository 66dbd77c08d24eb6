package dev.framewalk.timeline.address;

/// One channel of those that lie inside each other.
///
/// @param protocol the id of what it speaks: `http2`; [#UNKNOWN] where nobody knew
/// @param key      its number among those that the channel around has opened (a stream's number, for example); -1 where it needs none: the bytes of the
///                 transport, and the datagrams of a protocol
public record ChannelStep(String protocol, long key) {
    /// What is written for a protocol that nobody knew; whoever knows it by now does not contradict.
    public static final String UNKNOWN = "bytes";

    boolean agrees(ChannelStep other) {
        return key == other.key
                && (protocol.equals(other.protocol) || protocol.equals(UNKNOWN) || other.protocol.equals(UNKNOWN));
    }
}
