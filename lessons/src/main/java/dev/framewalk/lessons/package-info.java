/// Lessons as text, and the runner and grader that hold them against a timeline. Nothing is here yet.
@NullMarked
package dev.framewalk.lessons;

import org.jspecify.annotations.NullMarked;
