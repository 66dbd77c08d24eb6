package dev.framewalk.decoders.hpack;

import org.jspecify.annotations.Nullable;

/// Decoder of the Huffman code of HPACK (RFC 7541, section 5.2 and Appendix B), driven by tables.
///
/// The code is canonical: codes of one length are consecutive numbers in the order of their symbols, and shorter codes come first. So the
/// lengths alone say all. Codes of up to [#ROOT_BITS] bits, which nearly all text is made of, are found by one look-up.
final class HpackHuffman {
    private static final int END_OF_STRING = 256;
    private static final int LONGEST = 30;
    private static final int ROOT_BITS = 10;

    /// Length in bits of the code of each octet, and of the end of string last.
    private static final byte[] LENGTHS = {
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28,
        28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6,
        5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
        13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
        7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5,
        6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
        20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23,
        24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
        22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23,
        21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
        26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25,
        19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
        20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23,
        26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
        30
    };

    /// For each start of [#ROOT_BITS] bits: the symbol whose code it begins with, times 16, and that code's length; 0 if it is longer.
    private static final short[] ROOT = new short[1 << ROOT_BITS];

    /// By length: the first code, how many there are, and where their symbols begin in [#SYMBOLS].
    private static final int[] FIRST_CODE = new int[LONGEST + 1];

    private static final int[] COUNT = new int[LONGEST + 1];
    private static final int[] FIRST_SYMBOL = new int[LONGEST + 1];
    private static final short[] SYMBOLS = new short[LENGTHS.length];

    static {
        int code = 0;
        int symbols = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code <<= 1;
            FIRST_CODE[length] = code;
            FIRST_SYMBOL[length] = symbols;
            for (int symbol = 0; symbol < LENGTHS.length; symbol++) {
                if (LENGTHS[symbol] == length) {
                    fillRoot(code, length, symbol);
                    SYMBOLS[symbols++] = (short) symbol;
                    COUNT[length]++;
                    code++;
                }
            }
        }
    }

    private int paddingBits;
    private @Nullable HpackAnomaly problem;

    private static void fillRoot(int code, int length, int symbol) {
        if (length <= ROOT_BITS) {
            int from = code << ROOT_BITS - length;
            java.util.Arrays.fill(ROOT, from, from + (1 << ROOT_BITS - length), (short) (symbol << 4 | length));
        }
    }

    /// How many octets so many coded bytes can stand for at most: the shortest codes have 5 bits.
    static int mostOctets(int codedLength) {
        return Math.toIntExact(codedLength * 8L / 5);
    }

    /// How many bits so many octets need.
    static long codedBits(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits += LENGTHS[text.charAt(i) & 0xff];
        }
        return bits;
    }

    /// How many bits of the last string were no code: padding, or what was left where it broke off.
    int paddingBits() {
        return paddingBits;
    }

    /// What was wrong with the last string, or null.
    @Nullable HpackAnomaly problem() {
        return problem;
    }

    /// Decodes a string and returns the number of octets written.
    ///
    /// @param out room for [#mostOctets] of the length
    int decode(byte[] in, int length, byte[] out) {
        problem = null;
        long bits = 0;
        int have = 0;
        int at = 0;
        int written = 0;
        while (true) {
            while (have <= 56 && at < length) {
                bits |= (in[at++] & 0xffL) << 56 - have;
                have += 8;
            }
            int found = ROOT[(int) (bits >>> Long.SIZE - ROOT_BITS)];
            int codeLength = found & 15;
            int symbol = found >>> 4;
            if (codeLength == 0) {
                codeLength = longCode(bits);
                symbol = SYMBOLS[FIRST_SYMBOL[codeLength] + (int) (bits >>> Long.SIZE - codeLength) - FIRST_CODE[codeLength]];
            }
            if (codeLength > have) {
                break;
            }
            if (symbol == END_OF_STRING) {
                problem = HpackAnomaly.HUFFMAN_END_OF_STRING;
                paddingBits = have + (length - at) * 8;
                return written;
            }
            out[written++] = (byte) symbol;
            bits <<= codeLength;
            have -= codeLength;
        }
        paddingBits = have;
        if (have > 7) {
            problem = HpackAnomaly.HUFFMAN_PADDING_TOO_LONG;
        } else if (have > 0 && bits >>> Long.SIZE - have != (1L << have) - 1) {
            problem = HpackAnomaly.HUFFMAN_PADDING_NOT_ONES;
        }
        return written;
    }

    /// The length of the code, longer than [#ROOT_BITS], that these bits begin with. There is one: the code is complete.
    private static int longCode(long bits) {
        for (int length = ROOT_BITS + 1; length < LONGEST; length++) {
            if ((int) (bits >>> Long.SIZE - length) - FIRST_CODE[length] < COUNT[length]) {
                return length;
            }
        }
        return LONGEST;
    }
}
