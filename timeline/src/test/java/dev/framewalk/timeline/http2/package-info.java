/// HTTP/2 in captures, held against independent readers and models.
@NullMarked
package dev.framewalk.timeline.http2;

import org.jspecify.annotations.NullMarked;
