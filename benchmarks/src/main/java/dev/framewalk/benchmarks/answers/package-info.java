/// Writes down what the commands answer about whole folders of captures, so that two versions can be compared answer by answer.
///
/// ```
///  folders ──► Subject ──► Questions ──► Question ──► Asking ──► one text file an answer
///              a capture   of a subject                in this process, with a time limit
/// ```
@NullMarked
package dev.framewalk.benchmarks.answers;

import org.jspecify.annotations.NullMarked;
