/// Writes down what the commands answer about whole folders of captures, so that two versions can be compared answer by answer.
///
/// ```
///  folders ──► AskedCapture ──► Questions ──► Question ──► Answer ──► one text file an answer
///                               of a capture                in this process, with a time limit
/// ```
@NullMarked
package dev.framewalk.benchmarks.answers;

import org.jspecify.annotations.NullMarked;
