#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns a recorded pcap file into the pcapng file that goes into the repository.

    finish.py IN.pcap OUT.pcapng --interface NAME --description TEXT --comment TEXT [--secrets FILE]
              [--note NUMBER:TEXT ...]

Packets and times are copied as they are. What is added: the name of the vantage, a comment for the section, comments for packets
(numbered from 1), and the TLS secrets of the connections (a Decryption Secrets Block; RFC 9850 has the format of its lines).
What is left out on purpose: the operating system, hardware and application strings that capture programs write about the
machine they run on.
"""
import argparse
import struct

TLS_KEY_LOG = 0x544C534B
OPT_END, OPT_COMMENT, IF_NAME, IF_DESCRIPTION, IF_TSRESOL = 0, 1, 2, 3, 9


def option(code, value):
    return struct.pack("<HH", code, len(value)) + value + b"\0" * (-len(value) % 4)


def block(kind, body, options=b""):
    if options:
        options += option(OPT_END, b"")
    length = 12 + len(body) + len(options)
    return struct.pack("<II", kind, length) + body + options + struct.pack("<I", length)


def packets(data):
    magic = struct.unpack_from("<I", data)[0]
    scale = {0xA1B23C4D: 1, 0xA1B2C3D4: 1000}[magic]         # nanoseconds, microseconds; the recipes run on little-endian machines
    at = 24
    while at < len(data):
        seconds, fraction, captured, original = struct.unpack_from("<IIII", data, at)
        yield seconds * 1_000_000_000 + fraction * scale, original, data[at + 16:at + 16 + captured]
        at += 16 + captured


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("source")
    arguments.add_argument("target")
    arguments.add_argument("--interface", required=True)
    arguments.add_argument("--description", required=True)
    arguments.add_argument("--comment", required=True)
    arguments.add_argument("--secrets")
    arguments.add_argument("--note", action="append", default=[])
    options = arguments.parse_args()
    notes = {}
    for note in options.note:
        number, text = note.split(":", 1)
        notes.setdefault(int(number), []).append(text)

    with open(options.source, "rb") as file:
        data = file.read()
    link_type, snap_length = struct.unpack_from("<I", data, 20)[0], struct.unpack_from("<I", data, 16)[0]
    parts = [
        block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1), option(OPT_COMMENT, options.comment.encode())),
        block(1, struct.pack("<HHI", link_type, 0, snap_length),
              option(IF_NAME, options.interface.encode()) + option(IF_DESCRIPTION, options.description.encode())
              + option(IF_TSRESOL, bytes([9]))),
    ]
    if options.secrets:                                      # before the packets that they decrypt
        with open(options.secrets, "rb") as file:
            secrets = b"".join(line for line in file if line.strip() and not line.startswith(b"#"))
        parts.append(block(10, struct.pack("<II", TLS_KEY_LOG, len(secrets)) + secrets + b"\0" * (-len(secrets) % 4)))
    count = 0
    for count, (time, original, content) in enumerate(packets(data), 1):
        comments = b"".join(option(OPT_COMMENT, text.encode()) for text in notes.pop(count, []))
        head = struct.pack("<IIIII", 0, time >> 32, time & 0xFFFFFFFF, len(content), original)
        parts.append(block(6, head + content + b"\0" * (-len(content) % 4), comments))
    if notes:
        raise SystemExit(f"{options.source} has {count} packets, but there are notes for {sorted(notes)}")
    with open(options.target, "wb") as file:
        file.write(b"".join(parts))


if __name__ == "__main__":
    main()
