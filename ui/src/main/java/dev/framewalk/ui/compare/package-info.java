/// The view of two captures on one axis: what did each way of fetching the same thing pay, and what came of it?
@NullMarked
package dev.framewalk.ui.compare;

import org.jspecify.annotations.NullMarked;
