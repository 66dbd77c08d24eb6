package dev.framewalk.decoders.packet;

import dev.framewalk.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// Keeps IP fragments of one vantage until their datagram is complete. Given to a walk by whoever runs it, so that layers stay
/// stateless.
public interface Fragments {
    /// Keeps nothing: every fragment ends its walk.
    Fragments NONE = (key, from, length, more, window, at, packet) -> null;

    /// Takes one fragment and gives the whole datagram payload when this one completes it, or gives it again for a packet
    /// that completed it before (so that walking a packet a second time finds the same layers); null otherwise.
    ///
    /// @param key    identification, addresses and protocol, as the IP layer packs them
    /// @param from   fragment offset in bytes
    /// @param length fragment length in bytes
    /// @param more   whether more fragments follow
    /// @param window where the fragment's bytes are
    /// @param at     where they begin there
    /// @param packet number of the packet
    @Nullable Bytes add(FragmentKey key, int from, int length, boolean more, Bytes window, long at, int packet);
}
