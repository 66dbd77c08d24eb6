/// Addresses lead back to what they were made of, or say why they cannot.
@NullMarked
package dev.framewalk.timeline.address;

import org.jspecify.annotations.NullMarked;
