package dev.framewalk.decoders.field;

/// A section of a specification, usually an RFC.
///
/// @param number  RFC number; 0 if the source is not an RFC
/// @param section section, such as `3.1`, or the title of another specification; may be empty
public record Rfc(int number, String section) {
    public static Rfc of(int number, String section) {
        return new Rfc(number, section);
    }

    /// A specification that is not an RFC.
    public static Rfc other(String title) {
        return new Rfc(0, title);
    }

    /// Where to read it, or an empty string where there is no stable address.
    public String link() {
        if (number == 0) {
            return "";
        }
        return "https://www.rfc-editor.org/rfc/rfc" + number + (section.isEmpty() ? "" : "#section-" + section);
    }

    @Override
    public String toString() {
        if (number == 0) {
            return section;
        }
        return section.isEmpty() ? "RFC " + number : "RFC " + number + ", section " + section;
    }
}
