package dev.framewalk.decoders.hpack;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.FieldReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The parse of texts that are written out (RFC 7541, section 5.2): a bit for Huffman, a length, octets.
final class HpackTexts {
    /// Buffers larger than this are not kept for the next text.
    private static final int KEPT_BUFFER = 1 << 16;

    private static final byte[] NOTHING = {};

    private final HpackReading reading;
    private final HpackIntegers integers;
    private final HpackHuffman huffman = new HpackHuffman();
    private final int mostOctets;
    private byte[] coded = NOTHING;
    private byte[] octets = NOTHING;
    private String text = "";
    private boolean isHuffman;
    private long unpacked;

    HpackTexts(HpackReading reading, HpackIntegers integers, int mostOctets) {
        this.reading = reading;
        this.integers = integers;
        this.mostOctets = mostOctets;
    }

    /// The text read last.
    String text() {
        return text;
    }

    /// Whether it was written in Huffman codes.
    boolean isHuffman() {
        return isHuffman;
    }

    /// Reads a text. Returns false where it is not all there: nothing behind it can be understood then.
    boolean read(FieldReader reader, HpackFields.Text as) {
        text = "";
        isHuffman = false;
        if (!reader.has(1)) {
            reading.noteCut(reader, 1);
            return false;
        }
        isHuffman = reader.flag(as.huffman());
        long length = integers.read(reader, as.encodedLength(), 7, null);
        if (length < 0) {
            return false;
        }
        if (!reader.has(length)) {
            reading.noteCut(reader, length);
            return false;
        }
        int from = (int) length;
        long at = reader.position();
        if (isHuffman) {
            unpack(reader.source(), at, from);
        } else {
            int kept = (int) Math.min(length, mostOctets);
            coded = roomFor(kept, coded);
            reader.source().copyTo(at, coded, 0, kept);
            text = latin(coded, kept);
        }
        take(reader, as, at, length);
        long whole = isHuffman ? unpacked : length;
        if (whole > mostOctets) {
            reading.note(reader, HpackAnomaly.STRING_TOO_LONG, at, length, Long.toString(whole), Integer.toString(mostOctets));
        }
        if (coded.length > KEPT_BUFFER || octets.length > KEPT_BUFFER) {
            coded = NOTHING;
            octets = NOTHING;
        }
        return true;
    }



    private void unpack(Bytes source, long at, int length) {
        coded = roomFor(length, coded);
        octets = roomFor(HpackHuffman.mostOctets(length), octets);
        source.copyTo(at, coded, 0, length);
        int count = huffman.decode(coded, length, octets);
        unpacked = count;
        text = latin(octets, Math.min(count, mostOctets));
    }

    private void take(FieldReader reader, HpackFields.Text as, long at, long length) {
        HpackAnomaly problem = isHuffman ? huffman.problem() : null;
        if (!reader.isExplaining()) {
            reader.bytes(as.text(), length);
        } else {
            int padding = isHuffman ? huffman.paddingBits() : 0;
            reader.bitString(as.text(), length * 8 - padding, shown(text));
            if (padding > 0 && padding <= 8) {
                reader.bits(as.padding(), padding);
            } else if (padding > 0) {
                reader.bitString(HpackFields.NOT_READ, padding, null);
            }
            reader.derived(as.length(), text.length(), null);
        }
        if (problem != null) {
            boolean isInside = problem == HpackAnomaly.HUFFMAN_END_OF_STRING;
            long bits = huffman.paddingBits();
            String measured = switch (problem) {
                case HUFFMAN_END_OF_STRING -> Long.toString(unpacked);
                case HUFFMAN_PADDING_NOT_ONES -> binary(reader.source().bits((at + length) * 8 - bits, (int) bits), (int) bits);
                default -> Long.toString(bits);
            };
            String expected = switch (problem) {
                case HUFFMAN_PADDING_NOT_ONES -> binary(-1, (int) bits);
                case HUFFMAN_END_OF_STRING -> "padding only";
                default -> "7";
            };
            long touched = isInside ? length : (bits + 7) / 8;
            reading.note(reader, problem, at + length - touched, touched, measured, expected);
        }
    }

    /// Tells a text that is not written here but stands in a table, or that it is not known.
    void tell(FieldReader reader, HpackFields.Text as, @Nullable String known, String unknownText, Certainty unknown) {
        if (known == null) {
            reader.derived(as.text(), 0, unknownText, unknown);
        } else {
            reader.derived(as.text(), 0, shown(known));
            reader.derived(as.length(), known.length(), null);
        }
    }

    /// A text as people read it: octets that form UTF-8 are shown as such, control characters as escapes.
    static String shown(@Nullable String octets) {
        if (octets == null) {
            return "";
        }
        boolean isPlain = true;
        for (int i = 0; i < octets.length() && isPlain; i++) {
            char c = octets.charAt(i);
            isPlain = c >= ' ' && c < 0x7f;
        }
        return isPlain ? octets : escaped(decoded(octets));
    }

    private static String decoded(String octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            return octets;
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r' -> escaped.append("\\r");
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (c < ' ' || c >= 0x7f && c < 0xa0) {
                        escaped.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static String latin(byte[] octets, int length) {
        return length == 0 ? "" : new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static String binary(long bits, int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = count - 1; i >= 0; i--) {
            digits.append(bits >>> i & 1);
        }
        return digits.toString();
    }

    private static byte[] roomFor(int length, byte[] buffer) {
        return buffer.length >= length ? buffer : new byte[Math.max(256, length)];
    }
}
