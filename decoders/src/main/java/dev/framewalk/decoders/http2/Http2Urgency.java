package dev.framewalk.decoders.http2;

/// A priority as RFC 9218 has it: how urgent a response is, and whether parts of it are of use.
///
/// @param urgency       0 (first) to 7 (last)
/// @param isIncremental whether the response can be used piece by piece, so that it may share the connection with others
public record Http2Urgency(int urgency, boolean isIncremental) {
    /// What holds while nothing was said (RFC 9218, section 4).
    public static final Http2Urgency USUAL = new Http2Urgency(3, false);

    /// Reads the value of a field `Priority`; what cannot be read is passed over, as section 4 asks for.
    public static Http2Urgency of(String value) {
        int urgency = USUAL.urgency;
        boolean isIncremental = false;
        for (String part : value.split(",", 16)) {
            int parameters = part.indexOf(';');
            String member = (parameters < 0 ? part : part.substring(0, parameters)).strip();
            if (member.length() == 3 && member.startsWith("u=") && member.charAt(2) >= '0' && member.charAt(2) <= '7') {
                urgency = member.charAt(2) - '0';
            } else if (member.equals("i") || member.equals("i=?1")) {
                isIncremental = true;
            } else if (member.equals("i=?0")) {
                isIncremental = false;
            }
        }
        return new Http2Urgency(urgency, isIncremental);
    }

    /// As people read it.
    public String words() {
        return Http2Sentences.say(isIncremental ? "urgency.incremental" : "urgency", "urgency", urgency);
    }
}
