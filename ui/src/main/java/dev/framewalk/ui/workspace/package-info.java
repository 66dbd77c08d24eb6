/// The frame around a capture that is being looked at: tool bars, panels, keys, status.
@NullMarked
package dev.framewalk.ui.workspace;

import org.jspecify.annotations.NullMarked;
