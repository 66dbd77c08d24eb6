/// Where packets come from and go to: capture files, compressed or not, growing or not, and standard input.
///
/// ```
///  file, pipe ──► CaptureSource ──► RecordReader ──► PacketSink     number, vantage, time, position, lengths
///                 (one window)      (pcap, pcapng,   Findings       vantages, names, comments, secrets, problems
///                                    snoop)
/// ```
///
/// [dev.framewalk.capture.CaptureFile] is the way in. Whatever a file is, its uncompressed bytes are one window with
/// absolute positions ([dev.framewalk.bytes.Bytes]); a packet is a position in it and two lengths, so reading copies and
/// allocates nothing. A file that is damaged is read as far as it goes, and one [dev.framewalk.capture.CaptureProblem]
/// says where that is and why.
///
/// The ways out are [dev.framewalk.capture.PcapWriter] and [dev.framewalk.capture.PcapngWriter] for new files, and
/// [dev.framewalk.capture.CaptureEdit] for a capture with comments or keys added and every other byte left as it was.
///
/// Formats: draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng, RFC 1761 (snoop, read only), RFC 1952 (gzip), RFC 8878 (zstd).
@NullMarked
package dev.framewalk.capture;

import org.jspecify.annotations.NullMarked;
