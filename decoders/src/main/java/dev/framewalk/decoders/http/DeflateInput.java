package dev.framewalk.decoders.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Undoes `gzip` (RFC 1952) and `deflate` (RFC 1950, 1951) over input that may go on later: a read that finds too little throws
/// [EOFException] and loses nothing, and a later one goes on where it stopped. The streams of the JDK cannot do that within a header or a trailer.
///
/// `deflate` means the zlib format (RFC 9110, section 8.4.1.2), and many senders leave its two-byte header out; the first two bytes
/// tell which it is (RFC 1950, section 2.2: method 8, and a multiple of 31).
final class DeflateInput extends InputStream {
    // RFC 1952, section 2.3.1
    private static final int FLAG_CHECKSUM = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private enum Step {
        /// The two bytes that tell what `deflate` means.
        KIND,
        /// The ten bytes that every member of gzip begins with.
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        HEADER_CHECKSUM,
        DATA,
        TRAILER,
        /// What follows belongs to nobody.
        OVER
    }

    private final InputStream coded;
    /// Small, so that input and output stay close together and origins are fine-grained.
    private final byte[] input = new byte[256];

    private int inputAt;
    private int inputTo;
    private Step step;
    private int flags;
    /// How many bytes of the step in progress have come, and what they say so far.
    private int came;

    private long value;
    private int extra;
    private int members;
    private @Nullable Inflater inflater;
    private final CRC32 checksum = new CRC32();
    private long size;
    private @Nullable IOException failure;

    DeflateInput(InputStream coded, boolean isGzip) {
        this.coded = coded;
        this.step = isGzip ? Step.FIXED : Step.KIND;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (length == 0) {
            return 0;
        }
        while (step != Step.OVER) {
            Inflater within = inflater;
            if (step != Step.DATA || within == null) {
                if (!isFramingRead()) {
                    return -1;
                }
                continue;
            }
            if (within.needsInput() && inputAt < inputTo) {
                within.setInput(input, inputAt, inputTo - inputAt);
                inputAt = inputTo;
            }
            int got = inflate(within, into, at, length);
            if (got > 0) {
                checksum.update(into, at, got);
                size += got;
                return got;
            }
            if (failure != null) {
                throw failure;
            }
            if (within.finished()) {
                inputAt = inputTo - within.getRemaining();
                release();
                go(members < 0 ? Step.OVER : Step.TRAILER);
            } else if (within.needsDictionary()) {
                throw fail("needs a dictionary");
            } else if (inputAt == inputTo && !isFilled()) {
                throw new EOFException("the data is not complete");
            }
        }
        return -1;
    }

    /// What could be undone before a fault is given; the fault is told by the next read.
    private int inflate(Inflater within, byte[] into, int at, int length) {
        long before = within.getBytesWritten();
        try {
            return within.inflate(into, at, length);
        } catch (DataFormatException broken) {
            fail(broken.getMessage() == null ? "invalid data" : broken.getMessage());
            return (int) (within.getBytesWritten() - before);
        }
    }

    /// Reads a header or a trailer on; false at the end of everything.
    private boolean isFramingRead() throws IOException {
        if (step == Step.KIND) {
            while (inputTo < 2) {
                if (!isFilled()) {
                    throw new EOFException("the data is not complete");
                }
            }
            boolean isZlib = (input[0] & 0x0f) == 8 && ((input[0] & 0xff) << 8 | input[1] & 0xff) % 31 == 0;
            inflater = new Inflater(!isZlib);
            members = -1;
            go(Step.DATA);
            return true;
        }
        while (step != Step.DATA && step != Step.OVER) {
            if (inputAt == inputTo && !isFilled()) {
                if (members > 0 && step != Step.TRAILER) {
                    // behind a whole member something has begun that may be another one
                    return false;
                }
                throw new EOFException("the header or trailer is not complete");
            }
            framing(input[inputAt++] & 0xff);
        }
        return step != Step.OVER;
    }

    private void framing(int one) throws IOException {
        value |= came < 8 ? (long) one << 8 * came : 0;
        came++;
        switch (step) {
            case FIXED -> fixed(one);
            case EXTRA_LENGTH -> {
                if (came == 2) {
                    extra = (int) value;
                    go(extra == 0 ? afterExtra() : Step.EXTRA);
                }
            }
            case EXTRA -> {
                if (came == extra) {
                    go(afterExtra());
                }
            }
            case NAME -> {
                if (one == 0) {
                    go(afterName());
                }
            }
            case COMMENT -> {
                if (one == 0) {
                    go(afterComment());
                }
            }
            case HEADER_CHECKSUM -> {
                if (came == 2) {
                    go(Step.DATA);
                }
            }
            case TRAILER -> {
                if (came == 8) {
                    if ((value & 0xffff_ffffL) != checksum.getValue() || value >>> 32 != (size & 0xffff_ffffL)) {
                        throw fail("the checksum does not hold");
                    }
                    members++;
                    go(Step.FIXED);
                }
            }
            case KIND, DATA, OVER -> throw new IllegalStateException(step.name());
        }
    }

    private void fixed(int one) throws IOException {
        boolean isRight = came == 1 ? one == 0x1f : came == 2 ? one == 0x8b : came != 3 || one == 8;
        if (!isRight) {
            if (members == 0) {
                throw fail("not in the format of gzip");
            }
            // senders pad; nobody minds what stands behind a whole member
            go(Step.OVER);
            return;
        }
        if (came == 4) {
            flags = one;
        }
        if (came == 10) {
            go((flags & FLAG_EXTRA) != 0 ? Step.EXTRA_LENGTH : afterExtra());
        }
    }

    private Step afterExtra() {
        return (flags & FLAG_NAME) != 0 ? Step.NAME : afterName();
    }

    private Step afterName() {
        return (flags & FLAG_COMMENT) != 0 ? Step.COMMENT : afterComment();
    }

    private Step afterComment() {
        return (flags & FLAG_CHECKSUM) != 0 ? Step.HEADER_CHECKSUM : Step.DATA;
    }

    private void go(Step next) {
        step = next;
        came = 0;
        value = 0;
        if (next == Step.DATA && inflater == null) {
            inflater = new Inflater(true);
            checksum.reset();
            size = 0;
        }
    }

    private boolean isFilled() throws IOException {
        if (inputAt == inputTo) {
            inputAt = 0;
            inputTo = 0;
        }
        int got = coded.read(input, inputTo, input.length - inputTo);
        inputTo += Math.max(0, got);
        return got > 0;
    }

    private IOException fail(String why) {
        release();
        IOException told = new IOException(why);
        failure = told;
        return told;
    }

    private void release() {
        Inflater within = inflater;
        inflater = null;
        if (within != null) {
            within.end();
        }
    }

    @Override
    public void close() throws IOException {
        release();
        coded.close();
    }
}
