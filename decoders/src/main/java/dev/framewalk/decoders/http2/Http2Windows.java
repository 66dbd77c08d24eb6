package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.stream.FlowWindows;
import dev.framewalk.decoders.stream.Side;

/// What one frame does to the flow-control windows of one sender: how many bytes of DATA it might still send before and after the frame
/// (RFC 9113, section 5.2). Windows of streams may be negative.
///
/// @param sender           whose DATA the windows limit: of a DATA frame the sender of the frame, of WINDOW_UPDATE and of acknowledged SETTINGS the other end
/// @param connectionBefore window of the connection before the frame; [#UNKNOWN] if it is not known
/// @param connectionAfter  after the frame
/// @param streamBefore     window of the frame's stream; of SETTINGS, the initial window of streams; [#UNKNOWN] if there is none or it is not known
/// @param streamAfter      after the frame
public record Http2Windows(
        Side sender, long connectionBefore, long connectionAfter, long streamBefore, long streamAfter)
        implements FlowWindows {
    /// Whether a window of this size is known.
    public static boolean isKnown(long window) {
        return FlowWindows.isKnown(window);
    }

    /// A window with so many bytes more (or less); what is not known stays so.
    static long plus(long window, long bytes) {
        return window == UNKNOWN ? UNKNOWN : window + bytes;
    }
}
