package dev.framewalk.decoders.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/// Writes the format of the UNIX program `compress` (16 bits, with the clear code reserved), for tests; `gzip -d` reads what it writes.
final class LzwOutput extends OutputStream {
    private final OutputStream out;
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();

    LzwOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) {
        plain.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        plain.write(bytes, from, length);
    }

    private long held;
    private int bits;
    private int codes;
    private int width = 9;

    private void put(int code) throws IOException {
        held |= (long) code << bits;
        bits += width;
        codes = (codes + 1) & 7;
        while (bits >= 8) {
            out.write((int) held & 0xff);
            held >>>= 8;
            bits -= 8;
        }
    }

    @Override
    public void close() throws IOException {
        out.write(0x1f);
        out.write(0x9d);
        out.write(0x90);
        Map<Integer, Integer> table = new HashMap<>();
        int next = 257;
        int prefix = -1;
        for (byte b : plain.toByteArray()) {
            int letter = b & 0xff;
            if (prefix < 0) {
                prefix = letter;
                continue;
            }
            Integer known = table.get(prefix << 8 | letter);
            if (known != null) {
                prefix = known;
                continue;
            }
            put(prefix);
            if (next < 1 << 16) {
                // the reader is one entry behind, so the width grows one code later than the table
                if (next > (1 << width) - 1 && width < 16) {
                    while (codes != 0) {
                        put(0);
                    }
                    width++;
                }
                table.put(prefix << 8 | letter, next++);
            }
            prefix = letter;
        }
        if (prefix >= 0) {
            put(prefix);
        }
        if (bits > 0) {
            out.write((int) held & 0xff);
        }
        out.close();
    }
}
