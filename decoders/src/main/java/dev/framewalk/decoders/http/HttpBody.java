package dev.framewalk.decoders.http;

import dev.framewalk.decoders.stream.Unit;
import java.util.List;

/// Where the body of a message is: the ranges of its bytes in one direction of a stream, framing left out. The bytes themselves
/// are fetched by whoever looks, and undone by [BodyDecoder].
///
/// @param pieces     the ranges that are there, in order; a hole is left out
/// @param length     bytes of the body as it was sent, holes included
/// @param missing    bytes of it that the capture lacks
/// @param contiguous bytes from its beginning up to the first hole (all of them where there is none)
/// @param codings    what was done to it, in the order in which it was done: content codings, then transfer codings other than
///                   chunked; lower case
public record HttpBody(List<Unit> pieces, long length, long missing, long contiguous, List<String> codings) {
    /// No body at all.
    public static final HttpBody NONE = new HttpBody(List.of(), 0, 0, 0, List.of());

    public HttpBody {
        codings = List.copyOf(codings);
    }

    public boolean isEmpty() {
        return length == 0;
    }
}
