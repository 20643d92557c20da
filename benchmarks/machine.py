"""Where and with what was measured."""

import os
import platform
from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def describe_machine(packages: Iterable[str]) -> dict[str, object]:
    """Processor, system, Python and the versions of what is installed of some packages."""
    cpu = Path("/proc/cpuinfo").read_text(encoding="utf-8").partition("model name\t: ")[2]
    return {
        "when": datetime.now().astimezone().isoformat(timespec="seconds"),
        "cpu": cpu.partition("\n")[0],
        "cores": len(os.sched_getaffinity(0)),
        "load": round(os.getloadavg()[1], 1),  # of five minutes, what was measured included
        "system": platform.platform(),
        "python": platform.python_version(),
        "versions": {name: told for name in packages if (told := _version(name))},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
