/// The timeline as sentences, one for each step.
@NullMarked
package dev.framewalk.ui.story;

import org.jspecify.annotations.NullMarked;
