package dev.framewalk.timeline.filter;

import dev.framewalk.timeline.filter.FilterLexer.Kind;
import dev.framewalk.timeline.filter.FilterLexer.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Makes conditions of tokens. Precedence as in Wireshark: `not` binds before `and`, `and` before `xor`, `xor` before `or`.
final class FilterParser {
    /// Deeper nesting of parentheses and `not`s than this is a mistake or an attack on the stack.
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private final FieldCatalog catalog;
    private final Set<String> fields = new HashSet<>();
    private int at;
    private int depth;
    /// Whether all that was asked since this was set is at hand.
    private boolean isAtHand;

    private FilterParser(List<Token> tokens, FieldCatalog catalog) {
        this.tokens = tokens;
        this.catalog = catalog;
    }

    /// What was understood.
    ///
    /// @param fields every field that the condition may ask for
    record Parsed(Condition condition, Set<String> fields) {}

    static Parsed parse(String text, FieldCatalog catalog) throws FilterException {
        FilterParser parser = new FilterParser(FilterLexer.tokens(text), catalog);
        Condition condition = parser.or();
        Token rest = parser.peek();
        if (rest.kind() != Kind.END) {
            throw parser.unexpected(rest, "Here the filter could end, or go on with and, or.");
        }
        return new Parsed(condition, parser.fields);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        return tokens.get(at++);
    }

    private boolean takeWordOrOperator(String word, String operator) {
        Token token = peek();
        if (token.is(Kind.WORD, word) || token.is(Kind.OPERATOR, operator)) {
            at++;
            return true;
        }
        return false;
    }

    private Condition or() throws FilterException {
        return joined(this::xor, "or", "||", Condition.Or::new);
    }

    private interface Part {
        Condition read() throws FilterException;
    }

    /// Parts of which often the first ones decide. Those that are at hand are asked before those that take time: the answer is the same.
    private Condition joined(Part part, String word, String operator, BinaryOperator<Condition> join) throws FilterException {
        boolean isAllAtHand = isAtHand;
        List<Condition> quick = new ArrayList<>();
        List<Condition> slow = new ArrayList<>();
        do {
            isAtHand = true;
            Condition condition = part.read();
            (isAtHand ? quick : slow).add(condition);
            isAllAtHand &= isAtHand;
        } while (takeWordOrOperator(word, operator));
        isAtHand = isAllAtHand;
        quick.addAll(slow);
        return quick.stream().reduce(join).orElseThrow();
    }

    private Condition xor() throws FilterException {
        Condition left = and();
        while (takeWordOrOperator("xor", "^^")) {
            left = new Condition.Xor(left, and());
        }
        return left;
    }

    private Condition and() throws FilterException {
        return joined(this::not, "and", "&&", Condition.And::new);
    }

    private Condition not() throws FilterException {
        if (++depth > DEEPEST) {
            throw unexpected(peek(), "This is nested too deeply.");
        }
        try {
            if (takeWordOrOperator("not", "!")) {
                return new Condition.Not(not());
            }
            if (peek().kind() == Kind.OPEN) {
                take();
                Condition inner = or();
                if (peek().kind() != Kind.CLOSE) {
                    throw unexpected(peek(), "A ) is missing here.");
                }
                take();
                return inner;
            }
            return comparison();
        } finally {
            depth--;
        }
    }

    private Condition comparison() throws FilterException {
        Operand left = operand();
        Token operator = peek();
        return switch (operator.kind() == Kind.WORD ? operator.text().toLowerCase(Locale.ROOT) : operator.text()) {
            case "==", "eq", "any_eq" -> compare(left, ComparisonOperator.EQUAL, false);
            case "===", "all_eq" -> compare(left, ComparisonOperator.EQUAL, true);
            case "!=", "ne", "all_ne" -> compare(left, ComparisonOperator.NOT_EQUAL, true);
            case "!==", "~=", "any_ne" -> compare(left, ComparisonOperator.NOT_EQUAL, false);
            case ">", "gt" -> compare(left, ComparisonOperator.GREATER, false);
            case "<", "lt" -> compare(left, ComparisonOperator.LESS, false);
            case ">=", "ge" -> compare(left, ComparisonOperator.GREATER_OR_EQUAL, false);
            case "<=", "le" -> compare(left, ComparisonOperator.LESS_OR_EQUAL, false);
            case "contains" -> {
                take();
                Token wanted = take();
                if (wanted.kind() == Kind.STRING) {
                    yield new Condition.Contains(left, new Value.Text(wanted.text()).asBytes());
                }
                if (wanted.kind() == Kind.WORD && Literal.read(wanted.text()) instanceof Literal.Exactly exactly) {
                    yield new Condition.Contains(left, exactly.value().asBytes());
                }
                throw unexpected(wanted, "After contains comes a text in quotes or bytes such as 47:45:54.");
            }
            case "matches", "~" -> {
                take();
                yield matches(left);
            }
            case "in" -> {
                take();
                yield in(left);
            }
            default -> new Condition.Exists(left);
        };
    }

    private Condition compare(Operand left, ComparisonOperator operator, boolean all) throws FilterException {
        take();
        return new Condition.Compare(left, operator, List.of(right()), all);
    }

