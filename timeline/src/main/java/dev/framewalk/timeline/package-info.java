/// What happened, when and why.
///
/// A [dev.framewalk.timeline.Timeline] runs the decoders over a capture and holds what they found: packets and events in columns,
/// conversations, spans, insights; it explains any packet or event and gives the state of both ends at any step.
///
/// - `sweep` reads packets once, in order, and finds conversations and what they say (no object per packet);
/// - `state` rebuilds what an endpoint knew at a step;
/// - `filter` compiles display filters; `diagram` draws; `export` writes.
///
/// One thread fills a timeline; any thread may read what is published ([dev.framewalk.timeline.Timeline#eventCount()] and so on only grow).
@NullMarked
package dev.framewalk.timeline;

import org.jspecify.annotations.NullMarked;
