#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Three connections that end in three ways: in good order, refused, and broken off.

    line_client.py ADDRESS PORT CLOSED_PORT
"""
import socket
import struct
import sys
import time

address, port, closed_port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def ask(connection, line):
    connection.sendall(line)
    return connection.recv(1000)


# 1. In good order. The client ends its side first (half-close) and still reads what the server has to say.
with socket.create_connection((address, port)) as connection:
    time.sleep(0.1)
    ask(connection, b"hello\n")
    time.sleep(0.1)
    ask(connection, b"what is a half-close?\n")
    time.sleep(0.1)
    connection.shutdown(socket.SHUT_WR)
    while connection.recv(1000):
        pass
time.sleep(0.3)

# 2. Refused: nobody listens on that port.
try:
    socket.create_connection((address, closed_port))
except ConnectionRefusedError:
    pass
else:
    raise SystemExit("somebody listens on the port that should be closed")
time.sleep(0.3)

# 3. Broken off: the client throws the connection away.
connection = socket.create_connection((address, port))
time.sleep(0.1)
ask(connection, b"never mind\n")
time.sleep(0.1)
connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
connection.close()
