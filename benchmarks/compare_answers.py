#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares two records of "benchmarks/answers record" and tells every kind of difference once.

    compare_answers.py BEFORE AFTER [--show N] [--only TEXT] [--ignore PATTERN]...

Exit code 0: no answer differs; 1: some do; 2: wrong usage.

One change of the program changes thousands of lines. Lines are therefore paired, each pair is reduced to the words that differ, numbers are taken out,
and pairs that are alike then are one kind of difference. The numbers of steps are left out of all this, and answers that differ only in them are counted
apart: otherwise one new event would change every line after it.
"""
import argparse
import collections
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile

STEP_NUMBERS = re.compile(
    r'("(?:step|\w+Step)":)\d+'                  # JSON
    r"|(\b[Ss]tep )\d+"                          # state, hol
    r"|(^ {0,6})\d+(?=  +\d+  +-?\d+\.\d+ )")    # the table of steps
PLACE = re.compile(r"-packet-\d+$")
NUMBERS = re.compile(r"\b0x[0-9a-f]+|\[?(?<![0-9a-z])(?:[0-9a-f]{0,4}:){2,}[0-9a-f]{0,4}\]?|\d+")    # addresses, too
COLUMNS = ("equal", "renumbered", "different", "only before", "only after")
HUNK = re.compile(rb"^(\d+)(?:,(\d+))?([acd])(\d+)(?:,(\d+))?$", re.MULTILINE)
# what tells one JSON line from its neighbours
IDENTITIES = ("kind", "event", "field", "id", "group", "phase", "anomaly")
LONGEST_LINE = 600                               # characters of a line that are shown
MOST_LINES = 14                                  # lines of an example that are shown
MOST_WORDS = 4000                                # a pair with more is compared as a whole
MOST_LIKENED = 200                               # lines of an uneven hunk; those of longer ones are not paired
FARTHEST = 20                                    # lines between two that may be a pair


def without_step(line):
    return STEP_NUMBERS.sub(lambda found: "".join(group or "" for group in found.groups()) + "0", line)


def answers_of(folder, only):
    found = set()
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.relpath(os.path.join(place, name), folder)
            if name.endswith(".txt") and os.sep in path and only in path:
                found.add(path)
    return found


def kind_of(path):
    return PLACE.sub("", os.path.splitext(os.path.basename(path))[0])


def lines_of(path, ignored):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        text = file.read()
    for pattern in ignored:
        text = pattern.sub("", text)
    return text.split("\n")


def hunks(before, after, folder):
    """Ranges of lines that differ, found by diff, because Python's own comparison takes minutes where a long text differs in every other line."""
    paths = []
    for name, lines in (("before", before), ("after", after)):
        paths.append(os.path.join(folder, name))
        with open(paths[-1], "wb") as file:
            file.write("".join(line + "\n" for line in lines).encode("utf-8"))
    told = subprocess.run(["diff", "-a", *paths], stdout=subprocess.PIPE)
    if told.returncode > 1:
        raise RuntimeError("diff failed (above)")
    for found in HUNK.finditer(told.stdout):
        a1, a2, b1, b2 = (int(each) if each else None for each in found.group(1, 2, 4, 5))
        what = found.group(3)
        # of what was only added or only removed, diff names the line before it on the other side
        yield a1 if what == b"a" else a1 - 1, a2 or a1, b1 if what == b"d" else b1 - 1, b2 or b1


def pairs(before, after):
    """Which lines of a hunk belong together, by their numbers; None where one has no counterpart."""
    if len(before) == len(after):
        yield from ((i, i) for i in range(len(before)))
        return
    next_after = 0
    for i, line in enumerate(before):
        near = []
        if len(before) <= MOST_LIKENED:
            beginnings = [each[:200] for each in after[next_after:next_after + FARTHEST]]
            near = difflib.get_close_matches(line[:200], beginnings, 1, 0.7)
        if near:
            found = next_after + beginnings.index(near[0])
            yield from ((None, k) for k in range(next_after, found))
            yield i, found
            next_after = found + 1
        else:
            yield i, None
    yield from ((None, k) for k in range(next_after, len(after)))


def parsed(line):
    if line is not None and line.startswith("{"):
        try:
            return json.loads(line)
        except ValueError:
            pass
    return None


