/// Reading a capture once, in order: which layers each packet has, which conversation it belongs to, what that conversation says.
///
/// [dev.framewalk.timeline.sweep.Sweep] makes no object per packet; what it finds goes to a
/// [dev.framewalk.timeline.sweep.SweepListener]: counting (a summary) or recording (a timeline). Which decoders read, and what the user said about ports, is in
/// [dev.framewalk.timeline.sweep.Protocols].
@NullMarked
package dev.framewalk.timeline.sweep;

import org.jspecify.annotations.NullMarked;
