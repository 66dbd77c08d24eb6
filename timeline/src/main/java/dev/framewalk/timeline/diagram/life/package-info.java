/// The state diagram: which states a thing can be in, what leads from one to another, and who stands where at a step.
///
/// Its table is a [dev.framewalk.decoders.life.Life], the one that the traffic is checked against. Rows are found by
/// [dev.framewalk.timeline.diagram.life.LifeRows]; arrows find their way through the room between rows
/// ([dev.framewalk.timeline.diagram.life.LifeGutter]) and beside them ([dev.framewalk.timeline.diagram.life.LifeLanes]).
@NullMarked
package dev.framewalk.timeline.diagram.life;

import org.jspecify.annotations.NullMarked;
