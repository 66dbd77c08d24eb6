/// Measures the window in the application itself: how soon one sees something, when all is there, what a step takes, and memory.
@NullMarked
package dev.framewalk.benchmarks.window;

import org.jspecify.annotations.NullMarked;
