/// Who waited, for how long, for which bytes, and whose those were.
///
/// A [dev.framewalk.timeline.waiting.Wait] is one interval in which something was held up by one cause
/// ([dev.framewalk.timeline.waiting.WaitCause]). `Waits.of(timeline)` gives them; they are found when somebody asks, one conversation at a time, and kept while the
/// conversation does not grow. `docs/waiting.md` defines each cause exactly.
@NullMarked
package dev.framewalk.timeline.waiting;

import org.jspecify.annotations.NullMarked;
