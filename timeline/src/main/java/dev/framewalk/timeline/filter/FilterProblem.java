package dev.framewalk.timeline.filter;

import java.util.List;

/// Why a text is not a filter.
///
/// @param position    character where it stopped making sense, from 0
/// @param length      how many characters are meant
/// @param message     one sentence for the user
/// @param suggestions what may have been meant, best first
public record FilterProblem(int position, int length, String message, List<String> suggestions) {
    public FilterProblem {
        suggestions = List.copyOf(suggestions);
    }

    /// The message, and what may have been meant.
    public String sentence() {
        return suggestions.isEmpty() ? message : message + " Did you mean " + String.join(" or ", suggestions) + "?";
    }
}
