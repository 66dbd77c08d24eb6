#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A name server that knows one name (RFC 1035): answers questions for its IPv4 address, and "no such name" for all others.

    name_server.py LISTEN NAME ADDRESS
"""
import socket
import struct
import sys

listen, known, address = sys.argv[1:]
A, IN, NXDOMAIN, TTL = 1, 1, 3, 300
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((listen, 53))
print("ready", flush=True)
while True:
    query, client = server.recvfrom(512)
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode().lower())
        at += 1 + query[at]
    kind, kind_class = struct.unpack_from("!HH", query, at + 1)
    question = query[12:at + 5]
    found = ".".join(labels) == known
    answer = b""
    if found and (kind, kind_class) == (A, IN):
        pointer_to_question = 0xC00C
        answer = struct.pack("!HHHIH", pointer_to_question, A, IN, TTL, 4) + socket.inet_aton(address)
    flags = 0x8400 | (query[2] & 1) << 8 | (0 if found else NXDOMAIN)      # response, authoritative, "recursion desired" copied
    header = query[:2] + struct.pack("!HHHHH", flags, 1, 1 if answer else 0, 0, 0)
    server.sendto(header + question + answer, client)
