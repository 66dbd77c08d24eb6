package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.text.Quantities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parse of header blocks of one direction: instruction by instruction, changing the table as it goes.
final class HpackReading {
    private static final int MOST_FINDINGS = 32;
    private static final int MOST_UPDATES = 2;
    private static final int MOST_NAMED = 3;
    private static final HpackField[] NO_FIELDS = {};

    private final HpackWorkingTable table;
    private final HpackLimits limits;
    private final HpackTexts texts;
    private final HpackIntegers integers;
    private HpackField[] fields = NO_FIELDS;
    private int count;
    private int notKept;
    private long listSize;
    private int insertions;
    private int evictions;
    private int updates;
    private long tag;
    private @Nullable List<HpackFinding> findings;

    HpackReading(HpackWorkingTable table, HpackLimits limits) {
        this.table = table;
        this.limits = limits;
        integers = new HpackIntegers(this);
        texts = new HpackTexts(this, integers, limits.textOctets());
    }

    /// Reads all that the reader has left as one block.
    HpackBlock read(FieldReader reader, long blockTag) {
        long from = reader.position();
        begin(blockTag);
        while (reader.remaining() > 0) {
            boolean isShown = listSize <= limits.listOctets() || !reader.isExplaining();
            if (!isShown) {
                reader.rest(HpackFields.NOT_SHOWN);
            } else if (!instruction(reader)) {
                reader.rest(HpackFields.NOT_READ);
                break;
            }
        }
        long to = reader.position();
        if (listSize > limits.listOctets()) {
            note(reader, HpackAnomaly.LIST_TOO_LARGE, from, to - from, Long.toString(listSize), Long.toString(limits.listOctets()));
        }
        HpackBlock block = new HpackBlock(
                keptFields(),
                findings == null ? List.of() : List.copyOf(findings),
                (int) Math.min(Integer.MAX_VALUE, to - from),
                listSize,
                notKept,
                insertions,
                evictions,
                table.snapshot());
        if (reader.isExplaining()) {
            tellBlock(reader, block);
        }
        return block;
    }

    private void begin(long blockTag) {
        tag = blockTag;
        count = 0;
        notKept = 0;
        listSize = 0;
        insertions = 0;
        evictions = 0;
        updates = 0;
        findings = null;
    }

