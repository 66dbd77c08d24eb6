package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.BodyPieces;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.LifeAt;
import dev.framewalk.decoders.stream.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that an HTTP/1 decoder remembers between two pieces of data.
///
/// @param client           the direction from the client
/// @param server           the direction from the server
/// @param pending          requests that wait for their response, the oldest first
/// @param requests         how many requests have begun
/// @param responses        how many final responses have begun
/// @param responsesAhead   responses that were given to the decoder before the requests they answer
/// @param isPairingCertain whether it is known which response answers which request: not after a gap that may have held one
/// @param closing          who announced that the connection ends after the message in progress, or null
public record Http1State(
        Flow client,
        Flow server,
        List<Http1Request> pending,
        int requests,
        int responses,
        int responsesAhead,
        boolean isPairingCertain,
        @Nullable Side closing)
        implements Described {
    public Http1State {
        pending = List.copyOf(pending);
    }

    @Override
    public List<Leaf> leaves() {
        return Http1StateLeaves.of(this);
    }

    @Override
    public List<LifeAt<?, ?>> lives() {
        return List.of(
                LifeAt.of(Http1Life.TABLE, Side.CLIENT, client.life(), client.lifeBy()),
                LifeAt.of(Http1Life.TABLE, Side.SERVER, server.life(), server.lifeBy()));
    }

    public Flow flow(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /// What is known about one direction.
    ///
    /// @param life        where it is in its life
    /// @param lifeBy      the step that led there; null before the first one
    /// @param offset      bytes taken so far, gaps included
    /// @param messageFrom where the message in progress begins; 0 if there is none
    /// @param message     the message in progress, once its head is complete, or null
    /// @param lineFrom    where the line in progress begins
    /// @param hasLine     whether the first line of the head in progress is complete
    /// @param carryFrom   where the bytes that were kept begin
    /// @param carry       the bytes of an unfinished head, line or chunk size
    /// @param skippedFrom where looking for a start line began, or -1
    public record Flow(
            Http1Phase life,
            @Nullable Transition<Http1Phase, Http1Life.Trigger> lifeBy,
            long offset,
            long messageFrom,
            @Nullable Message message,
            long lineFrom,
            boolean hasLine,
            long carryFrom,
            Carry carry,
            long skippedFrom) {}

    /// The message in progress.
    ///
    /// @param exchange    its exchange, or 0
    /// @param head        its head
    /// @param framing     how its end is found
    /// @param request     for a response: what it answers, or null
    /// @param remaining   bytes to come of the body or of the chunk in progress
    /// @param pieces      where its body is
    /// @param chunks      chunks so far
    /// @param chunkFrom   where the chunk in progress begins
    /// @param chunkData   where its data begins
    /// @param isClaimed   whether somebody reads its body
    public record Message(
            int exchange,
            Http1Head head,
            Http1Framing framing,
            @Nullable Http1Request request,
            long remaining,
            BodyPieces pieces,
            int chunks,
            long chunkFrom,
            long chunkData,
            boolean isClaimed) {}

    /// A few bytes that were kept because what they belong to is not complete; compared by value.
    public static final class Carry {
        static final Carry NOTHING = new Carry(new byte[0]);
        private final byte[] bytes;

        Carry(byte[] bytes) {
            this.bytes = bytes;
        }

        public int length() {
            return bytes.length;
        }

        /// A window over them.
        public Bytes bytes() {
            return Bytes.captured(bytes);
        }

        void copyTo(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, bytes.length);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Carry that && java.util.Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }
}
