package dev.framewalk.timeline.address;

/// There is nothing at an address, or no address of a place.
final class NotThere extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    /// @param key of the sentence that says why
    NotThere(String key, Object... values) {
        super(key, null, false, false);
        reason = AddressWords.text(key, values);
    }

    String reason() {
        return reason;
    }
}
