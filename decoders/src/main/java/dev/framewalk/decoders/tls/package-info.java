/// Transport Layer Security: records, handshakes, and with keys what is inside (TLS 1.3: RFC 8446; TLS 1.2: RFC 5246).
///
/// Two programs that have only a TCP connection in common agree on keys and prove who they are (the *handshake*), and from then on send
/// everything encrypted. All of it travels in *records*:
/// ```
///   0        1        2        3        4        5
///   +--------+--------+--------+--------+--------+----------- - -
///   |  type  |     version     |      length     |  that many bytes
///   +--------+--------+--------+--------+--------+----------- - -
///     20 change cipher spec · 21 alert · 22 handshake · 23 application data · 24 heartbeat
/// ```
/// A handshake message (type, 24 bits of length, body) may fill a part of a record or several of them. The order of things:
/// ```
///   TLS 1.2   client hello →  ← server hello, certificate, key exchange, done   key exchange, [change], finished →  ← [change], finished
///   TLS 1.3   client hello →  ← server hello | encrypted: extensions, certificate, verify, finished   | finished →
/// ```
/// In TLS 1.2 everything behind *change cipher spec* is encrypted, in TLS 1.3 everything behind the server hello; there the true type of a
/// record is inside (RFC 8446, section 5.2), and the outer one says *application data*.
///
/// What opens it: secrets from a [dev.framewalk.decoders.tls.KeyLog], found by the client random. Without them
/// [dev.framewalk.decoders.tls.TlsEvent.KeyMissing] says which line of the key log is missing. The plain text is passed on with a small
/// opening that makes it again; it is kept nowhere.
///
/// How it is decoded: [dev.framewalk.decoders.tls.TlsHandshake] is the one parse of a handshake message, read by skimming and by
/// explaining; [dev.framewalk.decoders.tls.TlsLife] is the table of states of one side; `TlsDecoder` cuts records and makes events;
/// `TlsKeys` is the key material of one side and epoch.
///
/// Not decrypted: RC4, Camellia, ARIA, SEED, IDEA, GOST, SM4 and exotic suites, compressed records. Not decoded: SSL 2.0 beyond its hellos.
@NullMarked
package dev.framewalk.decoders.tls;

import org.jspecify.annotations.NullMarked;
