package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.hpack.HpackTable;

/// What must be known to explain a compressed field block later, when somebody looks at it.
///
/// @param before  the table before the block
/// @param earlier the parts of the block that stand in frames before; empty for a block that begins here
public record Http2BlockContext(HpackTable before, Http2Kept earlier) {}
