/// What all versions of HTTP share: methods, status codes, field names, and bodies with their content codings undone.
///
/// A message means the same in HTTP/1.1, HTTP/2 and HTTP/3 (RFC 9110); only its way onto the wire differs. What depends on
/// the wire is in the package of each version.
@NullMarked
package dev.framewalk.decoders.http;

import org.jspecify.annotations.NullMarked;
