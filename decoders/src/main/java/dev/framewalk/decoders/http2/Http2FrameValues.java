package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The values of the frame that was read last: scratch memory of whoever reads frames, so that reading one makes no objects.
final class Http2FrameValues {
    /// A frame of SETTINGS can claim to hold millions; so many are taken to heart.
    static final int MOST_SETTINGS = 4096;

    private static final int LONGEST_TEXT = 1024;

    int length;
    int type;
    int flags;
    long streamNumber;

    /// Padding behind the content, with the byte of its length left out; 0 if there is none.
    int padding;

    /// Where the compressed field block, or the part of it in this frame, is in the source.
    long blockFrom;

    long blockTo;

    boolean hasPriority;
    boolean isExclusive;
    long dependency;

    /// 1 to 256.
    int weight;

    /// The stream that PUSH_PROMISE promises, GOAWAY names last, PRIORITY_UPDATE is about.
    long otherStream;

    /// An error code, an increment, or the eight bytes of PING.
    long number;

    /// Debug data, origin, or field value.
    String text = "";

    /// Further text: the value of ALTSVC.
    String text2 = "";

    private long[] settings = new long[8];
    private int settingCount;

    void clear() {
        padding = 0;
        blockFrom = 0;
        blockTo = 0;
        hasPriority = false;
        isExclusive = false;
        dependency = 0;
        weight = 16;
        otherStream = 0;
        number = 0;
        text = "";
        text2 = "";
        settingCount = 0;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    void addSetting(int id, long value) {
        if (settingCount >= MOST_SETTINGS) {
            return;
        }
        if (settingCount * 2 + 2 > settings.length) {
            settings = Arrays.copyOf(settings, settings.length * 2);
        }
        settings[settingCount * 2] = id;
        settings[settingCount * 2 + 1] = value;
        settingCount++;
    }

    int settingCount() {
        return settingCount;
    }

    int settingId(int i) {
        return (int) settings[2 * i];
    }

    long settingValue(int i) {
        return settings[2 * i + 1];
    }

    static String text(Bytes source, long from, long length) {
        return from < 0
                ? ""
                : source.text(from, (int) Math.min(length, LONGEST_TEXT), StandardCharsets.UTF_8);
    }
}
