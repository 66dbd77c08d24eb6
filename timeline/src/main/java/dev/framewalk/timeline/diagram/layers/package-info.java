/// The layers picture: the same bytes as each layer sees them, from segments up to messages.
///
/// Stream positions run to the right; each layer is a row of boxes. [dev.framewalk.timeline.diagram.layers.TimelineLayers] reads where they lie,
/// and gives a [dev.framewalk.timeline.diagram.layers.LayersScene] of any stretch of bytes.
@NullMarked
package dev.framewalk.timeline.diagram.layers;

import org.jspecify.annotations.NullMarked;
