#!/usr/bin/env python3
"""Every rule by which the program refuses has words in both languages and a scenario; every fault of input has words.

A function with a parameter `std::string_view rule` gives the names away that it is called with: `Checks::forbid`, and
any other. So does `what` for faults of input, and `act`, beside `Checks&`, for powers, whose rule is `power.<act>`.

usage: tools/rules.py [--list] [ROOT]
"""

import re
import sys
import tomllib
from pathlib import Path

from source import ROOT, Findings, arguments, code_only, line_of, read

SECTIONS = {"rule": "refusal.{}", "act": "refusal.power.{}", "what": "fault.{}"}  # of messages/, by parameter
ROOMS = ("base", "people", "meetings", "procedures", "body")  # which refuse and find fault by `Checks`


RULE = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)+")
NAME = re.compile(r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*")
LITERAL = re.compile(r'"((?:\\.|[^"\\])*)"')


PARAMETER = re.compile(r"\s*(?:std::)?string(?:_view)?(?:\s+const\s*&)?\s+(rule|act|what)\s*(?:=.*)?")


def signatures(codes):
    """{function: [(argument index, kind, fewest arguments, most)]} for every function that takes a name of a kind."""
    found = {}
    for code in codes.values():
        for match in re.finditer(r"\b([a-z_]+)\s*\(", code):
            spans = arguments(code, match.end() - 1)
            fewest = sum("=" not in code[start:end] for start, end in spans)
            for index, (start, end) in enumerate(spans):
                parameter = PARAMETER.fullmatch(code[start:end])
                refuses = parameter and re.search(r"\bChecks\s*&", code[spans[0][0] : spans[-1][1]])
                if parameter and (parameter[1] != "act" or refuses):
                    found.setdefault(match[1], []).append((index, parameter[1], fewest, len(spans)))
    return found


def named(text, code, name, position):
    """The literals that a local or constant `name` can hold, looked for above `position` first, nearest first."""
    pattern = re.compile(rf"\b{name}(?:\[\])?\s*(?:=(?!=)|\{{)([^;]*);")
    places = [match for match in pattern.finditer(code) if match.start() < position]
    if not places:
        return None
    start, end = places[-1].span(1)
    return LITERAL.findall(text[start:end])


def is_parameter(code, name, position):
    """True when `name` is a parameter of the function around `position`: its callers are asked instead."""
    return bool(re.search(rf"\bstring(?:_view)?(?:\s+const\s*&)?\s+{name}\s*[,)=]", code[:position]))


def uses(path, text, code, known, findings):
    """(kind, literal, line) for every name that this file hands to one of the known functions."""
    for match in re.finditer(r"\b([a-z_]+)\s*\(", code):
        spans = arguments(code, match.end() - 1) if match[1] in known else []
        for index, kind, fewest, most in known.get(match[1], ()):
            if not max(fewest, index + 1) <= len(spans) <= most:
                continue
            start, end = spans[index]
            line = line_of(code, match.start())
            literals = LITERAL.findall(text[start:end])
            word = code[start:end].strip()
            if not literals and re.fullmatch(r"[a-z_]\w*", word) and not re.search(r"\bstring", code[start:end]):
                literals = named(text, code, word, match.start())
                if literals is None and not is_parameter(code, word, match.start()):
                    findings.add(path, line, f"cannot tell which names `{word}` holds for {match[1]}(… {kind} …)")
            for literal in literals or ():
                if not literal.endswith("."):  # the beginning of a name that is put together
                    yield kind, literal, line


def words(root, findings):
    """{section: {language: sentence}} of every file in messages/."""
    found = {}
    for path in sorted((root / "messages").glob("*.toml")):
        shown = path.relative_to(root)
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            findings.add(shown, 0, f"is no TOML: {error}")
            continue
        flatten(table, "", found, shown, findings)
    return found


def flatten(table, prefix, found, path, findings):
    for key, value in table.items():
        if isinstance(value, dict):
            flatten(value, f"{prefix}{key}.", found, path, findings)
        else:
            section = found.setdefault(prefix[:-1], {})
            if key in section:
                findings.add(path, 0, f"[{prefix[:-1]}] has words in two files")
            section[key] = value


def scenarios(root):
    """The text of all scenarios, or None while there are none to speak of."""
    texts = [read(path) or "" for path in sorted((root / "tests/scenarios").rglob("*.md"))]
    return "\n".join(texts) if texts else None


def collect(root, findings):
    """{section: (path, line)} of everything that needs words, at its first place."""
    texts = {path: read(path) for room in ROOMS for path in sorted((root / "src" / room).rglob("*.[ch]pp"))}
    codes = {path: code_only(text) for path, text in texts.items()}
    known = signatures(codes)
    found = {}
    for path, text in texts.items():
        shown = path.relative_to(root)
        for kind, literal, line in uses(shown, text, codes[path], known, findings):
            if not (RULE if kind == "rule" else NAME).fullmatch(literal):
                findings.add(shown, line, f'"{literal}" is no name of a {kind} (nouns with dots and hyphens)')
            else:
                found.setdefault(SECTIONS[kind].format(literal), (shown, line))
    return found


def check_words(found, spoken, findings):
    for section, (path, line) in found.items():
        for language in ("zh", "en"):
            if not str(spoken.get(section, {}).get(language, "")).strip():
                findings.add(path, line, f"[{section}] has no {language} words in messages/")
    for section in spoken:
        if section.startswith("refusal.") and section not in found:
            findings.add("messages", 0, f"[{section}] has words, but nothing refuses by that name")


def check_scenarios(found, told, findings):
    for section, (path, line) in found.items():
        kind, _, name = section.partition(".")
        if kind == "refusal" and not re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)", told):
            findings.add(path, line, f"{name} has no scenario in tests/scenarios/")


def check(root, listing):
    findings = Findings()
    found = collect(root, findings)
    if listing:
        for section, (path, line) in sorted(found.items()):
            print(f"{section:50} {path}:{line}")
    check_words(found, words(root, findings), findings)
    told = scenarios(root)
    if told is not None:
        check_scenarios(found, told, findings)
    rules = sum(section.startswith("refusal.") for section in found)
    return findings.verdict("rules", f"{rules} rules, {len(found) - rules} faults")


if __name__ == "__main__":
    rest = [argument for argument in sys.argv[1:] if argument != "--list"]
    sys.exit(check(Path(rest[0]).resolve() if rest else ROOT, "--list" in sys.argv[1:]))
