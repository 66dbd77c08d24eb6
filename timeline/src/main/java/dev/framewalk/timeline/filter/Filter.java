package dev.framewalk.timeline.filter;

import java.util.List;
import java.util.Set;

/// A compiled display filter. Immutable; may be asked from any thread.
public final class Filter {
    /// Lets everything through.
    public static final Filter EVERYTHING = new Filter("", subject -> true, Set.of());

    private final String text;
    private final java.util.function.Predicate<Subject> condition;
    private final Set<String> fields;

    private Filter(String text, java.util.function.Predicate<Subject> condition, Set<String> fields) {
        this.text = text;
        this.condition = condition;
        this.fields = Set.copyOf(fields);
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
            FilterParser.Parsed parsed = FilterParser.parse(text, catalog);
            return new Compiled.Ok(new Filter(text.strip(), parsed.condition()::test, parsed.fields()));
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

    /// Every field that it may ask a subject for; of a name that stands for several, those.
    public Set<String> fields() {
        return fields;
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
