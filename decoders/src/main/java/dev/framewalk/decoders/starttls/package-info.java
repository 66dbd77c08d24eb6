/// Conversations in lines of text that go over to TLS in the middle: mail (SMTP, IMAP, POP3) and FTP with STARTTLS or its like.
///
/// Both sides begin in clear. The client says that it would like to encrypt, the server agrees, and the next byte of either side belongs to TLS:
/// ```
///   server  220 mail.example ESMTP                server  * OK ready
///   client  EHLO client.example                   client  a1 STARTTLS
///   server  250 STARTTLS                          server  a1 OK begin
///   client  STARTTLS                              (TLS)
///   server  220 go ahead
///   (TLS)
/// ```
/// RFC 3207 (SMTP), RFC 2595 (IMAP, POP3), RFC 4217 (FTP). Lines are told as they are; what they mean is not decoded.
@NullMarked
package dev.framewalk.decoders.starttls;

import org.jspecify.annotations.NullMarked;
