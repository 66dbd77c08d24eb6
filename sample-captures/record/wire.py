#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A wire in user space: joins two network interfaces, with delay, rate and aimed faults.

    wire.py A B [--delay MS] [--rate KBIT] [--queue BYTES] [--drop EXPR] [--dup EXPR] [--hold MS:EXPR]

Every frame that arrives at interface A leaves by interface B and the other way round, MS later. Runs as root in the network
namespace that owns A and B. Prints "ready" when frames pass, and one line for every fault that it causes.

  --delay MS     one-way delay in milliseconds
  --rate KBIT    each direction carries at most so many kilobits a second
  --queue BYTES  how much may wait for the rate before frames are dropped (default: no limit)
  --drop EXPR    frames for which EXPR is true are lost
  --dup EXPR     ... are delivered twice
  --hold MS:EXPR ... are delivered MS later than they should be (reordering)

The three faults may be given several times. EXPR is a Python expression over these names:

  d              direction: 'ab' or 'ba'
  proto          'tcp', 'udp', 'icmp', 'arp' or ''
  src dst        IPv4 addresses as text;  sport dport  ports (0 without)
  flags          TCP flags as a string out of "FSRPAU"
  plen, data     length and bytes of the TCP or UDP payload (or of what follows the IPv4 header)
  n              number of payload segments with new data in this direction of this connection, this one included
  total          the same over all connections of this direction
  un             number of UDP datagrams in this direction of this flow, this one included
  syn            number of SYNs in this direction of this connection, this one included
  retx           the segment carries no byte that was not seen before
  k              number of frames in this direction, this one included
  t              seconds since the first frame

