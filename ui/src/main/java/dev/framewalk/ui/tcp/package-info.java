/// The view of one TCP connection as stream positions over time: which bytes came when, which were missing, and which had to wait for
/// them? Whose loss blocked whom?
@NullMarked
package dev.framewalk.ui.tcp;

import org.jspecify.annotations.NullMarked;
