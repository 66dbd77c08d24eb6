package dev.framewalk.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// The uncompressed bytes of a gzip file of any number of members (RFC 1952).
///
/// The JDK's own stream takes a pipe that has nothing to offer right now for the end of the last member, and passes
/// over what follows it in silence; rotated capture files are often glued together, so both matter here.
final class GzipStream extends InputStream {
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[64 << 10];
    private int inputAt;
    private int inputEnd;
    private int members;
    private boolean inMember;
    private boolean ended;

    GzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember) {
                beginMember();
                continue;
            }
            int count = inflate(target, from, length);
            if (count > 0) {
                crc.update(target, from, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("the compressed data needs a dictionary, which gzip does not have");
            } else if (inflater.needsInput()) {
                if (!fill()) {
                    throw new EOFException("it ends in the middle of the compressed data");
                }
                inflater.setInput(input, inputAt, inputEnd - inputAt);
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int from, int length) throws ZipException {
        try {
            return inflater.inflate(target, from, length);
        } catch (DataFormatException e) {
            String why = e.getMessage();
            throw new ZipException("its compressed data is damaged" + (why == null ? "" : " (" + why + ")"));
        }
    }

    private void beginMember() throws IOException {
        if (inputAt == inputEnd && !fill()) {
            ended = true;
            return;
        }
        int first = next();
        if (members > 0 && first == 0) {
            // files on tape and some tools are padded with zeros
            return;
        }
        if (first != 0x1f || next() != 0x8b) {
            throw new ZipException(members == 0 ? "it does not begin as gzip does" : "something else follows the data");
        }
        if (next() != 8) {
            throw new ZipException("its compression method is unknown");
        }
        int flags = next();
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_CRC) != 0) {
            skip(2);
        }
        members++;
        inMember = true;
        inflater.reset();
        crc.reset();
        inflater.setInput(input, inputAt, inputEnd - inputAt);
    }

    private void endMember() throws IOException {
        inputAt = inputEnd - inflater.getRemaining();
        long expectedCrc = next32();
        long expectedLength = next32();
        inMember = false;
        if (expectedCrc != crc.getValue()) {
            throw new ZipException("its checksum is wrong, so some of the bytes are not what was recorded");
        }
        if (expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("its length is wrong, so some of the bytes are not what was recorded");
        }
    }

    private long next32() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // until the zero byte that ends it
        }
    }

    private int next() throws IOException {
        if (inputAt == inputEnd && !fill()) {
            throw new EOFException(inMember ? "its checksum is missing" : "it ends in the middle of a header");
        }
        return input[inputAt++] & 0xff;
    }

    private boolean fill() throws IOException {
        int count = in.read(input, 0, input.length);
        inputAt = 0;
        inputEnd = Math.max(0, count);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
