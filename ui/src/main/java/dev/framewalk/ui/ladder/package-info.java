/// The view of hosts as columns and packets as arrows between them.
@NullMarked
package dev.framewalk.ui.ladder;

import org.jspecify.annotations.NullMarked;
