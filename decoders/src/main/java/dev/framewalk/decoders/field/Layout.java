package dev.framewalk.decoders.field;

import dev.framewalk.bytes.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of fields of a fixed header, each with its place. It contains no explaining code: [#read(FieldReader)] walks it.
public final class Layout {
    private final List<Slot> slots;
    private final int bitLength;

    private Layout(List<Slot> slots, int bitLength) {
        this.slots = slots;
        this.bitLength = bitLength;
    }

    /// One field and its width.
    ///
    /// @param field   the field; a GROUP opens a group that lasts for the slots up to the matching [Builder#leave()]
    /// @param bitFrom where it begins, counted from the start of the header
    /// @param bits    its width in bits
    /// @param names   names of its values, if they have some
    public record Slot(Field field, int bitFrom, int bits, @Nullable CodePoints names) {}

    /// Begins a layout; slots follow each other without holes.
    public static Builder begin() {
        return new Builder();
    }

    public List<Slot> slots() {
        return slots;
    }

    public int byteLength() {
        return bitLength / 8;
    }

    /// Reads the fields one after the other; numbers wider than 64 bits and addresses as bytes.
    @SuppressWarnings("ReferenceEquality") // one field stands for the end of a group, whatever others look like
    public void read(FieldReader reader) {
        for (Slot slot : slots) {
            switch (slot.field().type()) {
                case GROUP -> {
                    if (slot.bits() == 0 && slot.field() == Builder.LEAVE) {
                        reader.leave();
                    } else {
                        reader.enter(slot.field());
                    }
                }
                case NUMBER, HEX, FLAG -> reader.bits(slot.field(), slot.bits(), slot.names());
                default -> reader.bytes(slot.field(), slot.bits() / 8);
            }
        }
    }

    /// The value of a numeric slot in the header that begins at byte `at`.
    public static long value(Slot slot, Bytes bytes, long at) {
        return bytes.bits(at * 8 + slot.bitFrom(), slot.bits());
    }

    /// Collects slots in order.
    public static final class Builder {
        private static final Field LEAVE = Field.group("", Rfc.other(""));
        private final java.util.ArrayList<Slot> slots = new java.util.ArrayList<>();
        private int bit;

        private Builder() {}

        public Builder field(Field field, int bits) {
            return field(field, bits, null);
        }

        public Builder field(Field field, int bits, @Nullable CodePoints names) {
            slots.add(new Slot(field, bit, bits, names));
            bit += bits;
            return this;
        }

        /// Fields until [#leave()] stand below this group.
        public Builder enter(Field group) {
            slots.add(new Slot(group, bit, 0, null));
            return this;
        }

        public Builder leave() {
            slots.add(new Slot(LEAVE, bit, 0, null));
            return this;
        }

        public Layout end() {
            if (bit % 8 != 0) {
                throw new IllegalStateException("a layout ends at a byte border, not at bit " + bit);
            }
            return new Layout(List.copyOf(slots), bit);
        }
    }
}
