#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a page with twelve pictures: the same bytes every time.

    gallery_site.py FOLDER

Each picture is a PNG of a different colour with some noise, so that it cannot be compressed much: 11 to 17 kB.
"""
import random
import struct
import sys
import zlib

NAMES = ["assam", "bancha", "ceylon", "darjeeling", "genmaicha", "gyokuro", "keemun", "lapsang", "matcha", "oolong", "rooibos", "sencha"]


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def picture(number):
    width, height = 80, 56 + 2 * number
    noise = random.Random(number)
    colour = [(number * step) % 12 / 12 for step in (1, 5, 7)]
    rows = bytearray()
    for y in range(height):
        rows.append(0)                                       # filter: none
        for _ in range(width):
            for part in colour:
                rows.append(int((40 + 150 * part) * y / height) + noise.randrange(48))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))


def main():
    folder = sys.argv[1]
    # The empty icon keeps the browser from asking for one that does not exist.
    page = ['<!doctype html>', '<html lang="en">', '<meta charset="utf-8">', '<title>Tea gallery</title>', '<link rel="icon" href="data:,">', '<h1>Twelve teas</h1>']
    for number, name in enumerate(NAMES):
        page.append(f'<img src="/{name}.png" width="80" height="{56 + 2 * number}" alt="{name}">')
        with open(f"{folder}/{name}.png", "wb") as file:
            file.write(picture(number))
    with open(f"{folder}/index.html", "w") as file:
        file.write("\n".join(page) + "\n")


if __name__ == "__main__":
    main()
