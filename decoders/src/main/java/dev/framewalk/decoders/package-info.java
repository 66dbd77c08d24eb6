/// What bytes mean: the list of all protocols. One package per protocol, and three that they all stand on:
///
/// - [dev.framewalk.decoders.field]: fields, the two readers of one parse, anomalies, outcomes, explanation texts;
/// - [dev.framewalk.decoders.packet]: protocols that are found packet by packet, from the link layer upwards;
/// - [dev.framewalk.decoders.stream]: protocols that are found in bytes put in order, and the events they give.
///
/// Nothing here opens files, starts threads, reads clocks, logs or draws. `Decoders` is the list; nothing is
/// registered by a static initialiser.
@NullMarked
package dev.framewalk.decoders;

import org.jspecify.annotations.NullMarked;
