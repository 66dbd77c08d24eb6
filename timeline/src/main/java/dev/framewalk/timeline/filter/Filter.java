package dev.framewalk.timeline.filter;

import java.util.List;

/// A compiled display filter. Immutable; may be asked from any thread.
public final class Filter {
    /// Lets everything through.
    public static final Filter EVERYTHING = new Filter("", subject -> true);

    private final String text;
    private final java.util.function.Predicate<Subject> condition;

    private Filter(String text, java.util.function.Predicate<Subject> condition) {
        this.text = text;
        this.condition = condition;
    }

    /// What became of a text: a filter, or the reason why it is none.
    public sealed interface Compiled {
        record Ok(Filter filter) implements Compiled {}

        record Wrong(FilterProblem problem) implements Compiled {}
    }

    /// Compiles a text; a blank one lets everything through.
    public static Compiled compile(String text, FieldCatalog catalog) {
        if (text.isBlank()) {
            return new Compiled.Ok(EVERYTHING);
        }
        try {
            Condition condition = FilterParser.parse(text, catalog);
            return new Compiled.Ok(new Filter(text.strip(), condition::test));
        } catch (FilterException wrong) {
            return new Compiled.Wrong(wrong.problem());
        }
    }

    public boolean test(Subject subject) {
        return condition.test(subject);
    }

    /// The text it was made of.
    public String text() {
        return text;
    }

    public boolean isEverything() {
        return this == EVERYTHING;
    }

    /// What could be typed at a place: names that complete the word before the caret.
    ///
    /// @param replaceFrom where the word begins that a completion replaces
    /// @param names       completions, best first
    public record Completions(int replaceFrom, List<String> names) {}

    /// Completes the word that ends at the caret.
    public static Completions complete(String text, int caret, FieldCatalog catalog, int atMost) {
        int from = caret;
        while (from > 0 && (Character.isLetterOrDigit(text.charAt(from - 1)) || "._-".indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        String word = text.substring(from, caret);
        return new Completions(from, word.isEmpty() ? List.of() : catalog.completions(word, atMost));
    }

    @Override
    public String toString() {
        return text;
    }
}
