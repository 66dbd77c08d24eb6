#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the packets of a pcap file (native byte order of x86, microseconds or nanoseconds) to standard output at a steady rate.

    feed.py CAPTURE PACKETS_PER_SECOND SECONDS
"""
import struct
import sys
import time

LONGEST_RECORD = 1 << 24


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    rate, seconds = int(sys.argv[2]), int(sys.argv[3])
    out = sys.stdout.buffer
    with open(sys.argv[1], "rb") as capture:
        header = capture.read(24)
        if header[:4] not in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1"):
            sys.exit("feed.py: not a little-endian pcap file")
        out.write(header)
        begun = time.monotonic()
        written = 0
        while True:
            due = min(rate * seconds, int((time.monotonic() - begun) * rate))
            while written < due:
                record = capture.read(16)
                if len(record) < 16:
                    return
                length = struct.unpack("<I", record[8:12])[0]
                if length > LONGEST_RECORD:
                    sys.exit("feed.py: a record is too long")
                out.write(record)
                out.write(capture.read(length))
                written += 1
            out.flush()
            if written >= rate * seconds:
                return
            time.sleep(0.01)


main()
