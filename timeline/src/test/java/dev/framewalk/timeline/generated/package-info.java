/// Captures made in memory, with the truth about them: conversations with chosen bytes, losses and reorderings.
///
/// The truth is computed by a model of its own, byte by byte and without regard to speed, so that analysis can be held against it.
@org.jspecify.annotations.NullMarked
package dev.framewalk.timeline.generated;
