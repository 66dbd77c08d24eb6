/// The comparison: two captures over one another on one axis of time, and a table of what each paid.
///
/// The captures are drawn as lanes; what is compared is counted by [dev.framewalk.timeline.comparison].
@NullMarked
package dev.framewalk.timeline.diagram.compare;

import org.jspecify.annotations.NullMarked;
