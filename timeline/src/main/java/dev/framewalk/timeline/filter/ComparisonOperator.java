package dev.framewalk.timeline.filter;

import java.util.Arrays;

/// How two values are compared.
enum ComparisonOperator {
    EQUAL,
    NOT_EQUAL,
    GREATER,
    LESS,
    GREATER_OR_EQUAL,
    LESS_OR_EQUAL;

    boolean test(Value value, Literal literal) {
        return switch (literal) {
            case Literal.Exactly exactly -> {
                if (this == EQUAL || this == NOT_EQUAL) {
                    yield equal(value, exactly.value()) == (this == EQUAL);
                }
                int order = order(value, exactly.value());
                yield order != UNRELATED && holds(order);
            }
            case Literal.Network network -> (this == EQUAL) == network.holds(value);
            case Literal.Between between -> {
                int low = order(value, between.low());
                int high = order(value, between.high());
                boolean inside = low != UNRELATED && high != UNRELATED && low >= 0 && high <= 0;
                yield inside == (this == EQUAL);
            }
        };
    }

    /// Values of different kinds have no order.
    private static final int UNRELATED = Integer.MIN_VALUE;

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER -> order > 0;
            case LESS -> order < 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS_OR_EQUAL -> order <= 0;
        };
    }

    private static boolean equal(Value a, Value b) {
        return order(a, b) == 0;
    }

    private static int order(Value a, Value b) {
        if (a instanceof Value.Number left && b instanceof Value.Number right) {
            boolean exact = left.number() == left.exact() && right.number() == right.exact();
            return exact ? Long.compare(left.exact(), right.exact()) : Double.compare(left.number(), right.number());
        }
        if (a instanceof Value.Octets left && b instanceof Value.Octets right) {
            return Integer.signum(Arrays.compareUnsigned(left.bytes(), right.bytes()));
        }
        if (a instanceof Value.Text left) {
            return Integer.signum(left.text().compareTo(b.asText()));
        }
        if (b instanceof Value.Text right) {
            return Integer.signum(a.asText().compareToIgnoreCase(right.text()));
        }
        return UNRELATED;
    }
}
