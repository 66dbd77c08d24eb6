/// HTTP/1.0 and HTTP/1.1: requests and responses as lines of text (RFC 9112, RFC 1945; meaning: RFC 9110).
///
/// A client sends a *request*, a server answers with a *response*. Both look alike: a start line, field lines, an empty line, and
/// perhaps a body. Everything but the body is text that can be read with the naked eye:
/// ```
///   GET /style.css HTTP/1.1\r\n        start line: method, target, version
///   Host: example.net\r\n              field lines: name, colon, value
///   \r\n                               the empty line ends the head
///
///   HTTP/1.1 200 OK\r\n                start line: version, status code, phrase
///   Content-Length: 5\r\n
///   \r\n
///   hello                              body: 5 bytes, as announced
/// ```
/// The hard question is where a message ends, because the connection stays open for the next one. RFC 9112, section 6.3 answers it by
/// rules that are tried in order: no body at all (HEAD, 1xx, 204, 304), a tunnel (CONNECT), *chunked*, Content-Length, and last the end of the
/// connection. Whoever applies them otherwise than the next one on the way can be deceived (request smuggling); each such shape is
/// an [dev.framewalk.decoders.http1.Http1Anomaly].
///
/// Responses come in the order of the requests, also when several requests were sent ahead (pipelining). A connection may turn into
/// something else: after 101 (Upgrade) and after CONNECT its bytes belong to another protocol, and
/// [dev.framewalk.decoders.http1.Http1Event.Upgraded] says to which.
///
/// How it is decoded: [dev.framewalk.decoders.http1.Http1Head] is the one parse of a head, read by skimming and by explaining;
/// [dev.framewalk.decoders.http1.Http1Life] is the table of states of one direction; [dev.framewalk.decoders.http1.Http1Decoder] makes
/// events of bytes. Body bytes are counted and never copied: events say where they are.
///
/// Not decoded here: what is inside bodies, and the values of most fields (cookies, dates, weights).
@NullMarked
package dev.framewalk.decoders.http1;

import org.jspecify.annotations.NullMarked;
