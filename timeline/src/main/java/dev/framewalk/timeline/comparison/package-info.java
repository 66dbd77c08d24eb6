/// Two captures of the same thing beside each other: what did each way of fetching a page pay, and what came of it?
///
/// [dev.framewalk.timeline.comparison.Paid] counts one capture; [dev.framewalk.timeline.comparison.Comparison] puts two of them into lines.
/// How they are drawn, and told in sentences, is the business of [dev.framewalk.timeline.diagram.compare].
@NullMarked
package dev.framewalk.timeline.comparison;

import org.jspecify.annotations.NullMarked;