    private Condition matches(Operand left) throws FilterException {
        Token pattern = take();
        if (pattern.kind() != Kind.STRING && pattern.kind() != Kind.WORD) {
            throw unexpected(pattern, "After matches comes a regular expression in quotes.");
        }
        try {
            return new Condition.Matches(
                    left, Pattern.compile(pattern.text(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException wrong) {
            throw unexpected(pattern, "This is no regular expression: " + wrong.getDescription() + ".");
        }
    }

    private Condition in(Operand left) throws FilterException {
        if (peek().kind() != Kind.OPEN_SET) {
            throw unexpected(peek(), "After in comes a set, such as {80, 8080, 9000..9100}.");
        }
        take();
        List<Operand> members = new ArrayList<>();
        while (peek().kind() != Kind.CLOSE_SET) {
            if (peek().kind() == Kind.COMMA) {
                take();
                continue;
            }
            if (peek().kind() == Kind.END) {
                throw unexpected(peek(), "The set is not closed: a } is missing.");
            }
            members.add(right());
        }
        take();
        return new Condition.Compare(left, ComparisonOperator.EQUAL, members, false);
    }

    /// A value or another field.
    private Operand right() throws FilterException {
        Token token = peek();
        if (token.kind() == Kind.STRING) {
            take();
            return new Operand.Constant(new Literal.Exactly(new Value.Text(token.text())));
        }
        if (token.kind() == Kind.WORD) {
            if (catalog.knows(token.text())) {
                return operand();
            }
            take();
            return new Operand.Constant(Literal.read(token.text()));
        }
        throw unexpected(token, "Here a value is missing.");
    }

    private Operand operand() throws FilterException {
        Token token = peek();
        if (token.kind() != Kind.WORD) {
            throw unexpected(token, "Here a field is missing, such as tcp.port or http.request.method.");
        }
        take();
        if (peek().kind() == Kind.OPEN) {
            return call(token);
        }
        String name = token.text();
        boolean isRaw = name.startsWith("@");
        if (isRaw) {
            name = name.substring(1);
        }
        if (!catalog.knows(name)) {
            List<String> suggestions = catalog.similarTo(name);
            throw new FilterException(
                    token.from(),
                    token.text().length(),
                    "\"" + name + "\" is no field or protocol known here.",
                    suggestions);
        }
        int layer = 0;
        if (peek().kind() == Kind.LAYER) {
            layer = number(take());
        }
        fields.addAll(FieldCatalog.fieldsOf(name));
        isAtHand &= layer <= 1 && catalog.isAtHand(name);
        Operand operand = new Operand.FieldOf(isRaw ? "@" + name : name, layer);
        if (peek().kind() == Kind.SLICE) {
            operand = slice(operand, take());
        }
        if (peek().is(Kind.OPERATOR, "&")) {
            take();
            Token mask = take();
            if (mask.kind() == Kind.WORD
                    && Literal.read(mask.text()) instanceof Literal.Exactly(Value.Number number)) {
                operand = new Operand.Masked(operand, number.exact());
            } else {
                throw unexpected(mask, "After & comes a number, such as 0x0f.");
            }
        }
        return operand;
    }

    private Operand call(Token name) throws FilterException {
        Operand.Function function =
                switch (name.text().toLowerCase(Locale.ROOT)) {
                    case "len" -> Operand.Function.LEN;
                    case "count" -> Operand.Function.COUNT;
                    case "lower" -> Operand.Function.LOWER;
                    case "upper" -> Operand.Function.UPPER;
                    default -> throw new FilterException(
                            name.from(),
                            name.text().length(),
                            "\"" + name.text() + "\" is no function known here.",
                            List.of("len()", "count()", "lower()", "upper()"));
                };
        take();
        Operand inner = operand();
        if (peek().kind() != Kind.CLOSE) {
            throw unexpected(peek(), "A ) is missing here.");
        }
        take();
        return new Operand.Call(function, inner);
    }

    /// `[i]`, `[i:length]`, `[i-last]`, `[:length]`, `[i:]`.
    private static Operand slice(Operand operand, Token token) throws FilterException {
        String text = token.text();
        try {
            int colon = text.indexOf(':');
            if (colon >= 0) {
                String from = text.substring(0, colon).strip();
                String length = text.substring(colon + 1).strip();
                return new Operand.Slice(
                        operand,
                        from.isEmpty() ? 0 : Integer.parseInt(from),
                        length.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(length));
            }
            int dash = text.indexOf('-', 1);
            if (dash > 0) {
                int from = Integer.parseInt(text.substring(0, dash).strip());
                int last = Integer.parseInt(text.substring(dash + 1).strip());
                return new Operand.Slice(operand, from, last - from + 1);
            }
            return new Operand.Slice(operand, Integer.parseInt(text), 1);
        } catch (NumberFormatException wrong) {
            throw new FilterException(
                    token.from(),
                    token.to() - token.from(),
                    "A slice is written [start:length], [first-last] or [index].",
                    List.of());
        }
    }

    private static int number(Token token) throws FilterException {
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException tooLong) {
            throw new FilterException(
                    token.from(), token.to() - token.from(), "No packet has that many layers.", List.of());
        }
    }

    private FilterException unexpected(Token token, String message) {
        return new FilterException(token.from(), Math.max(1, token.to() - token.from()), message, List.of());
    }
}
