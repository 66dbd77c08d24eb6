package dev.framewalk.timeline.accounting;

/// What the header fields of several messages cost together; see [HeaderCost] for what each number counts.
public record HeaderSum(
        int messages, long sent, long framing, long asText, long cookiesSent, long cookiesAsText, long unknown) {
    /// Of no messages.
    public static final HeaderSum NONE = new HeaderSum(0, 0, 0, 0, 0, 0, 0);

    public HeaderSum plus(HeaderCost cost) {
        return new HeaderSum(
                messages + 1,
                sent + cost.sent(),
                framing + cost.framing(),
                asText + cost.asText(),
                cookiesSent + cost.cookiesSent(),
                cookiesAsText + cost.cookiesAsText(),
                unknown + cost.unknown());
    }

    public HeaderSum plus(HeaderSum other) {
        return new HeaderSum(
                messages + other.messages,
                sent + other.sent,
                framing + other.framing,
                asText + other.asText,
                cookiesSent + other.cookiesSent,
                cookiesAsText + other.cookiesAsText,
                unknown + other.unknown);
    }

    /// How many bytes less than text; negative if more.
    public long saved() {
        return asText - sent;
    }

    /// The saved part of the text in percent, rounded; 0 where there is no text.
    public int savedPercent() {
        return asText == 0 ? 0 : Math.toIntExact(Math.round(100.0 * saved() / asText));
    }
}
