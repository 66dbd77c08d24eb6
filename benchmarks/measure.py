#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs "framewalk summary" and tshark in turn on the same capture, and compares wall time and peak private memory.

    measure.py --file CAPTURE --launcher PATH [--rounds N] [--result FILE] [--times N] [--memory N]

Exit code 0: both targets met; 1: a target missed; 2: wrong usage; 3: a program failed, so nothing could be measured.

Private memory is RssAnon of /proc/PID/status (proc(5)), added up over the process and its descendants and read every 10 milliseconds;
the peak is the largest of those sums. Pages of the capture file that a program has mapped count as RssFile and are
not in it.
"""
import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

SAMPLE_EVERY_SECONDS = 0.010
LOOK_FOR_CHILDREN_EVERY = 10                     # samples; every sample in the first 0.3 s, when a launcher may start others


def children_of(pid):
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as file:
                found += [int(child) for child in file.read().split()]
    except OSError:                              # it has ended meanwhile
        pass
    return found


def tree_of(pid):
    tree, todo = [], [pid]
    while todo:
        tree.append(todo.pop())
        todo += children_of(tree[-1])
    return tree


KINDS = ("RssAnon", "RssFile", "RssShmem")


def resident(pid):
    """RssAnon, RssFile and RssShmem in KiB; 0 when the process has ended."""
    sizes = [0, 0, 0]
    try:
        with open(f"/proc/{pid}/status") as file:
            for line in file:
                name = line[:line.find(":")]
                if name in KINDS:
                    sizes[KINDS.index(name)] = int(line.split()[1])
    except OSError:
        pass
    return sizes


class MemoryWatch(threading.Thread):
    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.ended = pid, threading.Event()
        self.peaks, self.samples = [0, 0, 0], 0

    def run(self):
        started, tree = time.perf_counter(), []
        while not self.ended.is_set():
            if self.samples % LOOK_FOR_CHILDREN_EVERY == 0 or time.perf_counter() - started < 0.3:
                tree = tree_of(self.pid)
            sizes = [resident(pid) for pid in tree]
            self.peaks = [max(peak, sum(size[kind] for size in sizes)) for kind, peak in enumerate(self.peaks)]
            self.samples += 1
            self.ended.wait(SAMPLE_EVERY_SECONDS)


def run_once(command):
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        watch = MemoryWatch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.ended.set()
        watch.join()
        output.seek(0)
        errors.seek(0)
        text = output.read().decode(errors="replace")
        if process.returncode or not text.strip():
            complain = errors.read().decode(errors="replace").strip() or "it printed nothing"
            print(f"{' '.join(command)}\nexit code {process.returncode}: {complain[-2000:]}", file=sys.stderr)
            raise SystemExit(3)
    return {"wallSeconds": round(wall, 3), "cpuSeconds": round(usage.ru_utime + usage.ru_stime, 3),
            **{f"peak{kind}Kib": peak for kind, peak in zip(KINDS, watch.peaks)}, "samples": watch.samples}, text


def count_packets(capture):
    """The number of packets as tshark's reader sees it, or None."""
    if not shutil.which("capinfos"):
        return None
    told = subprocess.run(["capinfos", "-M", "-c", capture], capture_output=True, text=True).stdout
    numbers = [line.split(":")[1].strip() for line in told.splitlines() if line.startswith("Number of packets:")]
    return int(numbers[0]) if numbers and numbers[0].isdigit() else None


