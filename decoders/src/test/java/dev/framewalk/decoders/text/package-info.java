/// Tests of how words and quantities are written.
@NullMarked
package dev.framewalk.decoders.text;

import org.jspecify.annotations.NullMarked;
