#!/usr/bin/env python3
"""Holds the rooms of src/ against the table of docs/architecture.md: who includes whom, what pure rooms may not touch.

usage: tools/layers.py [ROOT]
"""

import re
import sys
from pathlib import Path

from source import ROOT, Findings, code_only, line_of, read, without_comments

# What would let the world into a decision. (What it is, how it looks in code without comments and strings.)
IMPURE = {
    "a clock": [
        r"\b(?:system_clock|steady_clock|high_resolution_clock|utc_clock|file_clock|current_zone)\b",
        r"\b(?:clock_gettime|gettimeofday)\b",
        r"(?<![\w.>])(?:time|clock|localtime|gmtime|localtime_r|gmtime_r|mktime)\s*\(",
        r"#\s*include\s*<(?:ctime|time\.h|sys/time\.h)>",
    ],
    "chance": [
        r"#\s*include\s*<random>|\brandom_device\b|\bmt19937",
        r"(?<![\w.>])(?:s?rand|random|getrandom|arc4random)\s*\(",
    ],
    "input or output": [
        r"#\s*include\s*<(?:iostream|fstream|ostream|istream|syncstream|print|filesystem|cstdio|stdio\.h)>",
        r"#\s*include\s*<(?:unistd\.h|fcntl\.h|sys/\w+\.h|sqlite3\.h|fmt/os\.h|fmt/ostream\.h|libpq-fe\.h)>",
        r"\bstd::(?:cout|cerr|clog|cin|getenv|system)\b|\b(?:fopen|printf|fprintf|puts|getenv)\s*\(",
    ],
    "sockets": [r"#\s*include\s*<boost/(?:asio|beast)"],
    "threads": [
        r"#\s*include\s*<(?:thread|mutex|shared_mutex|atomic|condition_variable|future|semaphore|latch|barrier)>",
        r"<stop_token>|\bstd::(?:j?thread|mutex|atomic|async|promise)\b|\bthread_local\b|<pthread\.h>",
    ],
    "floating point": [
        r"\b(?:float|double)\b|(?<![\w.])\d[\d']*\.\d|(?<![\w.])\d+[eE][+-]?\d",
        r"#\s*include\s*<c?math(?:\.h)?>",
    ],
    "an unordered container": [r"\bunordered_(?:multi)?(?:map|set)\b|#\s*include\s*<unordered_"],
    "JSON outside base": [r"#\s*include\s*<boost/json|\bboost::json\b"],
}
IMPURE = [(what, re.compile("|".join(patterns))) for what, patterns in IMPURE.items()]

# Files of pure rooms that are the exception, and why.
EXEMPT = {
    # Says why before it ends the process, and throws for one thread that judges what somebody else wrote.
    "base/must.cpp": {"input or output", "threads"},
}


def exempt(path, what):
    """JSON lives in base/json and base/wire; the rest is listed."""
    if what == "JSON outside base" and re.match(r"base/(?:json|wire)\w*\.[ch]pp$", path):
        return True
    return what in EXEMPT.get(path, set())


def table(text):
    """{room: (rooms it may use, pure)} from the first table whose header begins with `room`; {} when there is none."""
    rows = {}
    inside = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|"):
            if inside:
                break
            continue
        if cells[0].lower() == "room":
            inside = True
        elif inside and not set(cells[0]) <= set("-: "):
            rows[cells[0].strip("`")] = (re.findall(r"[a-z_]+", cells[2]), cells[3].lower() == "yes")
    above = []
    for room, (uses, pure) in rows.items():
        if uses == ["all", "above"]:
            rows[room] = (list(above), pure)
        above.append(room)
    return rows


def cycle(rows):
    """A room that reaches itself by the arrows, or None."""

    def reaches(start):
        seen, todo = set(), list(rows[start][0])
        while todo:
            room = todo.pop()
            if room == start:
                return True
            if room not in seen and room in rows:
                seen.add(room)
                todo += rows[room][0]
        return False

    return next((room for room in rows if reaches(room)), None)


def check_table(rows, findings, page):
    if not rows:
        findings.add(page, 0, "has no table of rooms (header: | room | … | may use | pure |)")
    for room, (uses, pure) in rows.items():
        for other in uses:
            if other not in rows:
                findings.add(page, 0, f"{room} may use {other}, which the table does not know")
            elif pure and not rows[other][1]:
                findings.add(page, 0, f"{room} is pure, so it may not use {other}")
    if room := cycle(rows):
        findings.add(page, 0, f"{room} reaches itself by the arrows")


def check_file(root, path, rows, findings):
    room = path.parts[0]
    uses, pure = rows[room]
    text = read(root / "src" / path)
    shown = Path("src") / path
    for match in re.finditer(r'^[ \t]*#\s*include\s*"([^"]+)"', without_comments(text), re.MULTILINE):
        target = match[1].split("/")[0]
        line = line_of(text, match.start(1))
        if "/" not in match[1] or ".." in match[1]:
            findings.add(shown, line, f'include paths start at the room: "{match[1]}"')
        elif target != room and target not in uses:
            findings.add(shown, line, f"{room} may not include {target}")
    if not pure:
        return
    code = code_only(text)
    for what, pattern in IMPURE:
        if exempt(path.as_posix(), what):
            continue
        for match in pattern.finditer(code):
            findings.add(shown, line_of(code, match.start()), f"{what} in a pure room: {match[0].strip()}")


def check_arrows(root, room, uses, findings):
    """The libraries that CMake links are no more than the table allows."""
    path = root / "src" / room / "CMakeLists.txt"
    if not path.is_file():
        return
    used = re.search(r"\bUSES\b([a-z_\s]*)", path.read_text(encoding="utf-8"))
    for other in used[1].split() if used else []:
        if other not in uses:
            findings.add(path.relative_to(root), 0, f"{room} may not link {other}")


def check(root):
    findings = Findings()
    page = Path("docs/architecture.md")
    text = read(root / page) if (root / page).is_file() else ""
    rows = table(text)
    check_table(rows, findings, page)
    count = 0
    for folder in sorted(path for path in (root / "src").iterdir() if path.is_dir()):
        if folder.name not in rows:
            findings.add(Path("src") / folder.name, 0, f"is a room without a row in {page}")
            continue
        check_arrows(root, folder.name, rows[folder.name][0], findings)
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".cpp", ".hpp"):
                count += 1
                check_file(root, path.relative_to(root / "src"), rows, findings)
    return findings.verdict("layers", f"{count} files")


if __name__ == "__main__":
    sys.exit(check(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT))
