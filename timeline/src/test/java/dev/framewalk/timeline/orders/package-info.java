/// A protocol that is made up, to prove that nothing but its own files is needed: orders by number, one in a line, and their answers.
///
/// ```text
///   client   ORDER 7 tea\n
///   server   DONE 7\n
/// ```
///
/// It is found as the body of HTTP messages of type `application/x-orders`, and in datagrams on UDP port 7007.
@NullMarked
package dev.framewalk.timeline.orders;

import org.jspecify.annotations.NullMarked;
