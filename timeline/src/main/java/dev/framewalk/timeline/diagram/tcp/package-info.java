/// The TCP picture: one direction of a connection as stream positions over time, with what was missing and what had to wait for it.
///
/// [dev.framewalk.timeline.diagram.tcp.TimelineTcp] reads a connection once and makes a [dev.framewalk.timeline.diagram.tcp.TcpScene] of any
/// stretch of it: single segments, or cells that count them where there are too many. Which bytes were missing, and what waited for them, is asked of
/// [dev.framewalk.timeline.order]; nothing of the kind is worked out here. Each mark can also be told
/// ([dev.framewalk.timeline.diagram.tcp.TcpSpeech]) and stand in a table ([dev.framewalk.timeline.diagram.tcp.TcpTable]).
@NullMarked
package dev.framewalk.timeline.diagram.tcp;

import org.jspecify.annotations.NullMarked;
