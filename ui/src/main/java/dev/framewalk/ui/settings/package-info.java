/// What the application remembers between two runs: a few settings and the captures opened last.
@NullMarked
package dev.framewalk.ui.settings;

import org.jspecify.annotations.NullMarked;
