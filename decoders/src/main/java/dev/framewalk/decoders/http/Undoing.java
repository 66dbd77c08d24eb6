package dev.framewalk.decoders.http;

import dev.framewalk.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The undoing of codings over bytes that may grow: gives what can be had of those that are there, each run with the coded bytes that it came
/// out of. Where the codings allow, it goes on where it stopped when there are more; else it begins anew and passes over what it gave before.
final class Undoing {
    /// Coded bytes are handed over in such small portions, so that each portion of the result names the portion it came from.
    private static final int PORTION = 256;

    /// The last meta-block of a Brotli stream, an empty one (RFC 7932, section 9.2). The library gives nothing before its window is full or the
    /// stream is over. A sender that flushes ends a meta-block with a whole byte, so with this behind it the stream is over there; in any other
    /// place it makes no sense, and too few bits to be taken for content.
    private static final byte[] LAST_EMPTY_BLOCK = {3};

    /// Most bytes that are given at once.
    private static final int RUN = 4096;

    private final List<ContentCoding> codings;
    private final boolean canGoOn;
    private final boolean losesAtEnds;
    private final byte[] buffer = new byte[RUN];

    private @Nullable Portions portions;
    private @Nullable InputStream plain;
    private long plainAt;
    /// A byte that was read to see whether there is one; -1 if none was.
    private int ahead = -1;

    private long from;
    private long to;
    private boolean hasGiven;
    /// Whether the end of a Brotli stream is put behind what there is.
    private boolean isEnding;

    /// @param codings what is undone, in the order in which it was applied
    Undoing(List<ContentCoding> codings) {
        this.codings = List.copyOf(codings);
        this.canGoOn = codings.stream().allMatch(Undoing::canGoOn);
        this.losesAtEnds = codings.contains(ContentCoding.BROTLI);
    }

    private static boolean canGoOn(ContentCoding coding) {
        return switch (coding) {
            case IDENTITY, GZIP, DEFLATE -> true;
            case BROTLI, ZSTANDARD, COMPRESS -> false;
        };
    }

    /// Whether it goes on where it stopped: then giving a few bytes more costs little, however much came before.
    boolean canGoOn() {
        return canGoOn;
    }

    /// Takes what was undone.
    @FunctionalInterface
    interface Taker {
        /// Takes a piece.
        ///
        /// @param from   where the coded bytes begin that were read for it
        /// @param to     one past the last of them
        void take(byte[] bytes, int length, long from, long to);
    }

    enum End {
        /// All of it, as far as the codings mark their ends.
        COMPLETE,
        /// The coded bytes end before the codings do.
        INPUT_ENDED,
        /// There is more than was asked for.
        LIMIT_REACHED,
        /// The coded bytes break the rules of their coding.
        DAMAGED
    }

    /// How far it got.
    ///
    /// @param detail what the library said; null if nothing
    record Result(End end, @Nullable String detail) {}

    /// Gives what can be had.
    ///
    /// @param coded all coded bytes from the first on, as far as they are there; those of the call before, and perhaps more
    /// @param given how many bytes of the result are wanted no more, because they were given before
    /// @param limit most bytes of the result, those included
    Result undo(Bytes coded, long given, long limit, Taker taker) {
        if (!isContinued(coded, given)) {
            begin(coded);
        }
        Result result = run(given, limit, taker);
        if (losesAtEnds && result.end == End.INPUT_ENDED) {
            long so = Math.max(given, plainAt);
            begin(coded);
            isEnding = true;
            Result flushed = run(so, limit, taker);
            // whatever came of it, there is no next time for bytes that nobody sent
            close();
            portions = null;
            return flushed.end == End.LIMIT_REACHED ? flushed : result;
        }
        return result;
    }

    private boolean isContinued(Bytes coded, long given) {
        Portions before = portions;
        if (before == null || plain == null || plainAt > given || before.at > coded.length()) {
            return false;
        }
        if (canGoOn) {
            before.bytes = coded;
            before.hasEnded = false;
            return true;
        }
        return before.bytes == coded;
    }

