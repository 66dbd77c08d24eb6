package dev.framewalk.capture;

/// Bounds on what reading a capture may cost this machine.
///
/// @param spooledBytes   most bytes that a compressed file or a pipe may unfold to on disk; reaching it is a problem
///                       in [CaptureFile#problems()], not an exception
/// @param freeDiskBytes  bytes of the temporary file system that are never used up
/// @param vantages       most interfaces of one file; Wireshark itself has trouble beyond a few thousand
/// @param notes          most entries of each list (names, comments of sections, secrets, statistics, problems) that are
///                       kept from one file
public record CaptureLimits(long spooledBytes, long freeDiskBytes, int vantages, int notes) {
    /// 32 GiB unfolded, 512 MiB left free, 65 536 interfaces, 100 000 entries a list.
    public static final CaptureLimits DEFAULT = new CaptureLimits(32L << 30, 512L << 20, 1 << 16, 100_000);

    public CaptureLimits {
        if (spooledBytes < 1 || freeDiskBytes < 0 || vantages < 1 || notes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    public CaptureLimits withSpooledBytes(long bytes) {
        return new CaptureLimits(bytes, freeDiskBytes, vantages, notes);
    }
}