Pure acknowledgments keep the counts of the last data segment: to aim at data, write "plen and n==14 and not retx".
"""
import argparse
import heapq
import select
import socket
import struct
import sys
import time

SOL_PACKET, PACKET_IGNORE_OUTGOING, PACKET_ADD_MEMBERSHIP, PACKET_MR_PROMISC = 263, 23, 1, 1
SO_RCVBUFFORCE = 33
ETH_P_ALL = 0x0003
FLAG_LETTERS = "FSRPAU"


class Observer:
    """Turns one frame into the names that the expressions may use, and remembers what it must for n, syn and retx."""

    def __init__(self):
        self.frames = {"ab": 0, "ba": 0}
        self.totals = {"ab": 0, "ba": 0}
        self.flows = {}
        self.started = None

    def names(self, direction, frame, now):
        if self.started is None:
            self.started = now
        self.frames[direction] += 1
        seen = dict(d=direction, proto="", src="", dst="", sport=0, dport=0, flags="", plen=0, n=0, total=0, un=0,
                    syn=0, retx=False, k=self.frames[direction], t=now - self.started, data=b"")
        ethertype = struct.unpack_from("!H", frame, 12)[0]
        if ethertype == 0x0806:
            seen["proto"] = "arp"
        elif ethertype == 0x0800:
            self._ipv4(seen, frame[14:])
        return seen

    def _ipv4(self, seen, packet):
        header_length = (packet[0] & 15) * 4
        total_length, protocol = struct.unpack_from("!H", packet, 2)[0], packet[9]
        body = packet[header_length:total_length]           # without Ethernet padding
        seen["src"], seen["dst"] = socket.inet_ntoa(packet[12:16]), socket.inet_ntoa(packet[16:20])
        seen["proto"] = {1: "icmp", 6: "tcp", 17: "udp"}.get(protocol, "")
        seen["data"] = body
        if seen["proto"] in ("tcp", "udp"):
            seen["sport"], seen["dport"] = struct.unpack_from("!HH", body)
            key = (seen["proto"], seen["src"], seen["sport"], seen["dst"], seen["dport"])
            flow = self.flows.setdefault(key, {"n": 0, "un": 0, "syn": 0, "next": None})
            if seen["proto"] == "udp":
                seen["data"] = body[8:]
                flow["un"] += 1
            else:
                before = flow["n"]
                self._tcp(seen, body, flow)
                self.totals[seen["d"]] += flow["n"] - before
                seen["total"] = self.totals[seen["d"]]
            seen.update(n=flow["n"], un=flow["un"], syn=flow["syn"])
        seen["plen"] = len(seen["data"])

    @staticmethod
    def _tcp(seen, segment, flow):
        sequence, bits = struct.unpack_from("!I", segment, 4)[0], segment[13]
        seen["data"] = data = segment[(segment[12] >> 4) * 4:]
        seen["flags"] = "".join(letter for i, letter in enumerate(FLAG_LETTERS) if bits >> i & 1)
        if "S" in seen["flags"]:
            flow["syn"] += 1
            flow["next"] = sequence + 1 & 0xFFFFFFFF
        elif data:
            end = sequence + len(data) & 0xFFFFFFFF
            if flow["next"] is None or 0 < (end - flow["next"] & 0xFFFFFFFF) < 1 << 31:
                flow["n"] += 1
                flow["next"] = end
            else:
                seen["retx"] = True


def open_port(name):
    port = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    port.setsockopt(SOL_PACKET, PACKET_IGNORE_OUTGOING, 1)   # or we would forward what we sent ourselves, for ever
    port.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 16 << 20)
    port.bind((name, ETH_P_ALL))
    membership = struct.pack("iHH8s", socket.if_nametoindex(name), PACKET_MR_PROMISC, 0, b"")
    port.setsockopt(SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership)
    port.setblocking(False)
    return port


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("a")
    arguments.add_argument("b")
    arguments.add_argument("--delay", type=float, default=0.0)
    arguments.add_argument("--rate", type=float, default=0.0)
    arguments.add_argument("--queue", type=int, default=0)
    for fault in ("--drop", "--dup", "--hold"):
        arguments.add_argument(fault, action="append", default=[])
    options = arguments.parse_args()
    drops = [compile(text, text, "eval") for text in options.drop]
    dups = [compile(text, text, "eval") for text in options.dup]
    holds = []
    for text in options.hold:
        milliseconds, expression = text.split(":", 1)
        holds.append((float(milliseconds) / 1e3, compile(expression, expression, "eval")))

    def true(expression, names):
        return eval(expression, {"__builtins__": {"len": len, "any": any}}, names)

    a, b = open_port(options.a), open_port(options.b)
    route = {a: ("ab", b), b: ("ba", a)}
    free_at = {"ab": 0.0, "ba": 0.0}                         # when the line of that direction has sent what it accepted
    observer, waiting, order = Observer(), [], 0
    print("ready", flush=True)
    while True:
        pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        readable = select.select([a, b], [], [], pause)[0]
        for port in readable:
            direction, other = route[port]
            while True:
                try:
                    frame = port.recv(65536)
                except BlockingIOError:
                    break
                now = time.monotonic()
                names = observer.names(direction, frame, now)

                def say(what):
                    print(f"{what} {direction} {names['proto']} n={names['n']} k={names['k']} payload={names['plen']}"
                          f" t={names['t']:.6f}", flush=True)

                if any(true(expression, names) for expression in drops):
                    say("dropped")
                    continue
                departure = now
                if options.rate:
                    departure = max(now, free_at[direction])
                    if options.queue and (departure - now) * options.rate * 125 > options.queue:
                        say("queue-full")
                        continue
                    departure += len(frame) / (options.rate * 125)
                    free_at[direction] = departure
                due = departure + options.delay / 1e3
                for late, expression in holds:
                    if true(expression, names):
                        say("held")
                        due += late
                for copy in range(2 if any(true(expression, names) for expression in dups) else 1):
                    if copy:
                        say("duplicated")
                    order += 1
                    heapq.heappush(waiting, (due, order, other, frame))
        now = time.monotonic()
        while waiting and waiting[0][0] <= now:
            _, _, other, frame = heapq.heappop(waiting)
            try:
                other.send(frame)
            except OSError as failure:                       # the other end is being taken down
                print(f"not sent: {failure}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
