"""Read the configuration once, from the environment; unknown names are refused."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from itcp_assist.errors import SettingsError

PREFIX = "ITCP_"
_PACKAGE = Path(__file__).resolve().parent
_KINDS: dict[str, Callable[[str], Any]] = {
    "index": Path, "corpus": Path, "documents": Path, "port": int, "model_timeout_s": float,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each is read from the environment variable ITCP_ and its name in capitals.

    index: folder of the index generations; corpus: folder of documents that ``build`` reads;
    documents: the user's own folder, which ``corpus add`` and ``corpus fetch`` keep;
    embedding: name or folder of a sentence-transformers model, empty for the one that ships;
    model: a language model as PROVIDER:NAME for LangChain's init_chat_model, empty for none;
    model_url: address of an OpenAI-compatible server; model_timeout_s: limit of one whole answer;
    audit: folder that gets a record of every answer, empty for none;
    host, port: where the page listens.
    """

    index: Path = Path("indexes")
    corpus: Path = Path("corpus")
    documents: Path = Path("documents")
    embedding: str = ""
    model: str = ""
    model_url: str = ""
    model_timeout_s: float = 60.0
    audit: str = ""
    host: str = "127.0.0.1"
    port: int = 7860


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment; SettingsError on an unknown ITCP_ name or an impossible value.

    >>> read_settings({"ITCP_PORT": "8000"}).port
    8000
    """
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in (os.environ if environment is None else environment).items()
        if name.startswith(PREFIX)
    }
    plain = Settings(
        index=default_folder("indexes"),
        corpus=shipped_folder("corpus"),
        documents=default_folder("documents"),
    )
    known = [field.name for field in fields(Settings)]
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise SettingsError(
            f"unknown setting {PREFIX}{unknown[0].upper()}; known are "
            + ", ".join(PREFIX + name.upper() for name in known)
        )
    return replace(plain, **{n: _parse(n, v, _KINDS.get(n, str)) for n, v in given.items()})


def _parse(name: str, value: str, kind: Callable[[str], Any]) -> Any:  # noqa: ANN401 - a field
    try:
        return kind(value)
    except ValueError as error:
        raise SettingsError(
            f"{PREFIX}{name.upper()}={value!r} cannot be read as a number; correct or unset it"
        ) from error


def shipped_folder(name: str) -> Path:
    """Folder ``corpus`` or ``prompts`` that ships: in an installed wheel, else beside ``src``."""
    installed = _PACKAGE / "shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def default_folder(name: str) -> Path:
    """Folder ``indexes`` or ``documents``: beside the sources in a clone, else the user's own."""
    clone = _PACKAGE.parents[1]
    if (clone / "pyproject.toml").is_file():
        return clone / name
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "itcp-assist" / name
