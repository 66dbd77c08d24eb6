/// What happened at the cursor and why: sentence, fields, header drawing, state, insights.
@NullMarked
package dev.framewalk.ui.inspector;

import org.jspecify.annotations.NullMarked;
