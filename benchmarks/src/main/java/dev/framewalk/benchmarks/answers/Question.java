package dev.framewalk.benchmarks.answers;

import java.util.List;

/// One command line to be asked.
///
/// @param name         of the file that gets the answer, without its ending
/// @param said         the command line as it is written down: the same for every version and machine
/// @param arguments    the command line as it is run
/// @param isPiped      whether the capture comes in on standard input
record Question(String name, String said, List<String> arguments, boolean isPiped) {}
