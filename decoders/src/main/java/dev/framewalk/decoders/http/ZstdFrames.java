package dev.framewalk.decoders.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Zstandard frames (RFC 8878, section 3.1.1) on their way to the library, ended properly where the input is cut.
///
/// The library gives nothing of a frame whose end is missing, although each complete block could be read. So blocks are handed on only
/// when they are complete, and behind the last complete one of a cut frame an empty last block is put. The checksum of the content
/// cannot hold then; it is taken away from every frame, because the header that announces it is long gone when a cut shows.
final class ZstdFrames extends InputStream {
    private static final int MAGIC = 0xfd2fb528;
    private static final int SKIPPABLE = 0x184d2a50;
    private static final byte[] EMPTY_LAST_BLOCK = {1, 0, 0};
    private static final int CHECKSUM_FLAG = 4;
    /// Block_Maximum_Size; a larger size is damage, which the library reports.
    private static final int LARGEST_BLOCK = 128 << 10;

    private final InputStream coded;
    private byte[] ready = {};
    private int at;
    private boolean inFrame;
    private boolean hasChecksum;
    private boolean isRaw;
    private boolean isCut;

    ZstdFrames(InputStream coded) {
        this.coded = coded;
    }

    /// Whether the input ended inside a frame.
    boolean isCut() {
        return isCut;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int give = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, into, from, give);
        at += give;
        return give;
    }

    private boolean fill() throws IOException {
        while (at == ready.length) {
            if (isCut) {
                return false;
            }
            at = 0;
            ready = isRaw ? coded.readNBytes(4096) : inFrame ? block() : header();
            if (ready.length == 0 && !isCut) {
                return false;
            }
        }
        return true;
    }

    private byte[] header() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] magic = coded.readNBytes(4);
        while (magic.length == 4 && (littleEndian(magic) & 0xfffffff0) == SKIPPABLE) {
            byte[] size = coded.readNBytes(4);
            if (size.length < 4 || !passOver(littleEndian(size) & 0xffff_ffffL)) {
                isCut = true;
                return new byte[0];
            }
            magic = coded.readNBytes(4);
        }
        if (magic.length < 4) {
            isCut = magic.length > 0;
            return new byte[0];
        }
        out.writeBytes(magic);
        if (littleEndian(magic) != MAGIC) {
            // not Zstandard: the library says so
            isRaw = true;
            return out.toByteArray();
        }
        int descriptor = coded.read();
        if (descriptor < 0) {
            isCut = true;
            return new byte[0];
        }
        boolean isSingle = (descriptor & 0x20) != 0;
        int sizeFlag = descriptor >>> 6;
        int rest = (isSingle ? 0 : 1)
                + new int[] {0, 1, 2, 4}[descriptor & 3]
                + new int[] {isSingle ? 1 : 0, 2, 4, 8}[sizeFlag];
        hasChecksum = (descriptor & CHECKSUM_FLAG) != 0;
        out.write(descriptor & ~CHECKSUM_FLAG);
        byte[] fields = coded.readNBytes(rest);
        if (fields.length < rest) {
            isCut = true;
            return new byte[0];
        }
        out.writeBytes(fields);
        inFrame = true;
        return out.toByteArray();
    }

    private boolean passOver(long length) throws IOException {
        byte[] scratch = new byte[4096];
        long left = length;
        while (left > 0) {
            int got = coded.read(scratch, 0, (int) Math.min(left, scratch.length));
            if (got < 0) {
                return false;
            }
            left -= got;
        }
        return true;
    }

    private byte[] block() throws IOException {
        byte[] header = coded.readNBytes(3);
        if (header.length < 3) {
            return cut();
        }
        int number = (header[0] & 0xff) | ((header[1] & 0xff) << 8) | ((header[2] & 0xff) << 16);
        boolean isLast = (number & 1) != 0;
        boolean isRun = ((number >>> 1) & 3) == 1;
        int size = number >>> 3;
        if (!isRun && size > LARGEST_BLOCK) {
            isRaw = true;
            return header;
        }
        byte[] data = coded.readNBytes(isRun ? 1 : size);
        if (data.length < (isRun ? 1 : size)) {
            return cut();
        }
        if (isLast) {
            inFrame = false;
            if (hasChecksum) {
                isCut = coded.readNBytes(4).length < 4;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(3 + data.length);
        out.writeBytes(header);
        out.writeBytes(data);
        return out.toByteArray();
    }

    private byte[] cut() {
        isCut = true;
        inFrame = false;
        return EMPTY_LAST_BLOCK;
    }

    private static int littleEndian(byte[] four) {
        return (four[0] & 0xff) | ((four[1] & 0xff) << 8) | ((four[2] & 0xff) << 16) | ((four[3] & 0xff) << 24);
    }
}
