package dev.framewalk.ui.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The kinds of arguments that commands have in common.
final class Arguments {
    private Arguments() {}

    /// An option without a value.
    static void flag(CommandSpec spec, String descriptionKey, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .descriptionKey(descriptionKey)
                .build());
    }

    /// An option with one value.
    static void value(CommandSpec spec, String descriptionKey, String label, boolean required, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .required(required)
                .descriptionKey(descriptionKey)
                .build());
    }

    /// An option that may be given several times.
    static void values(CommandSpec spec, String descriptionKey, String label, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .descriptionKey(descriptionKey)
                .build());
    }

    /// The parameter at a position.
    static void parameter(CommandSpec spec, String descriptionKey, String label, int position, boolean required) {
        spec.addPositional(PositionalParamSpec.builder()
                .type(String.class)
                .index(Integer.toString(position))
                .arity(required ? "1" : "0..1")
                .required(required)
                .paramLabel(label)
                .descriptionKey(descriptionKey)
                .build());
    }

    /// One or more parameters up to the end.
    static void parameters(CommandSpec spec, String descriptionKey, String label) {
        spec.addPositional(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1..*")
                .required(true)
                .paramLabel(label)
                .descriptionKey(descriptionKey)
                .build());
    }

    static boolean isGiven(ParseResult given, String option) {
        return given.hasMatchedOption(option);
    }

    static @Nullable String text(ParseResult given, String option) {
        return given.matchedOptionValue(option, (String) null);
    }

    static List<String> texts(ParseResult given, String option) {
        return given.matchedOptionValue(option, List.<String>of());
    }

    static @Nullable String text(ParseResult given, int position) {
        return given.matchedPositionalValue(position, (String) null);
    }

    /// The value of an option that has a fixed set of values, written in lower case.
    static <E extends Enum<E>> E choice(ParseResult given, String option, E[] values, E otherwise) throws CommandFailure {
        String text = text(given, option);
        if (text == null) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E value : values) {
            String name = value.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.toLowerCase(Locale.ROOT))) {
                return value;
            }
            names.add(name);
        }
        throw CommandFailure.usage(CommandTexts.of("choice.unknown", option, text, String.join(", ", names)));
    }

    /// A number that is not negative.
    static int number(String what, String text) throws CommandFailure {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below, like a negative one
        }
        throw CommandFailure.usage(CommandTexts.of("number.expected", what, text));
    }

    /// A parameter that picocli has made sure of.
    static String required(ParseResult given, int position) {
        return given.<String>matchedPositionalValue(position, "");
    }
}
