/// The steps of a timeline as text and as JSON lines, for files, for pipes and for other programs.
///
/// Pictures are in [dev.framewalk.timeline.diagram].
@NullMarked
package dev.framewalk.timeline.export;

import org.jspecify.annotations.NullMarked;
