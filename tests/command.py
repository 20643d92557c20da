"""The command line, called in this process or run as one of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from itcp_assist.cli import main

COMMAND = (sys.executable, "-m", "itcp_assist")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output; nothing else may be there or on standard error."""
        assert (self.code, self.err, self.out.count("\n")) == (0, "", 1), self
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one line with which a command that could not be done ended."""
        assert (self.code, self.out, self.err.count("\n")) == (1, "", 1), self
        assert self.err.startswith("itcp-assist: ")
        assert self.err.rstrip("\n").isprintable()
        return self.err.removeprefix("itcp-assist: ").rstrip("\n")


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    """Call the command line here."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as end:  # as argparse ends for wrong arguments
        code = int(end.code or 0)
    return Ran(code, *capsys.readouterr())


def run(*arguments: object, stdin: bytes = b"", **environment: str) -> Ran:
    """Run the command line as a process, its streams no terminal."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=os.environ | environment,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
