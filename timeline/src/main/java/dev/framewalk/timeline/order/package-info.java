/// In which order the bytes of a TCP connection came: what was missing, what had to wait for it, and what filled the hole.
///
/// There is one [dev.framewalk.timeline.order.ByteOrder] for each direction, and every room that speaks of missing or waiting bytes asks it: insights, `hol`,
/// streams, the TCP view, comparisons and filters. It knows two moments for each byte: when it came, and when all bytes before it were there too
/// ([dev.framewalk.timeline.order.Disorder] holds those for which they differ). Of several copies of a byte the one counts that the receiver accepted
/// ([dev.framewalk.timeline.order.Acceptance]). As a connection grows, [dev.framewalk.timeline.order.GrowingOrder] finds only what is not settled. `docs/waiting.md` has the rules.
@NullMarked
package dev.framewalk.timeline.order;

import org.jspecify.annotations.NullMarked;
