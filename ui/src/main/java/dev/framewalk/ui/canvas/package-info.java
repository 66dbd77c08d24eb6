/// Pictures of the timeline on the screen.
@NullMarked
package dev.framewalk.ui.canvas;

import org.jspecify.annotations.NullMarked;
