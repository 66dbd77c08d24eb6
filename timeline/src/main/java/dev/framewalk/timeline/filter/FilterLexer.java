package dev.framewalk.timeline.filter;

import java.util.ArrayList;
import java.util.List;

/// Cuts the text of a filter into tokens.
final class FilterLexer {
    enum Kind {
        /// Field names, keywords, bare numbers and addresses.
        WORD,
        /// A quoted text, without its quotes and escapes.
        STRING,
        OPERATOR,
        OPEN,
        CLOSE,
        OPEN_SET,
        CLOSE_SET,
        COMMA,
        /// A slice such as `[0:4]`, without its brackets.
        SLICE,
        /// `#2`, the layer number.
        LAYER,
        END
    }

    /// One token and where it stands.
    record Token(Kind kind, String text, int from, int to) {
        boolean is(Kind wanted, String... texts) {
            if (kind != wanted) {
                return false;
            }
            for (String wantedText : texts) {
                if (text.equalsIgnoreCase(wantedText)) {
                    return true;
                }
            }
            return texts.length == 0;
        }
    }

    private static final String[] OPERATORS = {
        "===", "!==", "==", "!=", ">=", "<=", "&&", "||", "^^", "~=", ">", "<", "!", "~", "&"
    };

    private final String text;
    private int at;

    private FilterLexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) throws FilterException {
        return new FilterLexer(text).all();
    }

    private List<Token> all() throws FilterException {
        List<Token> tokens = new ArrayList<>();
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                tokens.add(new Token(Kind.END, "", at, at));
                return tokens;
            }
            tokens.add(next());
        }
    }

    private Token next() throws FilterException {
        int from = at;
        char c = text.charAt(at);
        return switch (c) {
            case '(' -> one(Kind.OPEN);
            case ')' -> one(Kind.CLOSE);
            case '{' -> one(Kind.OPEN_SET);
            case '}' -> one(Kind.CLOSE_SET);
            case ',' -> one(Kind.COMMA);
            case '"' -> string();
            case '[' -> {
                int end = text.indexOf(']', at);
                if (end < 0) {
                    throw new FilterException(from, text.length() - from, "The slice is not closed: a ] is missing.", List.of());
                }
                at = end + 1;
                yield new Token(Kind.SLICE, text.substring(from + 1, end).strip(), from, at);
            }
            case '#' -> {
                at++;
                int digits = at;
                while (at < text.length() && Character.isDigit(text.charAt(at))) {
                    at++;
                }
                if (digits == at) {
                    throw new FilterException(from, 1, "After # comes the number of a layer, as in ip.src#2.", List.of());
                }
                yield new Token(Kind.LAYER, text.substring(digits, at), from, at);
            }
            default -> {
                for (String operator : OPERATORS) {
                    if (text.startsWith(operator, at)) {
                        at += operator.length();
                        yield new Token(Kind.OPERATOR, operator, from, at);
                    }
                }
                yield word(from);
            }
        };
    }

    private Token one(Kind kind) {
        at++;
        return new Token(kind, text.substring(at - 1, at), at - 1, at);
    }

    private Token word(int from) throws FilterException {
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw new FilterException(
                    from, 1, "\"" + text.charAt(from) + "\" means nothing in a filter.", List.of());
        }
        return new Token(Kind.WORD, text.substring(from, at), from, at);
    }

    /// Names (`tcp.flags.syn`), numbers, addresses (`fe80::1`, `aa:bb:cc:dd:ee:ff`), ranges (`5..9`), networks (`10.0.0.0/8`), `@raw`.
    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || "._-:/@%*+".indexOf(c) >= 0;
    }

    private Token string() throws FilterException {
        int from = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return new Token(Kind.STRING, value.toString(), from, at);
            }
            if (c == '\\' && at < text.length()) {
                value.append(escape());
            } else {
                value.append(c);
            }
        }
        throw new FilterException(from, text.length() - from, "The text is not closed: a \" is missing.", List.of());
    }

    private String escape() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'x' -> {
                if (at + 2 <= text.length()) {
                    try {
                        char hex = (char) Integer.parseInt(text, at, at + 2, 16);
                        at += 2;
                        yield String.valueOf(hex);
                    } catch (NumberFormatException notHex) {
                        yield "x";
                    }
                }
                yield "x";
            }
            // anything else stands for itself, except where a regular expression needs the backslash
            case '"', '\\' -> c == '\\' ? "\\" : "\"";
            default -> "\\" + c;
        };
    }
}
