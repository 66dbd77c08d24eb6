/// Which event explains which other one, often in another conversation.
///
/// A [dev.framewalk.timeline.link.Link] leads from a cause to its effect and says why, and how sure that is. `Links.of(timeline)` gives them; they
/// are found once, event by event, when somebody asks, and what has come since is added then. Each kind has a class that finds it, from what
/// events say of themselves (the roles in `decoders.stream`). `docs/links.md` says exactly what each kind claims, and what it does not.
@NullMarked
package dev.framewalk.timeline.link;

import org.jspecify.annotations.NullMarked;
