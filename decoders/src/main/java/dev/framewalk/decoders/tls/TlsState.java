package dev.framewalk.decoders.tls;

import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.LifeAt;
import dev.framewalk.decoders.stream.Side;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a TLS decoder remembers between two pieces of data.
///
/// @param client  the direction from the client
/// @param server  the direction from the server
/// @param session what was negotiated
public record TlsState(Flow client, Flow server, TlsSession session) implements Described {
    @Override
    public List<Leaf> leaves() {
        return TlsStateLeaves.of(this);
    }

    @Override
    public List<LifeAt<?, ?>> lives() {
        return List.of(
                LifeAt.of(TlsLife.TABLE, Side.CLIENT, client.life(), client.lifeBy()),
                LifeAt.of(TlsLife.TABLE, Side.SERVER, server.life(), server.lifeBy()));
    }

    public Flow flow(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /// What is known about one direction.
    ///
    /// @param life       where it is in its life
    /// @param lifeBy     the step that led there; null before the first one
    /// @param offset     bytes taken so far, gaps included
    /// @param records    complete records so far
    /// @param isFinished whether it has ended its part of the handshake
    /// @param inner      bytes of the channel inside so far, gaps included
    /// @param refused    bytes that were sent ahead and thrown away by the server; -1 if it refused none
    public record Flow(
            TlsPhase life,
            @Nullable Transition<TlsPhase, TlsLife.Trigger> lifeBy,
            long offset,
            Standing standing,
            Keying keying,
            long records,
            boolean isFinished,
            long inner,
            long refused,
            boolean isInnerEnded,
            boolean isFailureTold,
            Kept message,
            List<TlsPiece> pieces) {}

    /// Where a direction stands in its bytes.
    record Standing(
            boolean isSearching,
            long searchedFrom,
            boolean isOpaque,
            long recordFrom,
            int got,
            int total,
            int missing,
            boolean isKeeping,
            int type,
            int version,
            Kept kept) {}

    /// The keys that a direction uses.
    record Keying(
            TlsEpoch epoch,
            boolean isChanged,
            boolean isUncertain,
            @Nullable TlsKeys keys,
            long sequence,
            boolean isSequenceKnown,
            int tries,
            Kept chainIv) {}

    /// A few bytes that were kept because what they belong to is not complete; compared by value.
    static final class Kept {
        private static final Kept NOTHING = new Kept(new byte[0]);
        private final byte[] bytes;

        private Kept(byte[] bytes) {
            this.bytes = bytes;
        }

        static Kept of(byte[] bytes, int length) {
            return length == 0 ? NOTHING : new Kept(Arrays.copyOf(bytes, length));
        }

        int length() {
            return bytes.length;
        }

        byte[] copy() {
            return bytes.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kept that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }
}
