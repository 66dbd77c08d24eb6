package dev.framewalk.capture;

import dev.framewalk.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A pcapng block (or only its options) being put together.
final class PcapngBlock {
    static final byte[] NONE = {};

    /// An option tells its length in 16 bits.
    private static final int LONGEST_OPTION = 0xffff;

    private final int type;
    private final boolean bigEndian;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private boolean hasOptions;

    PcapngBlock(int type) {
        this(type, false);
    }

    PcapngBlock(int type, boolean bigEndian) {
        this.type = type;
        this.bigEndian = bigEndian;
    }

    static PcapngBlock optionsOnly() {
        return new PcapngBlock(0);
    }

    static PcapngBlock secrets(Secrets secrets, boolean bigEndian) {
        byte[] keys = secrets.bytes().toArray();
        return new PcapngBlock(Pcapng.SECRETS, bigEndian)
                .i32(secrets.type())
                .i32(keys.length)
                .padded(keys);
    }

    PcapngBlock u16(int value) {
        return i16(value);
    }

    private PcapngBlock i16(int value) {
        content.write(bigEndian ? value >>> 8 : value);
        content.write(bigEndian ? value : value >>> 8);
        return this;
    }

    PcapngBlock i32(int value) {
        return bigEndian ? i16(value >>> 16).i16(value) : i16(value).i16(value >>> 16);
    }

    PcapngBlock i64(long value) {
        int high = (int) (value >>> 32);
        return bigEndian ? i32(high).i32((int) value) : i32((int) value).i32(high);
    }

    PcapngBlock padded(byte[] bytes) {
        content.writeBytes(bytes);
        content.writeBytes(new byte[(int) (Pcapng.padded(bytes.length) - bytes.length)]);
        return this;
    }

    PcapngBlock option(int code, byte[] value) {
        hasOptions = true;
        return i16(code).i16(value.length).padded(value);
    }

    PcapngBlock option(int code, String value) {
        return option(code, pieces(value).getFirst());
    }

    /// An option that is left out where there is nothing to say.
    PcapngBlock text(int code, String value) {
        return value.isEmpty() ? this : option(code, value);
    }

    PcapngBlock option32(int code, int value) {
        hasOptions = true;
        return i16(code).i16(4).i32(value);
    }

    PcapngBlock option64(int code, long value) {
        hasOptions = true;
        return i16(code).i16(8).i64(value);
    }

    /// Comments; one that is too long for an option becomes several, so that nothing is lost.
    PcapngBlock comments(List<String> comments) {
        for (String comment : comments) {
            for (byte[] piece : pieces(comment)) {
                option(Pcapng.COMMENT, piece);
            }
        }
        return this;
    }

    private static List<byte[]> pieces(String text) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        if (all.length <= LONGEST_OPTION) {
            return List.of(all);
        }
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < all.length) {
            int to = Math.min(all.length, from + LONGEST_OPTION);
            // not inside a character: continuation bytes are 10xxxxxx
            while (to < all.length && (all[to] & 0xc0) == 0x80) {
                to--;
            }
            pieces.add(Arrays.copyOfRange(all, from, to));
            from = to;
        }
        return pieces;
    }

    PcapngBlock nameRecord(NameRecord name) {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        Bytes address = name.address();
        record.writeBytes(address.toArray());
        for (String text : name.names()) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            if (record.size() + encoded.length + 1 <= LONGEST_OPTION) {
                record.writeBytes(encoded);
                record.write(0);
            }
        }
        return i16(name.kind().ordinal() + 1).i16(record.size()).padded(record.toByteArray());
    }

    PcapngBlock endOfOptions() {
        return i32(0);
    }

    PcapngBlock endOfOptionsIfAny() {
        return hasOptions ? endOfOptions() : this;
    }

    byte[] content() {
        return content.toByteArray();
    }

    /// Type, a total length that includes what the caller adds, and what was put in so far.
    byte[] head(int total) {
        return ByteBuffer.allocate(Pcapng.BODY + content.size())
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .putInt(type)
                .putInt(total)
                .put(content())
                .array();
    }

    /// The whole block.
    byte[] toBytes() {
        int total = content.size() + Pcapng.EMPTY_BLOCK;
        return ByteBuffer.allocate(total)
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .putInt(type)
                .putInt(total)
                .put(content())
                .putInt(total)
                .array();
    }
}
