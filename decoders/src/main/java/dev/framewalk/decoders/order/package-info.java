/// Puts numbered pieces in order.
///
/// A sender cuts its bytes into pieces and numbers them; the network may lose, repeat, delay and reorder them. [Reassembly]
/// gives the bytes of one direction back in their order, each once, and says which will never come and where two pieces disagree. TCP
/// numbers bytes modulo 2³² and is translated by its own package; protocols on datagrams bring their own numbers.
@NullMarked
package dev.framewalk.decoders.order;

import org.jspecify.annotations.NullMarked;
