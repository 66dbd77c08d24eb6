/// What happened, in sentences: events, packets as lines of a list, what is read aloud.
///
/// A [dev.framewalk.timeline.telling.Teller] says an event with the values in it, and how we know it; the words lie beside `story`, whose events they tell.
/// Segments and other packets have tellers of their own. A [dev.framewalk.timeline.telling.PacketLiner] makes the lines of the familiar packet list.
@NullMarked
package dev.framewalk.timeline.telling;

import org.jspecify.annotations.NullMarked;
