/// The whole capture in one strip.
@NullMarked
package dev.framewalk.ui.overview;

import org.jspecify.annotations.NullMarked;
