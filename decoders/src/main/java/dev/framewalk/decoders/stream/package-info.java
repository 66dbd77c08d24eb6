/// Protocols that are found in bytes put in order: the contract of a stream decoder, and its events.
///
/// Which protocol a stream speaks is decided above, where ports, first bytes and the user's word come together.
@NullMarked
package dev.framewalk.decoders.stream;

import org.jspecify.annotations.NullMarked;
