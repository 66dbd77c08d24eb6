/// Lanes: requests beside each other as bars over time, each with what it waited for, and whose bytes came in which order.
///
/// What is drawn is [dev.framewalk.timeline.lanes]: there is no scene besides. Time runs to the right on a
/// [dev.framewalk.timeline.diagram.lanes.LanesAxis] that folds idle times. Under the lanes lies the multiplexing strip, in marks
/// ([dev.framewalk.timeline.diagram.lanes.TurnStripPainter]) and in a sentence ([dev.framewalk.timeline.diagram.lanes.TurnWords]).
@NullMarked
package dev.framewalk.timeline.diagram.lanes;

import org.jspecify.annotations.NullMarked;
