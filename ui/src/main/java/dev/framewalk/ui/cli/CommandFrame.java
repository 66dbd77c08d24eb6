package dev.framewalk.ui.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine;

/// The frame around every command: arguments, help, exit codes, and the one place where our own mistakes become a sentence.
final class CommandFrame {
    /// Without a width, picocli starts a process to ask for that of the terminal.
    private static final int HELP_WIDTH = 100;

    static final List<Command> COMMANDS = List.of(
            new OpenCommand("open"),
            new SummaryCommand(),
            new StepsCommand(),
            new ShowCommand(),
            new StateCommand(),
            new StreamsCommand(),
            new HolCommand(),
            new CompareCommand(),
            new ExportCommand());

    private final Terminal terminal;

    CommandFrame(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Runs one command line to its end.
    int run(String... arguments) {
        boolean debug = isDebugging(arguments);
        try {
            int code = dispatch(arguments);
            terminal.answers().flush();
            return code;
        } catch (Answers.ReaderGone enough) {
            return ExitCode.OK;
        } catch (CommandFailure failure) {
            return fail(failure, failure.sentence(), failure.exitCode(), debug);
        } catch (Answers.Unwritable full) {
            return fail(full, CommandTexts.of("unwritable", String.valueOf(full.getMessage())), ExitCode.UNWRITABLE_OUTPUT, debug);
        } catch (OutOfMemoryError full) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return fail(full, CommandTexts.of("memory", Long.toString(megabytes)), ExitCode.UNAVAILABLE, debug);
        } catch (IOException | RuntimeException | Error mistake) {
            return fail(mistake, CommandTexts.of("mistake", whatAndWhere(mistake)), ExitCode.OUR_MISTAKE, debug);
        }
    }

    /// A mistake of ours on any other thread, that of the window above all, becomes the same sentence.
    static void tellMistakesOfAllThreads(Terminal terminal, String... arguments) {
        boolean debug = isDebugging(arguments);
        Thread.setDefaultUncaughtExceptionHandler((thread, mistake) -> {
            if (!isEnding()) {
                terminal.complain(CommandTexts.of("mistake", whatAndWhere(mistake)));
                if (debug) {
                    mistake.printStackTrace(terminal.complaints());
                }
            }
        });
    }

    /// While the JVM shuts down, JavaFX throws because its own parts are already gone. That is nobody's mistake.
    private static boolean isEnding() {
        try {
            Thread probe = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private static boolean isDebugging(String... arguments) {
        return Arrays.asList(arguments).contains("--debug");
    }

    private int fail(Throwable why, String sentence, int code, boolean debug) {
        try {
            // what was answered before stands before the complaint
            terminal.answers().flush();
        } catch (IOException | RuntimeException unwritable) {
            // the complaint below matters more
        }
        terminal.complain(sentence);
        if (debug) {
            why.printStackTrace(terminal.complaints());
        }
        return code;
    }

    private static String whatAndWhere(Throwable mistake) {
        String where = "?";
        for (StackTraceElement element : mistake.getStackTrace()) {
            if (element.getClassName().startsWith("dev.framewalk.")) {
                where = element.getFileName() + ":" + element.getLineNumber();
                break;
            }
        }
        String what = mistake.getClass().getSimpleName();
        return mistake.getMessage() == null ? what + ", " + where : what + ", " + where + ": " + mistake.getMessage();
    }

    private int dispatch(String[] given) throws CommandFailure, IOException {
        String[] arguments = given.length > 0 && given[0].equals("help") ? askingForHelp(given) : given;
        Command root = new OpenCommand("framewalk");
        CommandLine line = commandLine(root, named(arguments));
        ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments);
        } catch (ParameterException wrong) {
            String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
            throw CommandFailure.usage(sentence(wrong) + "\n" + CommandTexts.of("usage.try", command));
        }
        boolean isNamed = parsed.hasSubcommand();
        ParseResult last = isNamed ? parsed.subcommand() : parsed;
        if (parsed.isUsageHelpRequested() || last.isUsageHelpRequested()) {
            usage(isNamed ? last.commandSpec().commandLine() : commandLine(root, COMMANDS));
            return ExitCode.OK;
        }
        if (parsed.isVersionHelpRequested()) {
            terminal.answers().line(CommandTexts.of("version", Version.TEXT, Runtime.version().toString()));
            return ExitCode.OK;
        }
        Command command = isNamed ? (Command) last.commandSpec().userObject() : root;
        return command.run(last, terminal);
    }

    private static String[] askingForHelp(String[] given) {
        return given.length > 1 ? new String[] {given[1], "--help"} : new String[] {"--help"};
    }

    /// The first argument that is no option, if it is the name of a command: no other command needs to be described.
    private static List<Command> named(String[] arguments) {
        for (String argument : arguments) {
            if (!argument.startsWith("-")) {
                return COMMANDS.stream()
                        .filter(command -> command.name().equals(argument))
                        .toList();
            }
        }
        return List.of();
    }

    static CommandLine commandLine(Command root, List<Command> commands) {
        CommandSpec spec = specOf(root);
        spec.addOption(OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .versionHelp(true)
                .descriptionKey("version.option")
                .build());
        for (Command command : commands) {
            spec.addSubcommand(command.name(), specOf(command));
        }
        return new CommandLine(spec)
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpLongOptionsMaxWidth(34)
                .setAbbreviatedOptionsAllowed(false)
                .setUnmatchedOptionsArePositionalParams(false)
                .setResourceBundle(CommandTexts.BUNDLE);
    }

    private static CommandSpec specOf(Command command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(command.name());
        spec.resourceBundle(CommandTexts.BUNDLE);
        command.describe(spec);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .descriptionKey("help.option")
                .build());
        spec.addOption(OptionSpec.builder("--debug")
                .type(boolean.class)
                .descriptionKey("debug.option")
                .build());
        spec.usageMessage().sortOptions(false).sortSynopsis(false).abbreviateSynopsis(false);
        return spec;
    }

    private void usage(CommandLine line) throws IOException {
        String text = line.getUsageMessage(Ansi.OFF);
        for (String row : text.stripTrailing().split("\\R", -1)) {
            boolean isHeading = row.endsWith(":") && !row.startsWith(" ");
            terminal.answers().line(isHeading ? Answers.Look.HEADING : Answers.Look.PLAIN, row);
        }
    }

    /// picocli's own sentences, with a full stop.
    private static String sentence(ParameterException wrong) {
        String text = String.valueOf(wrong.getMessage());
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /// The command that somebody meant who wrote this word, or null.
    static @Nullable String meantBy(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        List<String> near = new ArrayList<>();
        for (Command command : COMMANDS) {
            if (distance(lower, command.name()) <= command.name().length() / 3) {
                near.add(command.name());
            }
        }
        return near.size() == 1 ? near.getFirst() : null;
    }

    /// How many letters must be inserted, removed, replaced or swapped with their neighbour.
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int k = 0; k <= b.length(); k++) {
                if (i == 0 || k == 0) {
                    cost[i][k] = i + k;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(k - 1);
                cost[i][k] = Math.min(
                        Math.min(cost[i - 1][k], cost[i][k - 1]) + 1, cost[i - 1][k - 1] + (same ? 0 : 1));
                if (i > 1 && k > 1 && a.charAt(i - 1) == b.charAt(k - 2) && a.charAt(i - 2) == b.charAt(k - 1)) {
                    cost[i][k] = Math.min(cost[i][k], cost[i - 2][k - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
