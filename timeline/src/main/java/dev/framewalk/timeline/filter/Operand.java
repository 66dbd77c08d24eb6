package dev.framewalk.timeline.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Something in a filter that has values.
sealed interface Operand {
    List<Value> values(Subject subject);

    /// A field by its id.
    ///
    /// @param layer which occurrence of its layer, from 1; 0 for all
    record FieldOf(String id, int layer) implements Operand {
        @Override
        public List<Value> values(Subject subject) {
            return subject.values(id, layer);
        }
    }

    /// A literal.
    record Constant(Literal literal) implements Operand {
        @Override
        public List<Value> values(Subject subject) {
            return literal instanceof Literal.Exactly exactly ? List.of(exactly.value()) : List.of();
        }
    }

    /// `field[1:3]`: bytes of a value; negative starts count from the end.
    record Slice(Operand inner, int from, int length) implements Operand {
        @Override
        public List<Value> values(Subject subject) {
            List<Value> parts = new ArrayList<>();
            for (Value value : inner.values(subject)) {
                byte[] bytes = value.asBytes();
                int begin = from < 0 ? bytes.length + from : from;
                int end = length == Integer.MAX_VALUE ? bytes.length : begin + length;
                if (begin >= 0 && begin < bytes.length && end <= bytes.length) {
                    byte[] part = Arrays.copyOfRange(bytes, begin, end);
                    parts.add(value instanceof Value.Text
                            ? new Value.Text(new String(part, java.nio.charset.StandardCharsets.UTF_8))
                            : new Value.Octets(part));
                }
            }
            return parts;
        }
    }

    /// `field & 0x0f`.
    record Masked(Operand inner, long mask) implements Operand {
        @Override
        public List<Value> values(Subject subject) {
            List<Value> masked = new ArrayList<>();
            for (Value value : inner.values(subject)) {
                if (value instanceof Value.Number number && (number.exact() & mask) != 0) {
                    masked.add(Value.Number.of(number.exact() & mask));
                }
            }
            return masked;
        }
    }

    enum Function {
        LEN,
        COUNT,
        LOWER,
        UPPER
    }

    /// `len(field)`, `count(field)`, `lower(field)`, `upper(field)`.
    record Call(Function function, Operand inner) implements Operand {
        @Override
        public List<Value> values(Subject subject) {
            List<Value> values = inner.values(subject);
            return switch (function) {
                case COUNT -> List.of(Value.Number.of(values.size()));
                case LEN -> values.stream()
                        .<Value>map(v -> Value.Number.of(v.length()))
                        .toList();
                case LOWER -> values.stream().map(Value::lower).toList();
                case UPPER -> values.stream().map(Value::upper).toList();
            };
        }
    }
}
