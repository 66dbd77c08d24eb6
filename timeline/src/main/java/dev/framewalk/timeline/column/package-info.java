/// Growing columns of primitive values: one writer, any number of readers, nothing is ever moved.
@NullMarked
package dev.framewalk.timeline.column;

import org.jspecify.annotations.NullMarked;
