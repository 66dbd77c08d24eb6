package dev.framewalk.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The uncompressed bytes of an lz4 file of any number of frames (LZ4 frame format 1.6).
///
/// Frames may consist of linked blocks, where a match reaches back into the block before; the library that undoes the
/// other codings takes independent ones only. Checksums are passed over: a damaged block shows in the packets.
final class Lz4Stream extends InputStream {
    private static final int FRAME = 0x184d2204;
    private static final int HISTORY = 64 << 10;
    private static final int HAS_DICTIONARY = 1;
    private static final int HAS_CONTENT_CHECKSUM = 4;
    private static final int HAS_CONTENT_SIZE = 8;
    private static final int HAS_BLOCK_CHECKSUM = 16;

    private final InputStream in;
    private byte[] input = new byte[0];
    /// 64 KiB of what came before, then the current block.
    private byte[] output = new byte[0];

    /// Where in it the history of this frame begins.
    private int historyFrom;

    private int outputAt;
    private int outputEnd;
    private int blockMaximum;
    private int flags;
    private boolean inFrame;
    private boolean ended;

    Lz4Stream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        while (outputAt == outputEnd && !ended) {
            if (inFrame) {
                nextBlock();
            } else {
                nextFrame();
            }
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, outputEnd - outputAt);
        System.arraycopy(output, outputAt, target, from, count);
        outputAt += count;
        return count;
    }

    private void nextFrame() throws IOException {
        int first = in.read();
        if (first < 0) {
            ended = true;
            return;
        }
        int magic = first | u8() << 8 | u8() << 16 | u8() << 24;
        if (magic >>> 4 == 0x184d2a5) {
            // a frame that readers are to skip
            in.skipNBytes(i32() & 0xffff_ffffL);
            return;
        }
        if (magic != FRAME) {
            throw new IOException("something else follows the data");
        }
        flags = u8();
        int block = u8() >>> 4 & 7;
        if (flags >>> 6 != 1 || block < 4) {
            throw new IOException("its version is unknown");
        }
        if ((flags & HAS_DICTIONARY) != 0) {
            throw new IOException("it was compressed with a dictionary, which is not here");
        }
        in.skipNBytes((flags & HAS_CONTENT_SIZE) != 0 ? 9 : 1);
        // 64 KiB, 256 KiB, 1 MiB, 4 MiB
        blockMaximum = 1 << 8 + 2 * block;
        if (output.length < HISTORY + blockMaximum) {
            output = new byte[HISTORY + blockMaximum];
            input = new byte[blockMaximum];
        }
        outputAt = HISTORY;
        outputEnd = HISTORY;
        historyFrom = HISTORY;
        inFrame = true;
    }

    private void nextBlock() throws IOException {
        int size = i32();
        if (size == 0) {
            inFrame = false;
            in.skipNBytes((flags & HAS_CONTENT_CHECKSUM) != 0 ? 4 : 0);
            return;
        }
        int length = size & 0x7fff_ffff;
        if (length > blockMaximum) {
            throw new IOException("a block is longer than its frame allows");
        }
        if (in.readNBytes(input, 0, length) < length) {
            throw new EOFException("it ends in the middle of the compressed data");
        }
        in.skipNBytes((flags & HAS_BLOCK_CHECKSUM) != 0 ? 4 : 0);
        int kept = Math.min(HISTORY, outputEnd - historyFrom);
        System.arraycopy(output, outputEnd - kept, output, HISTORY - kept, kept);
        historyFrom = HISTORY - kept;
        outputAt = HISTORY;
        if (size < 0) {
            System.arraycopy(input, 0, output, HISTORY, length);
            outputEnd = HISTORY + length;
        } else {
            outputEnd = unpack(length);
        }
    }

    /// Undoes one block: literals and matches in turn; returns where the output ends.
    private int unpack(int length) throws IOException {
        int at = 0;
        int to = HISTORY;
        int limit = HISTORY + blockMaximum;
        while (at < length) {
            int token = input[at++] & 0xff;
            int literals = token >>> 4;
            if (literals == 15) {
                int more;
                do {
                    more = byteAt(at++, length);
                    literals += more;
                } while (more == 255);
            }
            if (literals > length - at || literals > limit - to) {
                throw damaged();
            }
            System.arraycopy(input, at, output, to, literals);
            at += literals;
            to += literals;
            if (at == length) {
                break;
            }
            int back = byteAt(at, length) | byteAt(at + 1, length) << 8;
            at += 2;
            int match = (token & 15) + 4;
            if ((token & 15) == 15) {
                int more;
                do {
                    more = byteAt(at++, length);
                    match += more;
                } while (more == 255);
            }
            if (back == 0 || back > to - historyFrom || match > limit - to) {
                throw damaged();
            }
            // a match may overlap what it makes, so byte by byte
            for (int i = 0; i < match; i++, to++) {
                output[to] = output[to - back];
            }
        }
        return to;
    }

    private int byteAt(int at, int length) throws IOException {
        if (at >= length) {
            throw damaged();
        }
        return input[at] & 0xff;
    }

    private static IOException damaged() {
        return new IOException("its compressed data is damaged");
    }

    private int u8() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException("it ends in the middle of a header");
        }
        return value;
    }

    private int i32() throws IOException {
        return u8() | u8() << 8 | u8() << 16 | u8() << 24;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
