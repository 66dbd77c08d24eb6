/// The view of the same bytes as every layer sees them: which segments, records and frames is a message made of, and what does a segment
/// carry?
@NullMarked
package dev.framewalk.ui.layers;

import org.jspecify.annotations.NullMarked;
