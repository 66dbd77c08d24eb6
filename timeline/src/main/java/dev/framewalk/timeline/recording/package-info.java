/// What is written down of a capture while it is read.
///
/// One thread reads: a [dev.framewalk.timeline.sweep.Sweep] tells a `Recorder` what it meets, and the recorder writes packets
/// ([dev.framewalk.timeline.recording.PacketTable]) and events ([dev.framewalk.timeline.recording.EventTable]) into columns, and keeps of each
/// conversation what only reading can know ([dev.framewalk.timeline.recording.FlowTrack]): its packets, its states after every so many of them, its exchanges, which
/// events explain its bytes. What decoders said with events is not kept; `Details` has it told again by a
/// [dev.framewalk.timeline.recording.Replay] of the packets since the nearest kept state.
///
/// [dev.framewalk.timeline.recording.Recording] holds all of it. Rooms above ask the [dev.framewalk.timeline.Timeline]; only those that tell, explain and rebuild
/// reach below it.
@NullMarked
package dev.framewalk.timeline.recording;

import org.jspecify.annotations.NullMarked;
