/// What a capture holds, in numbers: one pass, nothing kept but counters and short lists.
@NullMarked
package dev.framewalk.timeline.summary;

import org.jspecify.annotations.NullMarked;
