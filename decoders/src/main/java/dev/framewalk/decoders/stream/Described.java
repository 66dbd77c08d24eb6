package dev.framewalk.decoders.stream;

import java.util.List;

/// A state that can be shown: what a decoder's `state()` gives implements this.
public interface Described {
    /// Its values in the order in which they are shown.
    List<Leaf> leaves();
}
