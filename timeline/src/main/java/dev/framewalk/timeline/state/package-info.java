/// What an endpoint knew at a step, and what a step changed.
@NullMarked
package dev.framewalk.timeline.state;

import org.jspecify.annotations.NullMarked;
