/// The ladder: hosts as columns, time downwards, and what they sent each other as arrows.
///
/// [dev.framewalk.timeline.diagram.ladder.TimelineLadder] makes a [dev.framewalk.timeline.diagram.ladder.LadderScene] of a timeline;
/// [dev.framewalk.timeline.diagram.ladder.LadderLayout] places it for one width, one axis and one zoom, and gives the part that is looked at;
/// [dev.framewalk.timeline.diagram.ladder.LadderPainter] draws that part. Nothing jumps while one scrolls: a layout is made once, and asked for another part.
///
/// ```
/// scene ──► LadderRows       heights of all that happens at a time
///       ──► LadderLabels     what arrows say in the room they have;   LabelPlaces   where that lies
///       ──► BracketPlaces    what lies beside: handshakes, streams;   TiePlaces     what explains what
///       ──► LadderDensity    bars for more arrows than an eye can tell apart
/// ```
///
/// [dev.framewalk.timeline.diagram.ladder.SequenceText] writes the same scene for tools that draw sequence diagrams themselves.
@NullMarked
package dev.framewalk.timeline.diagram.ladder;

import org.jspecify.annotations.NullMarked;
