#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks for a page with HTTP/1.1, reads nothing for some seconds, and then everything.

    slow_client.py HOST PORT PATH SECONDS
"""
import socket
import sys
import time

host, port, path, seconds = sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4])
line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
# before the handshake, so that the window is small from the beginning; the kernel doubles it
line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
line.connect((host, port))
line.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("ascii"))
time.sleep(seconds)
while line.recv(65536):
    pass
line.close()
