package dev.framewalk.decoders.tcp;

/// The control bits of a segment: masks over the twelve bits that [Tcp#flags] gives.
public final class TcpFlags {
    public static final int FIN = 0x001;
    public static final int SYN = 0x002;
    public static final int RST = 0x004;
    public static final int PSH = 0x008;
    public static final int ACK = 0x010;
    public static final int URG = 0x020;
    public static final int ECE = 0x040;
    public static final int CWR = 0x080;
    public static final int AE = 0x100;
    public static final int RESERVED = 0xe00;

    private static final String[] NAMES = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"};
    private static final int[] ORDER = {1, 0, 2, 3, 4, 5, 6, 7, 8};

    private TcpFlags() {}

    /// The names of the bits that are set, as people say them: `SYN, ACK`; `none` if no bit is.
    public static String text(long flags) {
        StringBuilder text = new StringBuilder(24);
        for (int bit : ORDER) {
            if ((flags >>> bit & 1) != 0) {
                text.append(text.isEmpty() ? "" : ", ").append(NAMES[bit]);
            }
        }
        if ((flags & RESERVED) != 0) {
            text.append(text.isEmpty() ? "" : ", ").append("reserved bits");
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
