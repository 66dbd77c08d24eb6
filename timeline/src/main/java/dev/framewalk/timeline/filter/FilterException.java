package dev.framewalk.timeline.filter;

import java.util.List;

/// Carries a [FilterProblem] out of the parser; never leaves the package.
final class FilterException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient FilterProblem problem;

    FilterException(int position, int length, String message, List<String> suggestions) {
        super(message);
        this.problem = new FilterProblem(position, length, message, suggestions);
    }

    FilterProblem problem() {
        return problem;
    }
}
