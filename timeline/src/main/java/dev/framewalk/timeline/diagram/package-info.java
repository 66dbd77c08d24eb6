/// What all pictures of a timeline share: their look, their words, how times are written, and how they become a file.
///
/// Each picture is a package below this one. All are made in the same steps, without a screen:
///
/// ```
/// timeline ──► scene ──► layout ──► painter ──► Surface           ladder: TimelineLadder, LadderScene, LadderLayout, LadderPainter
///              what to   where it   which         ▲
///              show      lies       marks       Theme, DiagramWords
/// ```
///
/// A scene says *what* happened; it knows no pixels. A layout places it for one width and one zoom, and answers where an event lies and what lies
/// at a point. A painter turns the part in sight into marks and holds no state. A [dev.framewalk.timeline.diagram.Plate] is the whole picture with
/// title, key and source, as exports write it.
///
/// Three rules hold everywhere here: colour is never the only cue; what was not observed does not look observed
/// ([dev.framewalk.decoders.field.Certainty]); any string can be drawn.
@NullMarked
package dev.framewalk.timeline.diagram;

import org.jspecify.annotations.NullMarked;
