/// What all versions of HTTP share: methods, status codes, field names, and bodies with their content codings undone.
///
/// A message means the same in HTTP/1.1, HTTP/2 and HTTP/3 (RFC 9110); only its way onto the wire differs. What depends on
/// the wire is in the package of each version.
///
/// ```text
///   HTTP/1 body, HTTP/2 stream        coded bytes        what they hid
///        Http1, Http2           ──►  ContentCodings ──►  whoever claims the media type
/// ```
///
/// Content codings (RFC 9110, section 8.4.1) are undone in one place, `Undoing`: for `ContentCodings`, a protocol of streams that unpacks content as its bytes
/// come, where somebody claims it; and for `BodyDecoder`, which unpacks a whole body for somebody who looks (`HttpContent`). Codings
/// that need a dictionary of their own (`dcb`, `dcz`) are named and not undone.
@NullMarked
package dev.framewalk.decoders.http;

import org.jspecify.annotations.NullMarked;
