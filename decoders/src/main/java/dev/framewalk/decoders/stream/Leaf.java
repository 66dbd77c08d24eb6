package dev.framewalk.decoders.stream;

import dev.framewalk.decoders.field.Certainty;
import org.jspecify.annotations.Nullable;

/// One value of a decoder's state as it is shown.
///
/// @param id        stable name with the end in it, where there are two: `x.http1.client.message`
/// @param textKey   key of its texts, the same for both ends: `x.http1.state.message` (with `.label` and `.why`)
/// @param value     the value as people read it
/// @param packet    the packet that set it, where the decoder knows packets; 0 if not
/// @param unit      the bytes that set it, where the decoder knows bytes; null if not
/// @param certainty how we know
public record Leaf(
        String id, String textKey, String value, int packet, @Nullable Unit unit, Certainty certainty) {}
