package dev.framewalk.decoders.stream;

/// How the bytes of a channel are had from those of the channel around it.
public enum Uncovering {
    /// They are the same bytes at the same positions: the protocol around has handed its connection over (an upgrade, a tunnel).
    CONTINUED,
    /// They are bytes of the channel around as they stand, with what belongs to the protocol around left out: a body without its
    /// chunk sizes, the DATA of a stream.
    CARRIED,
    /// They were decrypted.
    DECRYPTED,
    /// They were unpacked: a content coding hid them.
    UNPACKED
}
