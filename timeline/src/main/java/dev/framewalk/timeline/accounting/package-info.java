/// What messages cost beside their content: header fields as HTTP/1.1 would write them and as HPACK does, and what became of pushed responses.
@NullMarked
package dev.framewalk.timeline.accounting;

import org.jspecify.annotations.NullMarked;
