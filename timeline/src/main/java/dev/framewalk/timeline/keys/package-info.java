/// Where the secrets that decrypt a capture come from: files that were given or lie beside it, the environment, the capture itself.
@NullMarked
package dev.framewalk.timeline.keys;

import org.jspecify.annotations.NullMarked;
