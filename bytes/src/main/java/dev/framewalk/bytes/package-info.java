/// Read-only windows over bytes that know where they came from.
///
/// [dev.framewalk.bytes.Bytes] is the one type through which everything above reads: a capture file mapped into
/// memory, a stream put together from segments, a body inflated. Positions are absolute `long`s, so files beyond
/// 2 GiB need nothing special, and static accessors of the decoders take `(Bytes, position)` without allocating.
/// [dev.framewalk.bytes.Origin] leads from any derived byte back to the bytes it was made of.
@NullMarked
package dev.framewalk.bytes;

import org.jspecify.annotations.NullMarked;
