package dev.framewalk.decoders.http;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the content of a body of its pieces: puts them together, then undoes the codings, last one first. Every byte of the result
/// leads back to the bytes it was made of ([dev.framewalk.bytes.Trace]).
///
/// Never gives more than a limit, however much a few coded bytes claim to hold, and gives what could be undone where the
/// rest is missing or damaged.
public final class BodyDecoder {
    /// What is undone at most unless somebody asks for more: 64 MiB.
    public static final long USUAL_LIMIT = 64L << 20;

    private BodyDecoder() {}

    /// How far undoing got.
    public enum End {
        /// All of it.
        COMPLETE,
        /// The coded bytes end too early: the capture, or the sender, cut them.
        INPUT_ENDED,
        /// There is more than the limit allows.
        LIMIT_REACHED,
        /// The coded bytes break the rules of their coding.
        DAMAGED,
        /// The coding is unknown or needs what is not here (a shared dictionary).
        UNKNOWN_CODING
    }

    /// What came of a body.
    ///
    /// @param joined  the body as it was sent, framing taken away
    /// @param content the body with the codings undone as far as possible
    /// @param end     how far that was
    /// @param coding  the coding that stopped it, where one did
    /// @param detail  what the library that undoes it said; null if nothing
    public record Content(Bytes joined, Bytes content, End end, @Nullable String coding, @Nullable String detail) {}

    /// Undoes a body whose bytes are all there.
    ///
    /// @param pieces  the bytes of [HttpBody#pieces()], in order
    /// @param codings [HttpBody#codings()]
    /// @param limit   most bytes that each step may give
    public static Content decode(List<Bytes> pieces, List<String> codings, long limit) {
        return decode(pieces, codings, Long.MAX_VALUE, limit);
    }

    /// Undoes a body that may have holes: only what stands before the first one can be undone, because each byte after it may refer
    /// to bytes in it.
    ///
    /// @param contiguous [HttpBody#contiguous()]
    public static Content decode(List<Bytes> pieces, List<String> codings, long contiguous, long limit) {
        long bounded = Math.min(limit, Integer.MAX_VALUE - 64);
        boolean isCoded = codings.stream().anyMatch(coding -> ContentCoding.named(coding) != ContentCoding.IDENTITY);
        Joined joined = join(pieces, Math.min(bounded, isCoded ? contiguous : Long.MAX_VALUE));
        End end = joined.isCut() ? joined.length() >= bounded ? End.LIMIT_REACHED : End.INPUT_ENDED : End.COMPLETE;
        Bytes content = joined.bytes();
        for (int i = codings.size() - 1; i >= 0; i--) {
            String name = codings.get(i);
            ContentCoding coding = ContentCoding.named(name);
            if (coding == null) {
                return new Content(joined.bytes(), content, End.UNKNOWN_CODING, name, null);
            }
            if (coding == ContentCoding.IDENTITY || content.isEmpty()) {
                continue;
            }
            Undone undone = undo(content, coding, bounded);
            content = undone.bytes();
            if (undone.end() != End.COMPLETE) {
                // what follows can still be undone as far as it goes, unless nothing is left that makes sense
                if (undone.end() == End.DAMAGED && content.isEmpty()) {
                    return new Content(joined.bytes(), content, End.DAMAGED, name, undone.detail());
                }
                end = undone.end();
                if (i == 0) {
                    return new Content(joined.bytes(), content, end, name, undone.detail());
                }
            }
        }
        return new Content(joined.bytes(), content, end, null, null);
    }

    private record Joined(Bytes bytes, boolean isCut) {
        long length() {
            return bytes.length();
        }
    }

    private static Joined join(List<Bytes> pieces, long most) {
        List<Origin.Part> parts = new ArrayList<>(pieces.size());
        long length = 0;
        boolean isCut = false;
        for (Bytes piece : pieces) {
            long take = Math.min(piece.length(), most - length);
            isCut |= take < piece.length();
            if (take > 0) {
                parts.add(Origin.Part.same(length, take, piece, 0));
                length += take;
            }
        }
        Bytes bytes = parts.size() == 1
                ? parts.getFirst().source().slice(0, length)
                : Bytes.joined(Origin.Derivation.DECHUNKED, parts);
        return new Joined(bytes, isCut);
    }

    private record Undone(Bytes bytes, End end, @Nullable String detail) {}

    private static Undone undo(Bytes coded, ContentCoding coding, long limit) {
        Output output = new Output(coded, limit);
        Undoing undoing = new Undoing(List.of(coding));
        Undoing.Result result = undoing.undo(coded, 0, limit, output);
        undoing.close();
        End end = switch (result.end()) {
            case COMPLETE -> End.COMPLETE;
            case INPUT_ENDED -> End.INPUT_ENDED;
            case LIMIT_REACHED -> End.LIMIT_REACHED;
            case DAMAGED -> End.DAMAGED;
        };
        return new Undone(output.bytes(), end, result.detail());
    }

    /// What was undone so far.
    private static final class Output implements Undoing.Taker {
        private final Bytes coded;
        private final long limit;
        private final List<Origin.Part> parts = new ArrayList<>();
        private byte[] output;
        private int length;

        Output(Bytes coded, long limit) {
            this.coded = coded;
            this.limit = limit;
            this.output = new byte[(int) Math.min(limit, Math.max(1024, coded.length() * 4))];
        }

        @Override
        public void take(byte[] bytes, int count, long from, long to) {
            if (length + count > output.length) {
                output = Arrays.copyOf(output, (int) Math.min(limit, Math.max(length + count, length * 2L)));
            }
            System.arraycopy(bytes, 0, output, length, count);
            Origin.Part last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.sourceFrom() == from && last.sourceLength() == to - from) {
                // output that needed no new input came from the portion that was read last
                parts.removeLast();
                parts.add(new Origin.Part(last.from(), last.length() + count, coded, from, to - from));
            } else {
                parts.add(new Origin.Part(length, count, coded, from, to - from));
            }
            length += count;
        }

        Bytes bytes() {
            return Bytes.derived(Arrays.copyOf(output, length), new Origin(Origin.Derivation.INFLATED, parts));
        }
    }
}
