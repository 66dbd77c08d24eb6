/// What every decoder must keep, tested for all of them at once. A new protocol joins by its line in `Decoders`, a sample packet in
/// [SamplePackets], its accessors in [LayoutContract] and its names in `names/<package>.txt`.
@NullMarked
package dev.framewalk.decoders.contract;

import org.jspecify.annotations.NullMarked;
