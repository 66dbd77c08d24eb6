/// The familiar list of packets.
@NullMarked
package dev.framewalk.ui.packets;

import org.jspecify.annotations.NullMarked;
