#!/usr/bin/env python3
"""The habits of the house that a machine can see: widths, lengths, banned functions, traps of the compilers, links.

usage: tools/tidy.py [ROOT]
"""

import ast
import re
import sys
import unicodedata
from pathlib import Path

from source import ROOT, Findings, closing, code_only, files, line_of, read, without_comments

WIDTH, FUNCTION, FILE = 120, 60, 600
CPP = {".cpp", ".hpp"}
WEB = {".ts", ".vue", ".mjs", ".css"}
GENERATED = {"web/src/api/generated.ts", "docs/api/openapi.json"}
SENTENCES = ("web/src/words/", "messages/")  # a sentence is one line, however long

# What is not written in C++ here, and what to write instead; looked for in code without comments and strings.
BANNED = {
    r"\bstd::(?:v?format(?:_to|_to_n)?|print(?:ln)?)\b|<(?:format|print)>": "not in g++ 12: fmt::format",
    r"\branges::to\b|\bviews::(?:zip|enumerate)\b": "not in g++ 12: a loop",
    r"[.>](?:and_then|or_else|transform_error)\s*\(": "not for both compilers: an early return",
    r"\b(?:zoned_time|locate_zone|current_zone)\b": "not in g++ 12: base/instant.hpp",
    r"(?<![\w.])assert\s*\(|<(?:cassert|assert\.h)>": "vanishes in release: must(condition, why)",
    r"\b(?:ato[ifl]|atoll|strto(?:u?l{1,2}|d|f)|std::sto(?:i|u?l{1,2}|f|d))\s*\(": "hides errors: std::from_chars",
    r"(?<![\w.])(?:strcpy|strcat|v?sprintf|gets|strtok)\s*\(": "has no bound: std::string or fmt",
    r"\bstd::endl\b": "flushes each line: '\\n'",
    r"\bstd::w?s?regex\b|<regex>": "slow, and deep on the stack: a small parser",
    r"\busing\s+namespace\s+std\b": "names come with their namespace",
    r"\bNULL\b": "nullptr",
    r"\bco_await\s+[\w:.>-]+\(\s*\{\s*\{": "crashes g++ 12: name the value first",
}
BANNED = [(re.compile(pattern), instead) for pattern, instead in BANNED.items()]
UNFINISHED = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b|尚未" + "实现")
MACHINE_PATH = re.compile(r"(?<![\w.~}$/:-])/(?:home|root|Users|work|mnt|media)/\w")
# Full-width forms, curly quotes, dashes, wide and invisible blanks: signs that pass for those of the keyboard.
FULL_WIDTH = re.compile("[\uff01-\uff5e\u2010-\u2015\u2018-\u201f\u3000\u200b-\u200f\u00a0]")


