package dev.framewalk.decoders.http2;

/// Where one direction of an HTTP/2 connection is in its row of frames. [Http2Life] says what leads where.
public enum Http2Phase {
    /// The beginning was not seen: frames are looked for.
    JOINED_MIDWAY,
    /// Before or inside the 24 bytes that a client sends first.
    PREFACE,
    /// Before or inside the header of a frame.
    FRAME_HEADER,
    /// Inside the payload of a frame that is read.
    PAYLOAD,
    /// Inside the payload of a DATA frame.
    DATA,
    /// Inside a payload that is passed over: of an unknown type, or cut by a gap.
    PASSED_OVER,
    /// The place was lost (a gap, or bytes that are no frames): frames are looked for.
    LOST,
    /// No more bytes will come.
    CLOSED
}
