/// HTTP/2: many requests at once over one connection, in frames (RFC 9113; meaning of messages: RFC 9110).
///
/// HTTP/1 answers one request after the other. HTTP/2 cuts every message into *frames*, gives each exchange a *stream* with a number, and lets
/// the frames of all streams take turns:
/// ```
///   +-----------------------------------------------+
///   |                 Length (24)                   |
///   +---------------+---------------+---------------+
///   |   Type (8)    |   Flags (8)   |                       client            server
///   +-+-------------+---------------+-------------+         HEADERS 1  ──────►          GET /
///   |R|          Stream identifier (31)           |         HEADERS 3  ──────►          GET /style.css
///   +=+===========================================+                 ◄────── HEADERS 3   200
///   |               Payload (Length bytes) ...                      ◄────── HEADERS 1   200
///   +-----------------------------------------------+               ◄────── DATA 3 (end), DATA 1 ...
/// ```
/// A connection begins with a *preface* of the client (24 fixed bytes) and a SETTINGS frame of each end. Whoever receives settings applies them and
/// says so (ACK). A request is a HEADERS frame, its fields compressed with HPACK (RFC 7541, package `hpack`), then DATA frames, and the flag
/// END_STREAM; so is a response. Streams of the client have odd numbers, those that a server pushes even ones.
///
/// Two *windows* limit DATA in each direction, one for the stream and one for the connection: every byte takes from both, WINDOW_UPDATE gives
/// back. At zero the sender must wait; a change of SETTINGS_INITIAL_WINDOW_SIZE can even make the window of a stream negative.
///
/// How it is decoded: [dev.framewalk.decoders.http2.Http2Frame] is the one parse of a frame, read by skimming and by explaining;
/// [dev.framewalk.decoders.http2.Http2Life] is the table of states of one direction, [dev.framewalk.decoders.http2.Http2StreamLife] that of a stream
/// (RFC 9113, section 5.1); [dev.framewalk.decoders.http2.Http2Decoder] makes events of bytes. Bytes of DATA are counted and never copied: events say
/// where they are. What an endpoint would have to refuse is an [dev.framewalk.decoders.http2.Http2Anomaly], with the error code it would use.
///
/// Settings are applied where the capture shows the ACK; what is between SETTINGS and ACK is shown as pending.
///
/// Not decoded here: what is inside bodies (gRPC, WebSocket over HTTP/2), and the values of most fields.
@NullMarked
package dev.framewalk.decoders.http2;

import org.jspecify.annotations.NullMarked;
