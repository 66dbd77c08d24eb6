#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A server for a line protocol that was made up for the capture: it answers every line with its length, and when the client has
ended its side, it sends a summary and ends its own.

    line_server.py ADDRESS PORT
"""
import socket
import sys
import time

listener = socket.create_server((sys.argv[1], int(sys.argv[2])))
print("ready", flush=True)
while True:
    connection, _ = listener.accept()
    with connection, connection.makefile("rb") as lines:
        count = total = 0
        try:
            for line in lines:
                text = line.rstrip(b"\n")
                count, total = count + 1, total + len(text)
                connection.sendall(b"%d letters\n" % len(text))
            time.sleep(0.1)                    # so that the acknowledgment of the client's FIN travels alone
            connection.sendall(b"%d lines, %d letters, goodbye\n" % (count, total))
        except ConnectionResetError:
            pass