    private void begin(Bytes coded) {
        close();
        portions = new Portions(coded);
        plainAt = 0;
        ahead = -1;
        from = 0;
        to = 0;
        hasGiven = false;
        isEnding = false;
    }

    private Result run(long given, long limit, Taker taker) {
        Portions source = portions;
        if (source == null) {
            throw new IllegalStateException("not begun");
        }
        try {
            InputStream undone = plain;
            if (undone == null) {
                undone = open(source);
                plain = undone;
            }
            while (true) {
                if (plainAt >= limit && plainAt >= given) {
                    if (ahead < 0) {
                        ahead = undone.read();
                    }
                    return ahead < 0 ? complete(source) : new Result(End.LIMIT_REACHED, null);
                }
                long before = source.at;
                long until = plainAt < given ? given : limit;
                int got = read(undone, (int) Math.min(RUN, until - plainAt));
                if (got < 0) {
                    return complete(source);
                }
                if (source.at > before || !hasGiven) {
                    // the first output also stands on everything that was read before it: headers and tables
                    from = hasGiven ? before : 0;
                    to = source.at;
                    hasGiven = true;
                }
                plainAt += got;
                if (plainAt > given) {
                    taker.take(buffer, got, from, to);
                }
            }
        } catch (IOException | RuntimeException broken) {
            // the libraries throw their own unchecked exceptions for damaged input, and for input that ends too early
            boolean isShort = broken instanceof EOFException || source.hasEnded;
            if (!isShort || !canGoOn) {
                close();
            }
            return new Result(isShort ? End.INPUT_ENDED : End.DAMAGED, broken.getMessage());
        }
    }

    /// What lies between two codings may have stopped for a reason of its own.
    private Result complete(Portions source) {
        IOException reason = source.fault;
        source.fault = null;
        if (!canGoOn) {
            close();
        }
        return reason == null
                ? new Result(End.COMPLETE, null)
                : new Result(reason instanceof EOFException ? End.INPUT_ENDED : End.DAMAGED, reason.getMessage());
    }

    private int read(InputStream undone, int most) throws IOException {
        if (ahead >= 0) {
            buffer[0] = (byte) ahead;
            ahead = -1;
            return 1;
        }
        return undone.read(buffer, 0, most);
    }

    private InputStream open(Portions source) throws IOException {
        InputStream undone = source;
        for (int i = codings.size() - 1; i >= 0; i--) {
            if (isEnding && codings.get(i) == ContentCoding.BROTLI) {
                undone = new SequenceInputStream(undone, new ByteArrayInputStream(LAST_EMPTY_BLOCK));
            }
            undone = codings.get(i).undo(undone);
            if (i > 0) {
                undone = new Between(undone, source);
            }
        }
        return undone;
    }

    void close() {
        InputStream open = plain;
        plain = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException | RuntimeException ignored) {
                // nothing is behind it that could matter
            }
        }
    }

    /// Between two codings a fault is the end of what comes, so that the other one gives what it can.
    private static final class Between extends FilterInputStream {
        private final Portions source;

        Between(InputStream coded, Portions source) {
            super(coded);
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) {
            try {
                return super.read(into, at, length);
            } catch (IOException broken) {
                source.fault = broken;
            } catch (RuntimeException broken) {
                source.fault = source.hasEnded ? new EOFException(broken.getMessage()) : new IOException(broken.getMessage());
            }
            return -1;
        }
    }

    /// The coded bytes, given out a portion at a time.
    private static final class Portions extends InputStream {
        private Bytes bytes;
        private long at;
        /// Whether somebody asked for more than there is.
        private boolean hasEnded;

        private @Nullable IOException fault;

        Portions(Bytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int give = (int) Math.min(Math.min(length, PORTION), bytes.length() - at);
            if (give == 0 && length > 0) {
                hasEnded = true;
                return -1;
            }
            bytes.copyTo(at, into, from, give);
            at += give;
            return give;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, bytes.length() - at);
        }
    }
}
