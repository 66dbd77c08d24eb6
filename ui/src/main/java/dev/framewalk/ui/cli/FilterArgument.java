package dev.framewalk.ui.cli;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.filter.FilterProblem;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.search.FilterAnswers;
import java.util.function.IntPredicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The display filter of a command: after the file, or as `-Y`.
final class FilterArgument {
    private static final String OPTION = "--filter";

    private FilterArgument() {}

    static void describe(CommandSpec spec) {
        Arguments.value(spec, "filter.option", "FILTER", false, "-Y", OPTION);
    }

    /// Which events of a capture that has been read pass the filter that was given.
    ///
    /// @param position where the filter may stand among the parameters
    static IntPredicate of(ParseResult given, Timeline timeline, int position) throws CommandFailure {
        FilterAnswers answers = answers(given, timeline, position);
        answer(answers, timeline.eventCount());
        return answers::passes;
    }

    /// Finds the answers of all events before one.
    static void answer(FilterAnswers answers, int to) {
        answers.answer(to);
        RuntimeException failure = answers.failure();
        if (failure != null) {
            throw failure;
        }
    }

    /// The answers of the filter that was given, none of them found yet.
    ///
    /// @param position where the filter may stand among the parameters
    static FilterAnswers answers(ParseResult given, Timeline timeline, int position) throws CommandFailure {
        String option = Arguments.text(given, OPTION);
        String parameter = Arguments.text(given, position);
        if (option != null && parameter != null) {
            throw CommandFailure.usage(CommandTexts.of("filter.twice"));
        }
        String text = option != null ? option : parameter;
        if (text == null) {
            return new FilterAnswers(timeline, Filter.EVERYTHING);
        }
        return switch (Filter.compile(text, EventFilters.catalog())) {
            case Filter.Compiled.Ok(Filter filter) -> new FilterAnswers(timeline, filter);
            case Filter.Compiled.Wrong(FilterProblem problem) ->
                throw CommandFailure.usage(problem.sentence() + "\n  " + text + "\n  " + pointer(problem));
        };
    }

    private static String pointer(FilterProblem problem) {
        return " ".repeat(problem.position()) + "^".repeat(Math.max(1, problem.length()));
    }
}