def columns(line):
    """Width on the screen: Chinese letters take two columns."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


class File:
    def __init__(self, root, path, text):
        self.root, self.path, self.text = root, path, text
        self.name = path.as_posix()
        self.lines = text.split("\n")
        self.code = code_only(text) if path.suffix in CPP else ""

    @property
    def is_script(self):
        return self.path.suffix == ".sh" or self.text.startswith("#!/usr/bin/env bash")


def check_shape(file, add):
    """Line ends, trailing blanks, the last line."""
    if "\r" in file.text:
        add(0, "line ends of another system (CRLF)")
    if file.text.startswith("\ufeff"):
        add(0, "begins with a byte order mark")
    if file.text and not file.text.endswith("\n"):
        add(len(file.lines), "the last line has no end")
    if file.text.endswith("\n\n"):
        add(len(file.lines) - 1, "blank lines at the end")
    for number, line in enumerate(file.lines, 1):
        if line != line.rstrip(" \t") and file.path.suffix != ".md":
            add(number, "blanks at the end of the line")


def check_size(file, add):
    measured = file.path.suffix in CPP | WEB | {".py"} or file.is_script
    if not measured or file.name in GENERATED or file.name.startswith(SENTENCES):
        return
    for number, line in enumerate(file.lines, 1):
        if file.path.suffix not in WEB and columns(line) > WIDTH:  # the client's width is prettier's
            add(number, f"{columns(line)} columns, at most {WIDTH}")
    if len(file.lines) - 1 > FILE:
        add(0, f"{len(file.lines) - 1} lines, at most {FILE}: is it more than one room?")


_SCOPE = re.compile(r"\b(?:namespace|class|struct|union|enum|extern)\b")


def functions(code):
    """(first line, last line) of each outermost function body in C++ code without comments and strings."""
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", lambda m: re.sub(r"[^\n]", " ", m[0]), code, flags=re.MULTILINE)
    start, position = 0, 0
    while position < len(code):
        letter = code[position]
        if letter in ";}":
            start = position + 1
        elif letter == "{":
            head = code[start:position]
            end = closing(code, position)
            if end < 0:
                return
            if "(" in head and not _SCOPE.search(re.sub(r"<[^<>]*>", "", head)):
                first = start + len(head) - len(head.lstrip())
                yield line_of(code, first), line_of(code, end)
                position = end
            elif "=" in head or "(" in head:  # a table of values, or a class declared with a function in its head
                position = end if "=" in head else position
            start = position + 1
        position += 1


def check_functions(file, add):
    if file.path.suffix in CPP:
        found = functions(file.code)
    elif file.path.suffix == ".py":
        nodes = ast.walk(ast.parse(file.text))
        found = ((n.lineno, n.end_lineno) for n in nodes if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)))
    else:
        return
    for first, last in found:
        if last - first + 1 > FUNCTION:
            add(first, f"a function of {last - first + 1} lines, at most {FUNCTION}")


def check_words(file, add):
    """Unfinished marks, and paths that exist on one machine only."""
    for number, line in enumerate(file.lines, 1):
        if match := UNFINISHED.search(line):
            add(number, f"unfinished: {match[0]}")
        if match := MACHINE_PATH.search(line):
            add(number, f"a path of one machine: {match[0]}")


def range_expressions(code):
    """(position, text) of what each range-for goes through."""
    for match in re.finditer(r"\bfor\s*\(", code):
        opening = match.end() - 1
        end = closing(code, opening)
        depth = 0
        for position in range(opening + 1, max(end, 0)):
            depth += (code[position] in "([{") - (code[position] in ")]}")
            if code[position] == ":" and depth == 0 and "::" not in code[position - 1 : position + 2]:
                yield position, code[position + 1 : end].strip()
                break


def check_cpp(file, add):
    if file.path.suffix not in CPP:
        return
    for pattern, instead in BANNED:
        for match in pattern.finditer(file.code):
            add(line_of(file.code, match.start()), f"{match[0].strip(' .>(')}: {instead}")
    for position, text in range_expressions(file.code):
        by_value = text.startswith("*rc::")  # rapidcheck's `*generator` is a value, which lives as long as the loop
        if (text.startswith("*") and "(" in text and not by_value) or re.search(r"\)\s*\.value\(\)", text):
            add(line_of(file.code, position), f"`: {text}` may dangle on g++ 12: name the result first")
    # A test and the demonstration hold Chinese sentences; elsewhere nobody would see that a sign is not the one on the
    # keyboard.
    sentences = file.path.parts[0] == "tests" or "demonstration" in file.path.parts
    visible = file.code if sentences else without_comments(file.text)
    for number, line in enumerate(visible.split("\n"), 1):
        if match := FULL_WIDTH.search(line):
            add(number, f"raw {match[0]} in code: write \\u{ord(match[0]):04X}, which can be seen")
    if file.path.suffix == ".hpp" and "#pragma once" not in file.text:
        add(1, "#pragma once is missing")


def slug(heading):
    """The anchor that a heading gets where Markdown is shown."""
    if match := re.search(r"\{#([\w.-]+)\}\s*$", heading):
        return match[1]
    kept = "".join(c for c in heading.strip().lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


def without_fences(text):
    """Markdown with fenced blocks and code spans replaced by blanks; lines stay."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match[0])

    text = re.sub(r"^(`{3,}|~{3,}).*?^\1[^\n]*$", blank, text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", blank, text)


def check_markdown(file, add):
    if file.path.suffix != ".md":
        return
    text = without_fences(file.text)
    titles = re.findall(r"^# .+", text, re.MULTILINE)
    if len(titles) != 1:
        add(1, f"{len(titles)} titles (`# …`), must be one")
    for match in re.finditer(r"\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)", text):
        target, _, anchor = match[1].partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        to = (file.root / file.path.parent / target).resolve() if target else file.root / file.path
        line = line_of(text, match.start())
        if not to.exists():
            add(line, f"the link leads nowhere: {match[1]}")
        elif anchor and to.suffix == ".md":
            headings = re.findall(r"^#{1,6} (.+)$", read(to) or "", re.MULTILINE)
            if anchor not in {slug(heading) for heading in headings}:
                add(line, f"no such heading: {match[1]}")


def check_lock(file, add):
    if file.path.name == "package-lock.json" and (found := file.text.find('"resolved"')) >= 0:
        add(line_of(file.text, found), "a download address in a lock file: omit-lockfile-registry-resolved=true")


CHECKS = (check_shape, check_size, check_functions, check_words, check_cpp, check_markdown, check_lock)


def check(root):
    findings = Findings()
    count = 0
    for path in files(root):
        text = read(root / path)
        if text is None or path.suffix in (".svg", ".txt") or "corpus" in path.parts:
            continue
        count += 1
        file = File(root, path, text)
        for one in CHECKS:
            one(file, lambda line, what, path=path: findings.add(path, line, what))
    return findings.verdict("tidy", f"{count} files")


if __name__ == "__main__":
    sys.exit(check(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT))
