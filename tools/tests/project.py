"""A small project in a folder that vanishes, for the checks to look at."""

import contextlib
import io
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


class ProjectTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)
        subprocess.run(["git", "init", "--quiet", str(self.root)], check=True)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def said(self, check, *arguments):
        """(verdict, what was printed) of a check run on this project."""
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            verdict = check(self.root, *arguments)
        return verdict, printed.getvalue()
