/// What is seen, written to a file.
@NullMarked
package dev.framewalk.ui.export;

import org.jspecify.annotations.NullMarked;
