package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Protocol;
import java.util.List;

/// HPACK as a protocol: its name, fields and broken rules. It is no protocol of streams of its own; HTTP/2 frames carry its blocks.
public final class Hpack {
    /// Its name, fields and broken rules.
    public static final Protocol PROTOCOL =
            new Protocol("hpack", "HPACK", Hpack.class, HpackFields.all(), List.of(HpackAnomaly.values()));

    private Hpack() {}

    /// The field that stands for a whole block.
    public static Field group() {
        return HpackFields.BLOCK;
    }
}
