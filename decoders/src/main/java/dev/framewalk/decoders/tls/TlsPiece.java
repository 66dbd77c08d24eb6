package dev.framewalk.decoders.tls;

import org.jspecify.annotations.Nullable;

/// The part of a handshake message that one record carries.
///
/// @param from        where the record begins in its direction
/// @param to          where it ends
/// @param contentFrom where the part begins in the record's content, opened if it was protected
/// @param contentTo   where it ends there
/// @param opening     what opens the record, or null
record TlsPiece(long from, long to, int contentFrom, int contentTo, @Nullable TlsOpening opening) {}
