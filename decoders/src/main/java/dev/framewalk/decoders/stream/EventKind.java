package dev.framewalk.decoders.stream;

/// Which sort of event one is: what all events of the sort have in common. A record keeps its own as a constant.
///
/// @param id    stable dotted name, such as `http1.request-completed`; key of its sentence in the explanation texts
/// @param depth the depth at which it becomes a step of its own
public record EventKind(String id, Depth depth) {
    /// The same event, where it matters more or less than usual.
    public EventKind at(Depth other) {
        return other == depth ? this : new EventKind(id, other);
    }
}
