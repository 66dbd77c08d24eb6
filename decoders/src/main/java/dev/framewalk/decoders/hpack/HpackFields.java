package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayList;
import java.util.List;

/// The fields that the bits of a header block are shown as.
final class HpackFields {
    private static final Rfc FORMAT = Rfc.of(7541, "6");
    private static final Rfc INTEGER = Rfc.of(7541, "5.1");
    private static final Rfc STRING = Rfc.of(7541, "5.2");
    private static final Rfc LITERAL = Rfc.of(7541, "6.2");
    private static final Rfc ADDRESSES = Rfc.of(7541, "2.3.3");
    private static final Rfc UPDATE = Rfc.of(7541, "6.3");
    private static final Rfc EVICTION = Rfc.of(7541, "4.4");
    private static final Rfc ENTRY_SIZE = Rfc.of(7541, "4.1");

    static final Field BLOCK = Field.group("x.hpack.block", FORMAT);
    static final Field HEADER = Field.group("http2.header", FORMAT);
    static final Field REPRESENTATION = Field.text("http2.header.repr", FORMAT);
    static final Field INDEX = Field.number("http2.header.index", ADDRESSES);
    static final Field NEVER_INDEXED = Field.flag("x.hpack.never_indexed", Rfc.of(7541, "7.1.3"));

    static final Field INTEGER_GROUP = Field.group("x.hpack.integer", INTEGER);
    static final Field INTEGER_PREFIX = Field.number("x.hpack.integer.prefix", INTEGER);
    static final Field INTEGER_MORE = Field.flag("x.hpack.integer.more", INTEGER);
    static final Field INTEGER_PART = Field.number("x.hpack.integer.part", INTEGER);

    static final Field NAME = Field.text("http2.header.name", LITERAL);
    static final Field NAME_LENGTH = Field.number("http2.header.name.length", LITERAL);
    static final Field NAME_HUFFMAN = Field.flag("x.hpack.name.huffman", STRING);
    static final Field NAME_ENCODED_LENGTH = Field.number("x.hpack.name.encoded_length", STRING);
    static final Field NAME_PADDING = Field.hex("x.hpack.name.padding", STRING);
    static final Field VALUE = Field.text("http2.header.value", LITERAL);
    static final Field VALUE_LENGTH = Field.number("http2.header.value.length", LITERAL);
    static final Field VALUE_HUFFMAN = Field.flag("x.hpack.value.huffman", STRING);
    static final Field VALUE_ENCODED_LENGTH = Field.number("x.hpack.value.encoded_length", STRING);
    static final Field VALUE_PADDING = Field.hex("x.hpack.value.padding", STRING);

    static final Field UPDATE_GROUP = Field.group("http2.header_table_size_update", UPDATE);
    static final Field UPDATE_SIZE = Field.number("http2.header_table_size_update.header_table_size", UPDATE);

    static final Field ENTRY_INSERTION = Field.number("x.hpack.entry.insertion", Rfc.of(7541, "2.3.2"));
    static final Field TABLE_INSERTED = Field.number("x.hpack.table.inserted", ADDRESSES);
    static final Field TABLE_EVICTED = Field.number("x.hpack.table.evicted", EVICTION);
    static final Field TABLE_ENTRIES = Field.number("x.hpack.table.entries", Rfc.of(7541, "2.3.2"));
    static final Field TABLE_SIZE = Field.number("x.hpack.table.size", ENTRY_SIZE);
    static final Field TABLE_CAPACITY = Field.number("x.hpack.table.capacity", Rfc.of(7541, "4.2"));

    static final Field ENCODED_LENGTH = Field.number("x.hpack.encoded_length", FORMAT);
    static final Field TEXT_LENGTH = Field.number("x.hpack.text_length", Rfc.of(9112, "5"));
    static final Field SAVED = Field.text("x.hpack.saved", Rfc.of(7541, "1.1"));
    static final Field COUNT = Field.number("http2.header.count", Rfc.of(7541, "1.3"));
    static final Field BLOCK_ENCODED_LENGTH = Field.number("x.hpack.block.encoded_length", FORMAT);
    static final Field BLOCK_TEXT_LENGTH = Field.number("x.hpack.block.text_length", Rfc.of(9112, "5"));
    static final Field BLOCK_SAVED = Field.text("x.hpack.block.saved", Rfc.of(7541, "1.1"));
    static final Field NOT_SHOWN = Field.bytes("x.hpack.not_shown", Rfc.of(9113, "10.5.1"));
    static final Field NOT_READ = Field.bytes("x.hpack.not_read", FORMAT);

    /// The fields of a text that is written out: the name's and the value's.
    ///
    /// @param huffman       the H bit
    /// @param encodedLength the length as it is written
    /// @param text          the octets
    /// @param padding       bits behind the last Huffman code
    /// @param length        how many octets it stands for
    record Text(Field huffman, Field encodedLength, Field text, Field padding, Field length) {
        static final Text NAME = new Text(
                NAME_HUFFMAN, NAME_ENCODED_LENGTH, HpackFields.NAME, NAME_PADDING, NAME_LENGTH);
        static final Text VALUE = new Text(
                VALUE_HUFFMAN, VALUE_ENCODED_LENGTH, HpackFields.VALUE, VALUE_PADDING, VALUE_LENGTH);
    }

    private HpackFields() {}

    /// Every field that a block can show.
    static List<Field> all() {
        List<Field> all = new ArrayList<>(List.of(
                BLOCK, HEADER, REPRESENTATION, INDEX, NEVER_INDEXED,
                INTEGER_GROUP, INTEGER_PREFIX, INTEGER_MORE, INTEGER_PART,
                NAME, NAME_LENGTH, NAME_HUFFMAN, NAME_ENCODED_LENGTH, NAME_PADDING,
                VALUE, VALUE_LENGTH, VALUE_HUFFMAN, VALUE_ENCODED_LENGTH, VALUE_PADDING,
                UPDATE_GROUP, UPDATE_SIZE,
                ENTRY_INSERTION, TABLE_INSERTED, TABLE_EVICTED, TABLE_ENTRIES, TABLE_SIZE, TABLE_CAPACITY,
                ENCODED_LENGTH, TEXT_LENGTH, SAVED, COUNT,
                BLOCK_ENCODED_LENGTH, BLOCK_TEXT_LENGTH, BLOCK_SAVED, NOT_SHOWN, NOT_READ));
        all.addAll(HpackNamedValue.all());
        return all;
    }
}
