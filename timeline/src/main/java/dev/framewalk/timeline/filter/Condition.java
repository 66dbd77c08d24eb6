package dev.framewalk.timeline.filter;

import java.util.List;
import java.util.regex.Pattern;

/// One condition of a compiled filter.
sealed interface Condition {
    boolean test(Subject subject);

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Subject subject) {
            return left.test(subject) && right.test(subject);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Subject subject) {
            return left.test(subject) || right.test(subject);
        }
    }

    record Xor(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Subject subject) {
            return left.test(subject) ^ right.test(subject);
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public boolean test(Subject subject) {
            return !inner.test(subject);
        }
    }

    /// A bare name: the field is there. A flag field is there even if it is not set, as users of Wireshark expect.
    record Exists(Operand operand) implements Condition {
        @Override
        public boolean test(Subject subject) {
            return !operand.values(subject).isEmpty();
        }
    }

    /// Field against values; `all` asks it of every value of the field, otherwise one is enough.
    record Compare(Operand left, ComparisonOperator operator, List<Operand> right, boolean all) implements Condition {
        @Override
        public boolean test(Subject subject) {
            List<Value> values = left.values(subject);
            if (values.isEmpty()) {
                return false;
            }
            for (Value value : values) {
                boolean holds = holds(value, subject);
                if (holds != all) {
                    return holds;
                }
            }
            return all;
        }

        private boolean holds(Value value, Subject subject) {
            for (Operand operand : right) {
                if (operand instanceof Operand.Constant constant) {
                    if (operator.test(value, constant.literal())) {
                        return true;
                    }
                } else {
                    for (Value other : operand.values(subject)) {
                        if (operator.test(value, new Literal.Exactly(other))) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }
    }

    /// `matches`: a regular expression, upper and lower case alike.
    record Matches(Operand left, Pattern pattern) implements Condition {
        @Override
        public boolean test(Subject subject) {
            for (Value value : left.values(subject)) {
                if (pattern.matcher(value.asText()).find()) {
                    return true;
                }
            }
            return false;
        }
    }

    /// `contains`: the bytes of the text or byte string stand somewhere in the value.
    @SuppressWarnings("ArrayRecordComponent") // read from a filter once and never compared
    record Contains(Operand left, byte[] wanted) implements Condition {
        @Override
        public boolean test(Subject subject) {
            for (Value value : left.values(subject)) {
                if (indexOf(value.asBytes(), wanted) >= 0) {
                    return true;
                }
            }
            return false;
        }

        private static int indexOf(byte[] bytes, byte[] wanted) {
            for (int i = 0; i + wanted.length <= bytes.length; i++) {
                if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
