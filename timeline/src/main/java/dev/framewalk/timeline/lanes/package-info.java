/// Requests with their answers as intervals beside each other: what each waited for, and in which order their bytes came.
///
/// ```
///  conversation ──► LaneGroup        one connection
///                     └─ Lane        an exchange of HTTP/1, or a stream of HTTP/2
///                          ├─ Phase  queued │ request │ thinking │ receiving │ blocked │ stalled
///                          └─ LanePieces  packets of a body, or frames
///  all pieces by arrival ──► Turns   who took turns with whom, and who waited for whom
/// ```
///
/// `StreamLanes.of(timeline)` gives them. Everything here is an immutable value made of events; no pixels. A phase that nobody saw on the wire carries how we know of it.
@NullMarked
package dev.framewalk.timeline.lanes;

import org.jspecify.annotations.NullMarked;