def leaves(value, path=""):
    """The values of a JSON text with the way to each. A list of plain values is one."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from leaves(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and any(isinstance(each, (dict, list)) for each in value):
        for i, each in enumerate(value):
            yield from leaves(each, f"{path}[{i}]")
    else:
        yield path, value


def plain(value):
    return json.dumps(value, ensure_ascii=False)


def words_that_differ(before, after):
    """What a pair of texts comes down to: the words that differ, each with the word before it."""
    a, b = before.split(), after.split()
    if len(a) + len(b) > MOST_WORDS:
        return NUMBERS.sub("#", before), NUMBERS.sub("#", after)
    found = []
    for what, a1, a2, b1, b2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what != "equal":
            found.append((" ".join(a[max(0, a1 - 1):a1]), " ".join(a[a1:a2]), " ".join(b[b1:b2])))
    return tuple(tuple(NUMBERS.sub("#", each) for each in one) for one in found)


def identity(thing):
    return tuple((name, thing[name]) for name in IDENTITIES if isinstance(thing.get(name), str))


def difference(before, after, originals):
    """The kind of difference of one pair of lines without the numbers of steps, and the lines that show it."""
    a, b = parsed(before), parsed(after)
    if isinstance(a, dict) and isinstance(b, dict):
        return json_difference(a, b)
    if before is None or after is None:
        sign, line = ("+", after) if before is None else ("-", before)
        thing = parsed(line)
        named = identity(thing) if isinstance(thing, dict) else ()
        return (sign, named or NUMBERS.sub("#", line)), [sign + " " + line for line in originals if line is not None]
    return ("text", words_that_differ(before, after)), [f"{sign} {line}" for sign, line in zip("-+", originals)]


def json_difference(a, b):
    a_leaves, b_leaves = dict(leaves(a)), dict(leaves(b))
    key = [identity(a)]
    shown = ["  " + ", ".join(f"{name}: {value}" for name, value in identity(a))] if identity(a) else []
    for path in [*a_leaves, *[each for each in b_leaves if each not in a_leaves]]:
        old, new = a_leaves.get(path), b_leaves.get(path)
        if path in a_leaves and path in b_leaves and old == new:
            continue
        name = NUMBERS.sub("#", path)
        if isinstance(old, list) and isinstance(new, list):
            for what, a1, a2, b1, b2 in difflib.SequenceMatcher(None, [plain(x) for x in old], [plain(x) for x in new], autojunk=False).get_opcodes():
                if what != "equal":
                    gone, come = " ".join(map(plain, old[a1:a2])), " ".join(map(plain, new[b1:b2]))
                    key.append((name, words_that_differ(gone, come)))
                    shown += [f"- {path}: {plain(each)}" for each in old[a1:a2]] + [f"+ {path}: {plain(each)}" for each in new[b1:b2]]
            continue
        texts = [plain(old) if path in a_leaves else "", plain(new) if path in b_leaves else ""]
        key.append((name, words_that_differ(*texts)))
        if texts[0]:
            shown.append(f"- {path}: {texts[0]}")
        if texts[1]:
            shown.append(f"+ {path}: {texts[1]}")
    return ("json", tuple(key)), shown


class Group:
    """Differences that are alike."""

    def __init__(self, shown):
        self.shown = shown
        self.times = 0
        self.answers = collections.Counter()


def short(line):
    return line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + f" … ({len(line)} characters)"


def compare(before_folder, after_folder, paths, ignored, scratch):
    """How the answers of each kind compare, and the differences, grouped."""
    table = collections.defaultdict(collections.Counter)
    groups = {}
    for path in sorted(paths[0] | paths[1]):
        kind = kind_of(path)
        if path not in paths[0] or path not in paths[1]:
            table[kind]["only after" if path in paths[1] else "only before"] += 1
            continue
        before, after = (lines_of(os.path.join(folder, path), ignored) for folder in (before_folder, after_folder))
        if before == after:
            table[kind]["equal"] += 1
            continue
        a, b = ([without_step(line) for line in lines] for lines in (before, after))
        table[kind]["renumbered" if a == b else "different"] += 1
        for a1, a2, b1, b2 in hunks(a, b, scratch):
            for i, k in pairs(a[a1:a2], b[b1:b2]):
                old, new = (None if at is None else lines[start + at] for lines, start, at in ((a, a1, i), (b, b1, k)))
                originals = (None if i is None else before[a1 + i], None if k is None else after[b1 + k])
                key, shown = difference(old, new, originals)
                group = groups.setdefault(key, Group(shown))
                group.times += 1
                group.answers[path] += 1
    return table, list(groups.values())


def tell(table, groups, most):
    width = max(len(kind) for kind in table)
    print(f"{'command':{width}}" + "".join(f"{column:>13}" for column in COLUMNS))
    total = collections.Counter()
    for kind, counts in sorted(table.items()):
        total.update(counts)
        print(f"{kind:{width}}" + "".join(f"{counts[column] or '-':>13}" for column in COLUMNS))
    print(f"{'all':{width}}" + "".join(f"{total[column] or '-':>13}" for column in COLUMNS))
    if total["renumbered"]:
        print("renumbered: equal but for the numbers of steps")

    groups.sort(key=lambda group: (-len(group.answers), -group.times, group.shown))
    for number, group in enumerate(groups[:most], 1):
        kinds = collections.Counter(kind_of(path) for path in group.answers)
        named = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common(6))
        print(f"\n== {number}: {group.times} times in {len(group.answers)} answers: {named}")
        for line in group.shown[:MOST_LINES]:
            print("    " + short(line))
        if len(group.shown) > MOST_LINES:
            print(f"    … {len(group.shown) - MOST_LINES} lines more")
        # of three captures, rather than three answers about one
        examples = {}
        for path in group.answers:
            examples.setdefault(os.path.dirname(path), path)
        print("  in " + ", ".join(list(examples.values())[:3]))
    if len(groups) > most:
        print(f"\n{len(groups) - most} kinds of differences more (--show N)")


def main():
    parser = argparse.ArgumentParser(prog="benchmarks/answers compare", allow_abbrev=False)
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--show", type=int, default=30)
    parser.add_argument("--only", default="")
    parser.add_argument("--ignore", action="append", default=[])
    options = parser.parse_args()
    for folder in (options.before, options.after):
        if not os.path.isdir(folder):
            parser.error(f"no such folder: {folder}")
    try:
        ignored = [re.compile(pattern) for pattern in options.ignore]
    except re.error as wrong:
        parser.error(f"--ignore: {wrong}")
    paths = [answers_of(folder, options.only) for folder in (options.before, options.after)]
    if not any(paths):
        parser.error("no answers there")
    with tempfile.TemporaryDirectory() as scratch:
        table, groups = compare(options.before, options.after, paths, ignored, scratch)
    tell(table, groups, max(0, options.show))
    return 0 if all(set(counts) == {"equal"} for counts in table.values()) else 1


if __name__ == "__main__":
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:                      # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
