package dev.framewalk.decoders.stream;

import java.util.List;

/// A state that can be shown: what a decoder's `state()` gives implements this.
public interface Described {
    /// Its values in the order in which they are shown.
    List<Leaf> leaves();

    /// Where the things that it knows stand in their lives, so that the lives can be drawn. Empty if it has none.
    default List<LifeAt<?, ?>> lives() {
        return List.of();
    }
}
