/// Live scenarios on this machine: real endpoints, an impaired link, NATs. Nothing is here yet; the
/// recipes that record the sample captures (`sample-captures/record`) show what will move in.
@NullMarked
package dev.framewalk.lab;

import org.jspecify.annotations.NullMarked;
