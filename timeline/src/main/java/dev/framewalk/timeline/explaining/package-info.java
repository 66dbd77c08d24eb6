/// What the bytes of a packet or of an event mean, field by field, made when somebody looks.
///
/// A [dev.framewalk.timeline.explaining.Look] explains packets, events and their contents, each of them once; `PayloadExplainer` puts the messages of a stream into the
/// tree of the packet that carries a part of them, and `Measurements` what only the segments before can tell. A
/// [dev.framewalk.timeline.explaining.SegmentReader] reads the segments of a connection again, one after the other.
@NullMarked
package dev.framewalk.timeline.explaining;

import org.jspecify.annotations.NullMarked;
