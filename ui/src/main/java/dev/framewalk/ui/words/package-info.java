/// All words that the desktop application shows.
@NullMarked
package dev.framewalk.ui.words;

import org.jspecify.annotations.NullMarked;
