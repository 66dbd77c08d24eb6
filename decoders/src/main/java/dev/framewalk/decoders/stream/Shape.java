package dev.framewalk.decoders.stream;

/// What bytes say about being a protocol's: the first ones of a stream, or those of one datagram.
public enum Shape {
    /// Cannot be this protocol.
    NO,
    /// Too few to tell: more bytes of the stream, or more datagrams of the conversation, will.
    UNDECIDED,
    /// Could be, and so could others.
    MAYBE,
    /// So distinctive that it wins over ports.
    YES
}
