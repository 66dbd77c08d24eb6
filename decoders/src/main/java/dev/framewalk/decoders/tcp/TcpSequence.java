package dev.framewalk.decoders.tcp;

/// Comparisons of 32-bit sequence numbers, which wrap: a number is before another if it is less than 2^31 behind it
/// (RFC 9293, section 3.4).
final class TcpSequence {
    private TcpSequence() {}

    static boolean before(int a, int b) {
        return a - b < 0;
    }

    static boolean after(int a, int b) {
        return a - b > 0;
    }

    static boolean notAfter(int a, int b) {
        return a - b <= 0;
    }
}
