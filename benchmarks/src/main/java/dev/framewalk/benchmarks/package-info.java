/// Measurements; never shipped.
@NullMarked
package dev.framewalk.benchmarks;

import org.jspecify.annotations.NullMarked;
