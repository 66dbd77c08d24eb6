/// The view of requests beside each other: what did each wait for, whose bytes came in which order, and who was in whose way?
@NullMarked
package dev.framewalk.ui.streams;

import org.jspecify.annotations.NullMarked;
