package io.netty.handler.codec.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Netty's HPACK, which only its own package may use: an independent reader and writer for tests.
public final class NettyHpack {
    private NettyHpack() {}

    private static String latin(CharSequence text) {
        StringBuilder latin = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            latin.append((char) (text.charAt(i) & 0xff));
        }
        return latin.toString();
    }

    /// Netty's decoder of one direction.
    public static final class Decoder {
        private final HpackDecoder decoder = new HpackDecoder(1 << 24);

        public void bound(long octets) throws Exception {
            decoder.setMaxHeaderTableSize(octets);
        }

        /// The fields of a block as `name: value`.
        public List<String> decode(byte[] block) throws Exception {
            Http2Headers headers = new DefaultHttp2Headers(false);
            ByteBuf in = Unpooled.wrappedBuffer(block);
            decoder.decode(1, in, headers, false);
            List<String> fields = new ArrayList<>();
            for (Map.Entry<CharSequence, CharSequence> field : headers) {
                fields.add(latin(field.getKey()) + ": " + latin(field.getValue()));
            }
            return fields;
        }

        /// The dynamic table as `name: value`, newest first.
        public List<String> table() {
            List<String> entries = new ArrayList<>();
            for (int i = 0; i < decoder.length(); i++) {
                HpackHeaderField entry = decoder.getHeaderField(i);
                entries.add(latin(entry.name) + ": " + latin(entry.value));
            }
            return entries;
        }

        public long size() {
            return decoder.size();
        }
    }

    /// Netty's encoder of one direction.
    public static final class Encoder {
        private final HpackEncoder encoder;

        /// @param huffmanFrom texts from this length on are written in Huffman codes
        public Encoder(int huffmanFrom) {
            encoder = new HpackEncoder(true, 64, huffmanFrom);
        }

        public void bound(long octets) throws Exception {
            encoder.setMaxHeaderTableSize(octets);
        }

        /// @param fields    name, value, name, value, ...
        /// @param sensitive whether a field is never to be indexed, by its name
        public byte[] encode(List<String> fields, java.util.function.Predicate<String> sensitive) throws Exception {
            Http2Headers headers = new DefaultHttp2Headers(false);
            for (int i = 0; i < fields.size(); i += 2) {
                headers.add(
                        new io.netty.util.AsciiString(fields.get(i).getBytes(StandardCharsets.ISO_8859_1)),
                        new io.netty.util.AsciiString(fields.get(i + 1).getBytes(StandardCharsets.ISO_8859_1)));
            }
            ByteBuf out = Unpooled.buffer();
            encoder.encodeHeaders(1, out, headers, (name, value) -> sensitive.test(latin(name)));
            byte[] block = new byte[out.readableBytes()];
            out.readBytes(block);
            return block;
        }
    }

    /// The code of a symbol and its length, as `code << 8 | length`.
    public static long huffmanCode(int symbol) {
        return (HpackUtil.HUFFMAN_CODES[symbol] & 0xffff_ffffL) << 8 | HpackUtil.HUFFMAN_CODE_LENGTHS[symbol];
    }

    /// An entry of the static table as `name: value`.
    public static String staticEntry(int index) {
        HpackHeaderField entry = HpackStaticTable.getEntry(index);
        return latin(entry.name) + ": " + latin(entry.value);
    }
}