    private List<HpackField> keptFields() {
        List<HpackField> kept = count == 0
                ? List.of()
                : Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(fields, count)));
        // what is kept for the next block is bounded, and holds no text of this one for longer than needed
        if (fields.length > 256) {
            fields = NO_FIELDS;
        }
        return kept;
    }

    private void add(HpackField field) {
        listSize += field.listSize();
        if (listSize > limits.listOctets()) {
            notKept++;
            return;
        }
        if (count == fields.length) {
            fields = Arrays.copyOf(fields, Math.max(32, count * 2));
        }
        fields[count++] = field;
    }

    /// Notes a broken rule at a range of bytes.
    void note(FieldReader reader, HpackAnomaly anomaly, long from, long length, String measured, String expected) {
        List<HpackFinding> all = findings;
        if (all == null) {
            all = new ArrayList<>(4);
            findings = all;
        }
        if (all.size() < MOST_FINDINGS || anomaly == HpackAnomaly.LIST_TOO_LARGE) {
            all.add(new HpackFinding(anomaly, from, length, measured, expected));
        }
        reader.anomaly(anomaly, from, length, measured, expected);
    }

    /// Notes that the block ends inside an instruction; that is no fault of the sender where the capture cut it.
    void noteCut(FieldReader reader, long needed) {
        if (reader.cutBytes() == 0) {
            note(
                    reader,
                    HpackAnomaly.BLOCK_CUT,
                    reader.position(),
                    reader.remaining(),
                    Quantities.bytes(reader.remaining()),
                    Quantities.bytes(needed));
        }
    }

    /// Reads one instruction. Returns false where nothing behind it can be understood.
    private boolean instruction(FieldReader reader) {
        long from = reader.position();
        HpackRepresentation kind = HpackRepresentation.of(reader.peek(0));
        if (count == 0 && notKept == 0 && updates == 0 && table.reduction() != HpackTable.UNKNOWN
                && kind != HpackRepresentation.SIZE_UPDATE) {
            note(reader, HpackAnomaly.SIZE_UPDATE_MISSING, from, 1, "a header field", Long.toString(table.reduction()));
            table.reductionDone();
        }
        return switch (kind) {
            case INDEXED -> indexed(reader, from);
            case SIZE_UPDATE -> sizeUpdate(reader, from);
            case INCREMENTAL_INDEXING, NEVER_INDEXED, WITHOUT_INDEXING -> literal(reader, from, kind);
        };
    }

    private boolean indexed(FieldReader reader, long from) {
        boolean isExplaining = reader.isExplaining();
        if (!isExplaining) {
            // the hot path: in a steady connection nearly every instruction is one byte
            int index = reader.peek(0) & 0x7f;
            HpackEntry entry = index == 0x7f ? null : table.entry(index);
            if (entry != null) {
                reader.bytes(HpackFields.INDEX, 1);
                add(entry.reference(index, 1));
                return true;
            }
        }
        reader.enter(HpackFields.HEADER);
        pattern(reader, HpackRepresentation.INDEXED, false);
        long index = integers.read(reader, HpackFields.INDEX, 7, isExplaining ? this::entryText : null);
        if (index < 0) {
            reader.leave();
            return false;
        }
        HpackEntry entry = table.entry(index);
        HpackField field;
        int length = (int) (reader.position() - from);
        if (entry == null) {
            checkIndex(reader, index, from, length);
            field = new HpackField(null, null, HpackRepresentation.INDEXED, (int) Math.min(index, Integer.MAX_VALUE), false, false, length);
        } else {
            field = entry.reference((int) index, length);
        }
        if (isExplaining) {
            tellEntry(reader, entry, index);
            texts.tell(reader, HpackFields.Text.VALUE, field.value(), unknownText(index), unknown(index));
            tellField(reader, field);
        }
        reader.leave(isExplaining ? shown(field, index) : "");
        add(field);
        return true;
    }

    private boolean literal(FieldReader reader, long from, HpackRepresentation kind) {
        boolean isExplaining = reader.isExplaining();
        boolean isNewName = (reader.peek(0) & (1 << kind.prefixBits()) - 1) == 0;
        reader.enter(HpackFields.HEADER);
        pattern(reader, kind, isNewName);
        long index = integers.read(
                reader, HpackFields.INDEX, kind.prefixBits(), isExplaining ? i -> i == 0 ? HpackSentences.newName() : nameText(i) : null);
        boolean isWhole = index >= 0;
        String name = null;
        boolean isNameHuffman = false;
        if (index == 0) {
            isWhole = texts.read(reader, HpackFields.Text.NAME);
            name = texts.text();
            isNameHuffman = texts.isHuffman();
        } else if (isWhole) {
            HpackEntry entry = table.entry(index);
            if (entry == null) {
                checkIndex(reader, index, from, reader.position() - from);
            } else {
                name = entry.name();
            }
            if (isExplaining) {
                tellEntry(reader, entry, index);
            }
        }
        isWhole = isWhole && texts.read(reader, HpackFields.Text.VALUE);
        if (!isWhole) {
            reader.leave();
            return false;
        }
        String value = texts.text();
        int length = (int) Math.min(Integer.MAX_VALUE, reader.position() - from);
        HpackField field = new HpackField(
                name, value, kind, (int) Math.min(index, Integer.MAX_VALUE), isNameHuffman, texts.isHuffman(), length);
        if (kind == HpackRepresentation.INCREMENTAL_INDEXING) {
            insert(reader, field, from, length);
        }
        if (isExplaining) {
            if (field.isNeverIndexed()) {
                reader.derived(HpackFields.NEVER_INDEXED, 1, null);
            }
            tellField(reader, field);
        }
        reader.leave(isExplaining ? shown(field, index) : "");
        add(field);
        return true;
    }

    private void insert(FieldReader reader, HpackField field, long from, int length) {
        String value = field.value();
        long size = field.listSize();
        int known = table.count();
        HpackTable before = reader.isExplaining() ? table.snapshot() : null;
        int evicted = table.insert(field.name(), value == null ? "" : value, tag);
        boolean isKept = table.count() == known - evicted + 1;
        insertions++;
        evictions += evicted;
        long limit = table.capacity();
        // a table of no capacity is a usual choice of servers that do not want one: nothing worth a note each time
        if (limit > 0 && size > limit) {
            note(reader, HpackAnomaly.ENTRY_TOO_LARGE, from, length, Long.toString(size), Long.toString(limit));
        }
        if (reader.isExplaining()) {
            if (isKept) {
                reader.derived(HpackFields.TABLE_INSERTED, HpackTable.STATIC_COUNT + 1, null);
            }
            tellTable(reader, before, evicted);
        }
    }

    private boolean sizeUpdate(FieldReader reader, long from) {
        reader.enter(HpackFields.UPDATE_GROUP);
        pattern(reader, HpackRepresentation.SIZE_UPDATE, false);
        long octets = integers.read(reader, HpackFields.UPDATE_SIZE, 5, null);
        if (octets < 0) {
            reader.leave();
            return false;
        }
        long length = reader.position() - from;
        updates++;
        if (count > 0 || notKept > 0) {
            note(reader, HpackAnomaly.SIZE_UPDATE_NOT_FIRST, from, length, Integer.toString(count + notKept), "0");
        } else if (updates == MOST_UPDATES + 1) {
            note(reader, HpackAnomaly.SIZE_UPDATE_REPEATED, from, length, Integer.toString(updates), Integer.toString(MOST_UPDATES));
        }
        if (table.bound() != HpackTable.UNKNOWN && octets > table.bound()) {
            note(reader, HpackAnomaly.SIZE_UPDATE_TOO_LARGE, from, length, Long.toString(octets), Long.toString(table.bound()));
        } else if (table.reduction() != HpackTable.UNKNOWN && octets > table.reduction()) {
            note(
                    reader,
                    HpackAnomaly.SIZE_UPDATE_MISSING,
                    from,
                    length,
                    "an update to " + octets,
                    Long.toString(table.reduction()));
        }
        table.reductionDone();
        HpackTable before = reader.isExplaining() ? table.snapshot() : null;
        int evicted = table.resize(octets);
        evictions += evicted;
        if (reader.isExplaining()) {
            tellTable(reader, before, evicted);
        }
        reader.leave(reader.isExplaining() ? Quantities.bytes(octets) : "");
        return true;
    }

    private static void pattern(FieldReader reader, HpackRepresentation kind, boolean isNewName) {
        reader.bits(
                HpackFields.REPRESENTATION,
                kind.patternBits(),
                reader.isExplaining() ? kind.names(isNewName) : null);
    }

    /// Notes an index that surely means no entry.
    private void checkIndex(FieldReader reader, long index, long from, long length) {
        if (index == 0) {
            note(reader, HpackAnomaly.INDEX_ZERO, from, length, "0", "1 or more");
        } else if (!table.mayHave(index)) {
            note(
                    reader,
                    HpackAnomaly.INDEX_BEYOND_TABLE,
                    from,
                    length,
                    Long.toString(index),
                    Integer.toString(HpackTable.STATIC_COUNT + table.count()));
        }
    }

    // what follows is only asked for when explaining

    private void tellBlock(FieldReader reader, HpackBlock block) {
        reader.derived(HpackFields.COUNT, block.fields().size() + (long) block.notKept(), null);
        reader.derived(HpackFields.BLOCK_ENCODED_LENGTH, block.encodedLength(), null);
        if (block.isKnown()) {
            long text = block.textLength();
            long saved = text - block.encodedLength();
            reader.derived(HpackFields.BLOCK_TEXT_LENGTH, text, null);
            reader.derived(HpackFields.BLOCK_SAVED, saved, Quantities.bytes(saved));
        }
        reader.derived(HpackFields.TABLE_ENTRIES, table.count(), null);
        reader.derived(HpackFields.TABLE_SIZE, table.size(), null);
        tellCapacity(reader);
    }

    private void tellCapacity(FieldReader reader) {
        if (table.capacity() == HpackTable.UNKNOWN) {
            String text = HpackSentences.capacityUnknown();
            reader.derived(HpackFields.TABLE_CAPACITY, 0, text, new Certainty.Unknown(text));
        } else {
            reader.derived(HpackFields.TABLE_CAPACITY, table.capacity(), null);
        }
    }

    private void tellTable(FieldReader reader, @Nullable HpackTable before, int evicted) {
        if (evicted > 0 && before != null) {
            List<HpackEntry> oldest = before.entries().subList(before.count() - evicted, before.count());
            StringBuilder names = new StringBuilder();
            for (int i = oldest.size() - 1; i >= Math.max(0, oldest.size() - MOST_NAMED); i--) {
                names.append(names.isEmpty() ? "" : ", ").append(HpackTexts.shown(oldest.get(i).toString()));
            }
            reader.derived(HpackFields.TABLE_EVICTED, evicted, names + (evicted > MOST_NAMED ? ", …" : ""));
        }
        reader.derived(HpackFields.TABLE_SIZE, table.size(), null);
    }

    private void tellField(FieldReader reader, HpackField field) {
        HpackNamedValue.tell(reader, field);
        reader.derived(HpackFields.ENCODED_LENGTH, field.encodedLength(), null);
        if (field.isKnown()) {
            long saved = (long) field.textLength() - field.encodedLength();
            reader.derived(HpackFields.TEXT_LENGTH, field.textLength(), null);
            reader.derived(HpackFields.SAVED, saved, Quantities.bytes(saved));
        }
    }

    /// Tells which name an index brought, and which insertion made the entry.
    private void tellEntry(FieldReader reader, @Nullable HpackEntry entry, long index) {
        texts.tell(
                reader,
                HpackFields.Text.NAME,
                entry == null ? null : entry.name(),
                unknownText(index),
                unknown(index));
        if (entry != null && !entry.isStatic()) {
            reader.derived(HpackFields.ENTRY_INSERTION, entry.insertion(), null);
        }
    }

    private String entryText(long index) {
        HpackEntry entry = table.entry(index);
        return entry == null || entry.name() == null ? unknownText(index) : HpackTexts.shown(entry.toString());
    }

    private String nameText(long index) {
        HpackEntry entry = table.entry(index);
        String name = entry == null ? null : entry.name();
        return name == null ? unknownText(index) : HpackTexts.shown(name);
    }

    private String shown(HpackField field, long index) {
        if (field.name() == null && field.value() == null) {
            return unknownText(index);
        }
        String name = field.name();
        return (name == null ? "(" + unknownText(index) + ")" : HpackTexts.shown(name)) + ": " + HpackTexts.shown(field.value());
    }

    private String unknownText(long index) {
        return index == 0 || !table.mayHave(index) && table.entry(index) == null
                ? HpackSentences.noEntry(index)
                : HpackSentences.unknown(index, table.unseen());
    }

    private Certainty unknown(long index) {
        return new Certainty.Unknown(unknownText(index));
    }

}
