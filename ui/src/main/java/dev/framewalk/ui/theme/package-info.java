/// How the application looks: light, dark, and large for a lecture hall.
@NullMarked
package dev.framewalk.ui.theme;

import org.jspecify.annotations.NullMarked;
