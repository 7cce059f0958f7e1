"""What the checks share: which files the project consists of, and C++ without its comments and strings."""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SKIPPED_FOLDERS = {".git", "build", "var", "node_modules", "dist", "__pycache__", ".cache", "test-results"}

# Comments, raw strings, strings, characters: whatever hides code from a reader that looks for words. A quote between
# digits is a separator (1'000), so a character literal must not follow a digit.
_HIDDEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"'
    r"""|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'""",
    re.DOTALL,
)


def files(root=ROOT):
    """Every file of the project, committed or about to be, as paths relative to `root`, sorted."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = {Path(os.fsdecode(name)) for name in listed.stdout.split(b"\0") if name}
    else:
        paths = set()
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
            paths |= {Path(folder, name).relative_to(root) for name in names}
    return sorted(path for path in paths if (root / path).is_file())


def read(path):
    """The text of a file, or None when it is not UTF-8 (a picture, a font)."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError:
        return None


def _blank(text):
    return "".join("\n" if letter == "\n" else " " for letter in text)


def without_comments(text):
    """C++ with every comment replaced by blanks; lines and columns stay what they were."""

    def replace(match):
        return _blank(match[0]) if match[0].startswith(("//", "/*")) else match[0]

    return _HIDDEN.sub(replace, text)


def code_only(text):
    """C++ with comments and the insides of strings and characters replaced by blanks; lines and columns stay."""

    def replace(match):
        whole = match[0]
        if whole.startswith(("//", "/*")):
            return _blank(whole)
        first = whole.index("'") if whole.startswith("'") else whole.index('"')
        return whole[: first + 1] + _blank(whole[first + 1 : -1]) + whole[-1]

    return _HIDDEN.sub(replace, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def closing(text, opening):
    """The position of the bracket that closes the one at `opening` (code without strings); -1 when there is none."""
    pairs = {"(": ")", "[": "]", "{": "}"}
    depth = 0
    for position in range(opening, len(text)):
        if text[position] in pairs:
            depth += 1
        elif text[position] in pairs.values():
            depth -= 1
            if depth == 0:
                return position
    return -1


_TEMPLATE = re.compile(r"(?<=\w)<([\w:,\s*&\[\]]*)>(?=[\s(){}:,>&*;]|$)")


def arguments(text, opening):
    """(start, end) of each argument between the bracket at `opening` and its closing one, split at top-level commas."""
    end = closing(text, opening)
    if end < 0:
        return []
    inside, before = text[opening + 1 : end], None
    while inside != before:  # template brackets become square ones, innermost first
        before, inside = inside, _TEMPLATE.sub(r"[\1]", inside)
    parts, start, depth = [], 0, 0
    for position, letter in enumerate(inside):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            parts.append((start, position))
            start = position + 1
    if inside[start:].strip():
        parts.append((start, len(inside)))
    return [(opening + 1 + first, opening + 1 + last) for first, last in parts]


class Findings:
    """Collects complaints and ends a check with a verdict that a person and a test runner can read."""

    def __init__(self):
        self.lines = []

    def add(self, path, line, what):
        place = f"{path}:{line}" if line else f"{path}"
        self.lines.append(f"{place}: {what}")

    def verdict(self, name, looked_at):
        for line in self.lines:
            print(line)
        if self.lines:
            print(f"{name}: {len(self.lines)} to mend")
            return 1
        print(f"{name}: {looked_at}, nothing to mend")
        return 0
