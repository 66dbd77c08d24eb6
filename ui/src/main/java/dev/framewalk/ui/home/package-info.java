/// The first screen: three doors, to lessons, to captures, to live traffic.
@NullMarked
package dev.framewalk.ui.home;

import org.jspecify.annotations.NullMarked;
