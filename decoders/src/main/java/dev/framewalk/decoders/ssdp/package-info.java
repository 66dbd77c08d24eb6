/// SSDP: devices on a link look for each other with HTTP messages in single UDP datagrams (UPnP Device Architecture 2.0, section 1).
///
/// A control point asks everybody (`M-SEARCH * HTTP/1.1` to 239.255.255.250 port 1900); devices that fit answer it alone with
/// `HTTP/1.1 200 OK`; and devices tell everybody when they come and go (`NOTIFY * HTTP/1.1`). There is no connection, no body, and nobody
/// sends anything again.
///
/// The head is read by [dev.framewalk.decoders.http1.Http1Head], which is why its fields have the names of HTTP. Not decoded: the
/// values of UPnP's own fields (`ST`, `USN`, `NTS`).
@NullMarked
package dev.framewalk.decoders.ssdp;

import org.jspecify.annotations.NullMarked;
