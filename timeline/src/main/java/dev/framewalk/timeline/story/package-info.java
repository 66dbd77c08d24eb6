/// What packets amount to: a connection opens, a segment is missing, a buffer is full; and the sentences that tell it.
///
/// - [dev.framewalk.timeline.story.TcpStory] watches one connection while it is read and names what happens ([dev.framewalk.timeline.story.TcpEvent]);
/// - [dev.framewalk.timeline.story.StoryWords] holds all words, from `words.properties`, with numbers and units as people read them.
///
/// Nothing here decides what a segment means: that is the TCP decoder's. Here it is told once, at the depth at which it is worth a step.
@NullMarked
package dev.framewalk.timeline.story;

import org.jspecify.annotations.NullMarked;
