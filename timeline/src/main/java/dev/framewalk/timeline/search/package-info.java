/// Which events of a timeline pass a display filter.
///
/// `filter` knows the language and nothing of timelines; here its names get values from packets, events, conversations and waits.
@NullMarked
package dev.framewalk.timeline.search;

import org.jspecify.annotations.NullMarked;
