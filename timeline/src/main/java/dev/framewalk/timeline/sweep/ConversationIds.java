package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ids that datagrams carry and that stand for a conversation whatever addresses they come from, as far as decoders have told them.
final class ConversationIds {
    /// Ids longer than this are none: QUIC's have at most 20 bytes.
    private static final int LONGEST = 64;

    /// Ids beyond so many are not kept: their conversations are not found under other addresses.
    private static final int MOST = 1 << 16;

    private final Map<Id, Found> known = new HashMap<>();
    private @Nullable Found found;

    /// @param vantage where it was seen: a packet that is seen at two places belongs to two conversations
    @SuppressWarnings("ArrayRecordComponent") // compares what the array holds
    private record Id(int vantage, byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Id that && vantage == that.vantage && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes) * 31 + vantage;
        }
    }

    /// The conversation that an id stands for.
    ///
    /// @param direction the direction of datagrams that carry it
    record Found(Flow flow, int direction) {}

    boolean isEmpty() {
        return known.isEmpty();
    }

    void add(Bytes id, Flow flow, int direction) {
        if (id.length() > 0 && id.length() <= LONGEST && known.size() < MOST) {
            known.put(new Id(flow.key().vantage(), id.toArray()), new Found(flow, direction));
        }
    }

    /// The conversation that a datagram names; null if it names none that is known.
    @Nullable Found named(DatagramProtocols protocols, int vantage, Bytes window, long at, int length) {
        found = null;
        return protocols.names(window, at, length, (in, from, bytes) -> find(vantage, in, from, bytes)) ? found : null;
    }

    private boolean find(int vantage, Bytes window, long at, int length) {
        if (length <= 0 || length > LONGEST || at < 0 || at + length > window.length()) {
            return false;
        }
        found = known.get(new Id(vantage, window.toArray(at, length)));
        return found != null;
    }
}
