/// Protocols that are found in bytes put in order: the contract of a stream decoder, its events, and who decides which
/// protocol a stream speaks.
@NullMarked
package dev.framewalk.decoders.stream;

import org.jspecify.annotations.NullMarked;
