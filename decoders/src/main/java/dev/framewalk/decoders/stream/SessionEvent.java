package dev.framewalk.decoders.stream;

import java.util.List;

/// An event that tells of a session which outlives its connection: one is granted that later connections may go on with, or one is gone on with.
///
/// Names are compared and never shown. What was only offered and not taken is not told.
public interface SessionEvent extends StreamEvent {
    /// The names under which its server will know the session again; often none.
    List<String> grants();

    /// The names of the session that this connection goes on with, where both ends agreed to; any of them may be the one that was granted.
    /// Empty if it begins a session of its own.
    List<String> continues();
}
