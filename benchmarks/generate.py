#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a capture of made-up HTTP/1.1 traffic, for machines that cannot record some (see record.sh).

    generate.py OUT.pcap PACKETS

Ethernet, IPv4, TCP with timestamps, HTTP/1.1 with keep-alive; all checksums are valid; 64 connections are open at any time. The same
arguments give the same bytes. It is no recording: no losses, no surprises, and fewer different lengths and intervals.
"""
import os
import random
import struct
import sys

CLIENT_MAC, SERVER_MAC = bytes.fromhex("020000000002"), bytes.fromhex("020000000001")
SERVER = bytes([10, 0, 0, 1])
FIN, SYN, PSH, ACK = 1, 2, 8, 16
OPEN_AT_ONCE = 64
MSS = 1448
RECORD = struct.Struct("<IIII")
# Sequence number, acknowledgment number at once; both at offset 38 of the frame.
NUMBERS = struct.Struct("!II")


def ones_complement_sum(data):
    """The sum of 16-bit words of RFC 1071, not folded."""
    if len(data) % 2:
        data += b"\0"
    return sum(struct.unpack(f"!{len(data) // 2}H", data))


def fold(total):
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total


class Template:
    """One packet of a conversation, complete but for what differs from connection to connection: client address and port, the two
    initial sequence numbers, the timestamps, the IPv4 identification."""

    def __init__(self, from_client, flags, sequence, acknowledgment, payload=b""):
        self.from_client, self.sequence, self.acknowledgment = from_client, sequence, acknowledgment
        options = bytes.fromhex("020405b40402080a000000000000000001030307") if flags & SYN else bytes.fromhex("0101080a0000000000000000")
        self.timestamps_at = 14 + 20 + 20 + (8 if flags & SYN else 4)
        ethernet = (SERVER_MAC + CLIENT_MAC if from_client else CLIENT_MAC + SERVER_MAC) + b"\x08\x00"
        addresses = bytes(4) + SERVER if from_client else SERVER + bytes(4)
        length = 20 + 20 + len(options) + len(payload)
        ip = struct.pack("!BBHHHBBH", 0x45, 0, length, 0, 0x4000, 64, 6, 0) + addresses
        tcp = struct.pack("!HHIIBBHHH", 0 if from_client else 80, 80 if from_client else 0, 0, 0,
                          (20 + len(options)) // 4 << 4, flags, 502, 0, 0) + options
        self.frame = ethernet + ip + tcp + payload
        self.ip_sum = ones_complement_sum(ip)
        self.tcp_sum = ones_complement_sum(addresses + tcp + payload) + 6 + length - 20
        self.first_ack = bool(flags & ACK)


def conversation(sizes):
    """The packets of one connection with a request and a response of each of these lengths."""
    packets = [Template(True, SYN, 0, 0), Template(False, SYN | ACK, 0, 1), Template(True, ACK, 1, 1)]
    client = server = 1
    for number, size in enumerate(sizes):
        request = (f"GET /page{size}-{number}.html HTTP/1.1\r\nHost: shop.example\r\nUser-Agent: benchmark\r\n"
                   "Accept: */*\r\n\r\n").encode()
        packets.append(Template(True, PSH | ACK, client, server, request))
        client += len(request)
        line = b"The quick brown fox jumps over the lazy dog. "
        response = (f"HTTP/1.1 200 OK\r\nServer: benchmark\r\nContent-Type: text/html\r\nContent-Length: {size}\r\n"
                    "Connection: keep-alive\r\n\r\n").encode() + (line * (size // len(line) + 1))[:size]
        segments = [response[at:at + MSS] for at in range(0, len(response), MSS)]
        for count, segment in enumerate(segments, 1):
            packets.append(Template(False, ACK | (PSH if count == len(segments) else 0), server, client, segment))
            server += len(segment)
            if count % 2 == 0 or count == len(segments) and number == len(sizes) - 1:
                packets.append(Template(True, ACK, client, server))
    packets += [Template(False, FIN | ACK, server, client), Template(True, FIN | ACK, client, server + 1),
                Template(False, ACK, server + 1, client + 1)]
    return packets


def main():
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        raise SystemExit(__doc__)
    target, wanted = sys.argv[1], int(sys.argv[2])
    chance = random.Random(1)
    shapes = []
    for _ in range(40):
        sizes = [chance.randrange(60, 560) for _ in range(chance.randrange(6, 20))]
        if chance.random() < 0.4:
            sizes[chance.randrange(len(sizes))] = chance.randrange(3000, 13000)
        shapes.append(conversation(sizes))
    shapes.append(conversation([300, 120_000, 300]))

    opened = 0

    def connection():
        """A new connection as [its packets, the next one, its address, port, both initial sequence numbers, a sum of those]."""
        nonlocal opened
        opened += 1
        shape = shapes[-1] if opened % 200 == 0 else shapes[chance.randrange(len(shapes) - 1)]
        address = bytes([10, 0, 1 + opened // 50_000 % 250, 2])
        port = 10_000 + opened % 50_000
        return [shape, 0, address, struct.pack("!H", port), chance.getrandbits(32), chance.getrandbits(32), fold(ones_complement_sum(address))]

    lively = [connection() for _ in range(OPEN_AT_ONCE)]
    picks = [chance.randrange(OPEN_AT_ONCE) for _ in range(65_521)]      # a prime number of them, used over and over
    microseconds, started = 0, 1_700_000_000
    written, chunks, size = 0, [], 0
    with open(target + ".part", "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1))
        while written < wanted:
            slot = picks[written % 65_521]
            one = lively[slot]
            shape, at, address, port, client_start, server_start, address_sum = one
            template = shape[at]
            if at + 1 == len(shape):
                lively[slot] = connection()
            else:
                one[1] = at + 1
            frame = bytearray(template.frame)
            clock = microseconds // 1000 + 1_000_000
            if template.from_client:
                sequence = client_start + template.sequence & 0xFFFFFFFF
                acknowledgment = server_start + template.acknowledgment & 0xFFFFFFFF if template.first_ack else 0
                frame[26:30] = address
                frame[34:36] = port
            else:
                sequence = server_start + template.sequence & 0xFFFFFFFF
                acknowledgment = client_start + template.acknowledgment & 0xFFFFFFFF
                frame[30:34] = address
                frame[36:38] = port
            NUMBERS.pack_into(frame, 38, sequence, acknowledgment)
            NUMBERS.pack_into(frame, template.timestamps_at, clock, clock if template.first_ack else 0)
            identification = written & 0xFFFF
            frame[18] = identification >> 8
            frame[19] = identification & 0xFF
            total = template.ip_sum + address_sum + identification
            total = (total & 0xFFFF) + (total >> 16)
            total = 0xFFFF - ((total & 0xFFFF) + (total >> 16))
            frame[24] = total >> 8
            frame[25] = total & 0xFF
            # The clock stands in an even number of whole 16-bit words, so its halves are added like all others.
            total = (template.tcp_sum + address_sum + (port[0] << 8 | port[1]) + (sequence >> 16) + (sequence & 0xFFFF)
                     + (acknowledgment >> 16) + (acknowledgment & 0xFFFF)
                     + ((clock >> 16) + (clock & 0xFFFF)) * (2 if template.first_ack else 1))
            total = (total & 0xFFFF) + (total >> 16)
            total = 0xFFFF - ((total & 0xFFFF) + (total >> 16))
            frame[50] = total >> 8
            frame[51] = total & 0xFF
            length = len(frame)
            chunks.append(RECORD.pack(started + microseconds // 1_000_000, microseconds % 1_000_000, length, length))
            chunks.append(frame)
            written += 1
            microseconds += 2 + (slot & 3)
            if written % 20_000 == 0:
                file.write(b"".join(chunks))
                chunks.clear()
        file.write(b"".join(chunks))
    os.replace(target + ".part", target)
    print(f"{written} packets generated, {opened} connections")


if __name__ == "__main__":
    main()