def read_once(path):
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 22):
            pass


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--file", required=True)
    arguments.add_argument("--launcher", required=True)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--result")
    arguments.add_argument("--times", type=float, default=10.0, help="target: so many times faster than tshark")
    arguments.add_argument("--memory", type=float, help="target: at most this part of tshark's private memory (none without it)")
    options = arguments.parse_args()
    if options.rounds < 1:
        arguments.error("--rounds must be at least 1")
    if not os.path.isfile(options.file):
        arguments.error(f"no such file: {options.file}")
    if not os.access(options.launcher, os.X_OK) or os.path.isdir(options.launcher):
        arguments.error(f"not a program: {options.launcher}")
    if not shutil.which("tshark"):
        print("tshark is missing (Debian: apt-get install tshark)", file=sys.stderr)
        raise SystemExit(3)

    commands = {
        "framewalk": [os.path.abspath(options.launcher), "summary", "--json", options.file],
        "tshark": ["tshark", "-r", options.file, "-q", "-z", "io,phs"],
    }
    packets = count_packets(options.file)
    print(f"{os.path.basename(options.file)}: {packets or '?'} packets, {os.path.getsize(options.file) / 1e6:.0f} MB; "
          f"{options.rounds} rounds, in turn", flush=True)
    read_once(options.file)                      # so that both find the file in the page cache, in the first round too
    runs = {name: [] for name in commands}
    doubts = []
    for number in range(1, options.rounds + 1):
        for name, command in commands.items():
            run, text = run_once(command)
            runs[name].append(run)
            print(f"  round {number}  {name:<10} {run['wallSeconds']:8.2f} s   {run['peakRssAnonKib'] / 1024:8.1f} MiB", flush=True)
            if number == 1 and packets and str(packets) not in text:
                doubts.append(f"the number of packets, {packets}, is not in what {name} printed: did it read them all?")

    sums = {name: {
        "wallSeconds": statistics.median(run["wallSeconds"] for run in some),
        "cpuSeconds": statistics.median(run["cpuSeconds"] for run in some),
        **{f"peak{kind}Kib": max(run[f"peak{kind}Kib"] for run in some) for kind in KINDS},
        "runs": some,
    } for name, some in runs.items()}
    ours, theirs = sums["framewalk"], sums["tshark"]
    faster = theirs["wallSeconds"] / ours["wallSeconds"]
    memory = ours["peakRssAnonKib"] / theirs["peakRssAnonKib"]
    spread = {name: max(run["wallSeconds"] for run in some) / min(run["wallSeconds"] for run in some) for name, some in runs.items()}
    doubts += [f"the wall times of {name} differ by a factor of {factor:.2f}: something else was running, or there is too little to do"
               for name, factor in spread.items() if factor > 1.3]
    doubts += [f"{name} ran so briefly that memory was read only {min(run['samples'] for run in some)} times"
               for name, some in runs.items() if min(run["samples"] for run in some) < 20]
    doubts += [f"{name} holds {sums[name]['peakRssShmemKib'] / 1024:.0f} MiB of shared memory, which is not counted as private (some Java "
               "collectors keep their heap there)" for name in sums if sums[name]["peakRssShmemKib"] > 4096]
    verdicts = {"wall": faster >= options.times, "memory": options.memory is None or memory <= options.memory}

    def word(met):
        return "pass" if met else "MISSED"

    print()
    print(f"{'':<24}{'framewalk':>12}{'tshark':>12}{'ratio':>16}   target")
    print(f"{'wall time, median':<24}{ours['wallSeconds']:>10.2f} s{theirs['wallSeconds']:>10.2f} s{faster:>8.1f} x fast"
          f"er   >= {options.times:g} x  {word(verdicts['wall'])}")
    print(f"{'peak private memory':<24}{ours['peakRssAnonKib'] / 1024:>8.1f} MiB{theirs['peakRssAnonKib'] / 1024:>8.1f} MiB{memory:>12.2f} of"
          + ("" if options.memory is None else f"   <= {options.memory:g} of  {word(verdicts['memory'])}"))
    print(f"{'(CPU time, median)':<24}{ours['cpuSeconds']:>10.2f} s{theirs['cpuSeconds']:>10.2f} s")
    print(f"{'(peak mapped files)':<24}{ours['peakRssFileKib'] / 1024:>8.1f} MiB{theirs['peakRssFileKib'] / 1024:>8.1f} MiB")
    for doubt in doubts:
        print(f"note: {doubt}")

    if options.result:
        version = subprocess.run(["tshark", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
        with open(options.result, "w") as file:
            json.dump({
                "capture": {"name": os.path.basename(options.file), "bytes": os.path.getsize(options.file), "packets": packets},
                "machine": {"cores": len(os.sched_getaffinity(0)), "system": platform.system(), "architecture": platform.machine()},
                "tshark": version, **{f"{name}Measured": some for name, some in sums.items()},
                "timesFaster": round(faster, 2), "memoryRatio": round(memory, 3),
                "targets": {"timesFaster": options.times, "memoryRatio": options.memory}, "met": verdicts, "notes": doubts,
            }, file, indent=2)
            file.write("\n")
    raise SystemExit(0 if all(verdicts.values()) else 1)


if __name__ == "__main__":
    main()
