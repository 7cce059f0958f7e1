#!/usr/bin/env python3
"""Changes one thing at a time in the pure rooms and runs the room's tests: what survives, no test would notice.

usage: tools/mutate.py [--since REVISION] [--limit N] [--seed N] [file…]

Without files: the lines of the pure rooms that differ from REVISION (default: the last commit, or the one before it
when nothing is uncommitted). With files: all their lines. Works in a copy under build/mutate, never in the checkout.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from layers import table
from source import ROOT, code_only, files, line_of, read

COPY = ROOT / "build/mutate/tree"
BUILD = ROOT / "build/mutate/build"
DECIDING = ("people", "meetings", "body")  # the rooms whose rules scenarios and properties try as well

# (name, what to look for in code without comments and strings, what to put there)
OPERATORS = [
    (name, re.compile(pattern), to)
    for name, pattern, to in (
        ("at the bound", r"(?<=[\w)\] ])<=(?=\s)(?!>)", "<"),
        ("at the bound", r"(?<=[\w)\] ])>=(?=\s)", ">"),
        ("at the bound", r"(?<=\s)<(?=\s)", "<="),
        ("at the bound", r"(?<=\s)>(?=\s)", ">="),
        ("the other way", r"(?<=\s)==(?=\s)", "!="),
        ("the other way", r"(?<=\s)!=(?=\s)", "=="),
        ("and for or", r"(?<=\s)&&(?=\s)", "||"),
        ("or for and", r"(?<=\s)\|\|(?=\s)", "&&"),
        ("without not", r"(?<=[\s(,])!(?=[\w(])", ""),
        ("never", r"\b(?:forbid|generally)\((?=[\w!*(])", r"\g<0>false && "),
        ("always", r"\b(?:if|while)\s*\((?=[\w!*(])(?!auto\b|constexpr\b|[^)]*;)", r"\g<0>true || "),
        ("yes for no", r"\btrue\b", "false"),
        ("no for yes", r"\bfalse\b", "true"),
        ("one more", r"(?<=[=<>+\-(,] )\d+(?=\s*[;),])", lambda match: str(int(match[0]) + 1)),
        ("the other sign", r"(?<=[\w)\]] )\+(?= [\w(])", "-"),
        ("the other sign", r"(?<=[\w)\]] )-(?= [\w(])", "+"),
        ("any for all", r"\ball_of\b", "any_of"),
        ("all for any", r"\bany_of\b", "all_of"),
        ("left out", r"(?<=[;{}\n])[ \t]*\w[\w.\->\[\]]*\.(?:push_back|insert|erase|clear)\([^;{}]*\);", ";"),
        ("left out", r"(?<=[;{}\n])[ \t]*\w[\w.\->\[\]]*\s[+-]?=\s[^;{}=]*;", ";"),
    )
]


def pure_rooms():
    rows = table(read(ROOT / "docs/architecture.md"))
    return [room for room, (_, pure) in rows.items() if pure]


def git(*arguments):
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=True).stdout


def changed_lines(since):
    """{path: set of line numbers} that differ from `since`, new files whole."""
    found = {}
    path = None
    for line in git("diff", "--unified=0", "--no-renames", since, "--", "src").splitlines():
        if line.startswith("+++ "):
            path = line[6:] if line.startswith("+++ b/") else None
        elif path and (match := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)):
            first, count = int(match[1]), int(match[2] or 1)
            found.setdefault(Path(path), set()).update(range(first, first + count))
    for name in git("ls-files", "--others", "--exclude-standard", "--", "src").splitlines():
        found[Path(name)] = None
    return found


def default_since():
    return "HEAD" if git("status", "--porcelain", "--", "src").strip() else "HEAD~1"


def mutants(path, text, lines):
    """(line, name, mutated text) for every place an operator fits, on the given lines (None: all)."""
    code = code_only(text)
    for name, pattern, to in OPERATORS:
        for match in pattern.finditer(code):
            line = line_of(code, match.end() - 1)
            if lines is not None and line not in lines:
                continue
            if re.match(r"\s*(?:#|static_assert|template|using|BOOST_)", code.split("\n")[line - 1]):
                continue
            put = to(match) if callable(to) else match.expand(to)
            yield line, name, text[: match.start()] + put + text[match.end() :]


def copy_tree():
    """The files of the project as they are now; unchanged ones keep their time, so that little is built again."""
    kept = set()
    for path in files():
        if path.parts[0] == "web":
            continue
        kept.add(path)
        to = COPY / path
        to.parent.mkdir(parents=True, exist_ok=True)
        if not to.exists() or to.read_bytes() != (ROOT / path).read_bytes():
            shutil.copy2(ROOT / path, to)
            to.touch()
    for old in [one for one in COPY.rglob("*") if one.is_file() and one.relative_to(COPY) not in kept]:
        old.unlink()


def run(command, seconds, **more):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False, **more)
    except subprocess.TimeoutExpired:
        return None


def programs(room):
    """The test programs that should notice a change in the room."""
    have = run(["ninja", "-C", str(BUILD), "-t", "targets", "all"], 60).stdout
    names = (room, "play", "properties") if room in DECIDING else (room,)
    return [f"test_{name}" for name in names if re.search(rf"^test_{name}:", have, re.MULTILINE)]


def verdict(tests, seconds):
    """'rejected' by the compiler, 'killed' by a test, or 'survived'."""
    built = run(["nice", "ninja", "-C", str(BUILD), *tests], 900)
    if built is None or built.returncode != 0:
        return "rejected"
    for test in tests:
        ran = run([str(BUILD / "bin" / test), "--abort-after=1", "--no-intro"], seconds, cwd=COPY)
        if ran is None or ran.returncode != 0:
            return "killed"
    return "survived"


def prepare():
    copy_tree()
    # Without warnings: `a && b || c` is a mutant to try, not one to refuse.
    configured = run(["cmake", "--preset", "dev", "-DCMAKE_CXX_FLAGS=-w", "-B", str(BUILD)], 300, cwd=COPY)
    if configured.returncode != 0:
        sys.exit(configured.stdout + configured.stderr)


def try_all(todo):
    """Prints each survivor and returns how many there were of each verdict."""
    counts = {"rejected": 0, "killed": 0, "survived": 0}
    started = time.monotonic()
    for number, (path, line, name, mutated) in enumerate(todo, 1):
        target = COPY / path
        original = target.read_text(encoding="utf-8")
        target.write_text(mutated, encoding="utf-8")
        try:
            result = verdict(programs(path.parts[1]), 120)
        finally:
            target.write_text(original, encoding="utf-8")
        counts[result] += 1
        if result == "survived":
            shown = (original if name == "left out" else mutated).splitlines()[line - 1].strip()
            print(f"{path}:{line}: survived ({name}): {shown}", flush=True)
        elif sys.stderr.isatty():
            print(f"\r{number}/{len(todo)} {time.monotonic() - started:.0f} s ", end="", file=sys.stderr)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--since")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("file", nargs="*")
    options = parser.parse_args()
    rooms = pure_rooms()
    if options.file:
        chosen = {Path(name).resolve().relative_to(ROOT): None for name in options.file}
    else:
        chosen = changed_lines(options.since or default_since())
    todo = []
    for path, lines in sorted(chosen.items()):
        if path.suffix in (".cpp", ".hpp") and path.parts[0] == "src" and path.parts[1] in rooms:
            todo += [(path, *mutant) for mutant in mutants(path, read(ROOT / path), lines)]
    if len(todo) > options.limit:
        todo = random.Random(options.seed).sample(todo, options.limit)
        print(f"{options.limit} mutants taken by chance (--seed {options.seed}, --limit)")
    if not todo:
        print("mutate: nothing to change in the pure rooms")
        return 0
    prepare()
    needed = sorted({test for path, *_ in todo for test in programs(path.parts[1])})
    if not needed or verdict(needed, 600) != "survived":
        sys.exit(f"mutate: the unchanged tests must exist and pass first: {' '.join(needed) or 'there are none'}")
    counts = try_all(todo)
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    return 1 if counts["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
