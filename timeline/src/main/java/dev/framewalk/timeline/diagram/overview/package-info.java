/// The overview: a whole capture in one strip.
///
/// Counts come ready made, so that the strip costs the same for ten packets and for ten million.
@NullMarked
package dev.framewalk.timeline.diagram.overview;

import org.jspecify.annotations.NullMarked;
