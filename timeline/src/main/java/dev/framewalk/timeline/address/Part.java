package dev.framewalk.timeline.address;

import dev.framewalk.timeline.recording.Endpoint;
import org.jspecify.annotations.Nullable;

/// What of a thing is meant.
public sealed interface Part {
    Part WHOLE = new Whole();
    Part AFTER = new After();

    /// The thing itself.
    record Whole() implements Part {}

    /// The step behind an event: the moment when it has happened.
    record After() implements Part {}

    /// A field of it.
    ///
    /// @param id     of the field, as in filters
    /// @param window what its bytes were made by: empty for those of the packet or unit themselves, else such as `decrypted`, with the place in the packet
    ///               where they begin
    /// @param bits   its first bit, counted from the beginning of the packet, the unit or that window; -1 if only the id counts
    /// @param length how many bits
    /// @param nth    which of those that are alike in all this
    record Field(String id, String window, long bits, long length, Nth nth) implements Part {}

    /// A value of the state behind an event.
    ///
    /// @param id     of the value, as `state --json` gives it
    /// @param client the end that is called client in the id; null if roles are meant
    record Leaf(String id, @Nullable Endpoint client) implements Part {}
}
