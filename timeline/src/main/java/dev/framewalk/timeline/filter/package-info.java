/// Display filters with the names and operators that users of Wireshark know.
///
/// `Filter.compile("tcp.port == 80 and http.request.method in {GET, HEAD}", catalog)` gives either a filter or a
/// [dev.framewalk.timeline.filter.FilterProblem] that says where it stopped making sense and what may have been meant. An unknown field is
/// such a problem, never a filter that silently finds nothing.
///
/// Text becomes tokens ([dev.framewalk.timeline.filter.FilterLexer]), tokens become a tree of conditions
/// ([dev.framewalk.timeline.filter.Condition]), and conditions ask a [dev.framewalk.timeline.filter.Subject] (a packet or an event) for values.
@NullMarked
package dev.framewalk.timeline.filter;

import org.jspecify.annotations.NullMarked;
