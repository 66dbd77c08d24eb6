/// The bytes themselves, in hexadecimal and as text.
@NullMarked
package dev.framewalk.ui.bytes;

import org.jspecify.annotations.NullMarked;
