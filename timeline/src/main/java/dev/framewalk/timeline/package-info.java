/// A capture and all that was understood of it: what happened, when and why.
///
/// A [dev.framewalk.timeline.Timeline] runs the decoders over a capture and holds what they found: packets and events in columns,
/// conversations, spans; it explains any packet or event and gives the state of both ends at any step.
///
/// It stands on `sweep` (reads packets once, in order, and finds conversations and what they say), `story` (what packets amount to), `keys`, `column` and `state`.
/// All other rooms stand on it, and it knows none of them: `waiting`, `lanes`, `insight` and so on read its events, and what they find they keep with the timeline
/// ([dev.framewalk.timeline.Timeline#kept]): `Waits.of(timeline)`, `StreamLanes.of(timeline)`, `Insights.of(timeline)`.
///
/// One thread fills a timeline; any thread may read what is published ([dev.framewalk.timeline.Timeline#eventCount()] and so on only grow).
@NullMarked
package dev.framewalk.timeline;

import org.jspecify.annotations.NullMarked;
