package dev.framewalk.decoders.hpack;

/// How much is kept of what a hostile endpoint may ask for. Decoding goes on beyond; only what is kept ends.
///
/// @param listOctets  how large a header list may become (RFC 9113, section 6.5.2 says how it is counted)
/// @param textOctets  how long a name or a value may be
/// @param tableOctets how large a dynamic table may become, whatever SETTINGS_HEADER_TABLE_SIZE allows
public record HpackLimits(long listOctets, int textOctets, long tableOctets) {
    /// Far more than browsers and servers accept.
    public static final HpackLimits USUAL = new HpackLimits(1 << 20, 1 << 18, 1 << 20);
}
