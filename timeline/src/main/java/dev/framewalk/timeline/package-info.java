/// A capture and all that was understood of it: what happened, when and why.
///
/// A [dev.framewalk.timeline.Timeline] is what all rooms ask: which packets, events and conversations there are, and how they belong together. It
/// stands on `recording` (what is written down while a capture is read) and so on `sweep` (reads packets once, in order, and finds conversations and what they say),
/// `story` (what packets amount to), `keys` and `column`.
///
/// All other rooms stand on it, and it knows none of them: `telling` says events in sentences, `explaining` makes trees of fields, `state` rebuilds what both ends
/// knew at a step, `span` finds intervals, `order`, `waiting`, `lanes`, `insight` and so on find out why. What such a room finds it keeps with the timeline
/// ([dev.framewalk.timeline.Timeline#kept]): `Teller.of(timeline)`, `States.of(timeline)`, `Waits.of(timeline)`, `Insights.of(timeline)`.
///
/// One thread fills a timeline; any thread may read what is published, all of it at one moment ([dev.framewalk.timeline.Timeline#snapshot()]).
@NullMarked
package dev.framewalk.timeline;

import org.jspecify.annotations.NullMarked;
