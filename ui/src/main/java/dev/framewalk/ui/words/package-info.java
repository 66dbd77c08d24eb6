/// All words that the desktop application shows, and how it writes numbers and times.
@NullMarked
package dev.framewalk.ui.words;

import org.jspecify.annotations.NullMarked;
