package dev.framewalk.timeline.lanes;

/// How many bytes a lane carried, and what its headers cost.
///
/// @param requestHeaders  of the request as they were sent: a head of HTTP/1, header blocks of HTTP/2
/// @param requestPlain    the same fields as HTTP/1 would write them
/// @param requestBody     of the request's body, framing left out
/// @param answerHeaders   of the answer as they were sent
/// @param answerPlain     the same fields as HTTP/1 would write them
/// @param answerBody      of the answer's body, framing left out
public record LaneBytes(
        long requestHeaders, long requestPlain, long requestBody, long answerHeaders, long answerPlain, long answerBody) {
    public static final LaneBytes NONE = new LaneBytes(0, 0, 0, 0, 0, 0);

    public long headers() {
        return requestHeaders + answerHeaders;
    }

    public long plainHeaders() {
        return requestPlain + answerPlain;
    }

    public long bodies() {
        return requestBody + answerBody;
    }
}
