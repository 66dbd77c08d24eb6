/// Intervals with a meaning: a handshake, an exchange, a hole, a window that was closed.
///
/// [dev.framewalk.timeline.span.Spans] gives them in the order in which they began; `SpanKeeper` finds them in the events, once, and keeps them in columns.
@NullMarked
package dev.framewalk.timeline.span;

import org.jspecify.annotations.NullMarked;
