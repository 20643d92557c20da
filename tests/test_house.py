"""The rules of the house that no linter holds: sizes, imports, calls, and what may ship."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "itcp_assist"
MAX_MODULE_LINES = 300
MAX_BODY_LINES = 40
MAX_PARAMETERS = 5
MAX_PUBLIC_METHODS = 10
MAX_FILE_BYTES = 1_000_000
RUN_WORDS = 14  # words in a row that two texts must share before one counts as copied

# Calls that run foreign code, or that trust what nobody checked.
BANNED_CALLS = {"eval", "exec", "pickle.load", "pickle.loads", "torch.load", "langchain_core.load"}
BANNED_KEYWORDS = {("trust_remote_code", True), ("verify", False), ("shell", True)}
# (file, what it does) that is allowed all the same, each signed with who allows it and why.
ALLOWED: dict[tuple[str, str], str] = {}

# Folders that exist on one person's machine only; an address on the web has a host before its path.
MACHINE_PATH_RE = re.compile(r"(?<![\w.:/-])/(?:home|mnt|opt|root|srv|work|Users)/\w")
REGISTRY_RE = re.compile(
    r"""
    pypi\.org | pythonhosted\.org | npmjs\.(?:com|org) | deb\.debian\.org | download\.pytorch\.org
  | ^\s*--(?:extra-index-url|index-url|find-links|trusted-host)\b
    """,
    re.VERBOSE | re.MULTILINE,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def ship_list() -> list[Path]:
    """Files that git has, or would take: what a stranger's clone holds."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


if not (ROOT / ".git").exists():
    pytest.skip("no git here to tell which files ship", allow_module_level=True)
FILES = ship_list()
MODULES = [path for path in FILES if path.suffix == ".py"]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
SOURCES = {path: tree for path, tree in TREES.items() if ROOT / "src" in path.parents}


def place(path: Path, node: ast.AST | None = None) -> str:
    """File and line of a finding, as an editor takes it."""
    line = f":{node.lineno}" if node and hasattr(node, "lineno") else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def body_lines(function: Function) -> int:
    """Lines of a function's body, from its first statement after the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def parameters(function: Function) -> list[str]:
    given = function.args
    names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def imported(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Each imported module with its node; a relative import begins with a full stop."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, "." * node.level + (node.module or "")
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def banned(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in BANNED_CALLS:
                yield node, name
            for keyword in node.keywords:
                value = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
                if (keyword.arg, value) in BANNED_KEYWORDS:
                    yield node, f"{keyword.arg}={value}"
    yield from ((node, name) for node, name in imported(tree) if name in BANNED_CALLS)


def test_modules_are_short():
    sizes = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > MAX_MODULE_LINES} == {}


def test_function_bodies_are_short():
    found = [(path, f, body_lines(f)) for path, tree in TREES.items() for f in functions(tree)]
    assert [(place(p, f), f.name, n) for p, f, n in found if n > MAX_BODY_LINES] == []


def test_functions_take_few_parameters():
    found = [(path, f) for path, tree in SOURCES.items() for f in functions(tree)]
    assert [place(p, f) for p, f in found if len(parameters(f)) > MAX_PARAMETERS] == []


def test_classes_have_few_public_methods():
    found = [
        (place(path, node), sum(not f.name.startswith("_") for f in methods))
        for path, tree in SOURCES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and (methods := [f for f in node.body if isinstance(f, Function)])
    ]
    assert [(name, count) for name, count in found if count > MAX_PUBLIC_METHODS] == []


def test_own_modules_are_imported_at_the_top():
    found = [
        place(path, node)
        for path, tree in TREES.items()
        for function in functions(tree)
        for node, name in imported(function)
        if name.startswith(".") or name.partition(".")[0] == PACKAGE
    ]
    assert found == []


def test_tests_use_no_mocks_and_patch_nothing():
    found = [
        place(path, node)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Name)
        and re.search(r"^mocker\b|\bmock\.|\bMagicMock$|^monkeypatch\.(set|del)(attr|item)$",
                      ast.unparse(node))
    ]  # fmt: skip
    assert found == []
    assert [p for p, t in TREES.items() for _, name in imported(t) if "mock" in name] == []


def test_no_call_runs_foreign_code():
    found = {(place(path), what) for path, tree in TREES.items() for _, what in banned(tree)}
    assert found == set(ALLOWED), "new ones are to be removed; those no longer there, unsigned"
    assert all(ALLOWED.values())


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')",
        "pickle.load(file)",
        "torch.load(path, weights_only=False)",
        "from langchain_core.load import loads",
        "SentenceTransformer(name, trust_remote_code=True)",
        "httpx.get(address, verify=False)",
        "subprocess.run(line, shell=True)",
    ],
)
def test_each_banned_call_would_be_found(source):
    assert list(banned(ast.parse(source)))


def test_allowed_calls_are_not_mistaken():
    assert not list(banned(ast.parse("model.eval(); re.compile(x); run(line, shell=False)")))


def test_files_are_small():
    assert [place(p) for p in FILES if p.stat().st_size > MAX_FILE_BYTES] == []


def text_of(path: Path) -> str:
    """The file's text; empty for one that is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_names_a_machine_or_a_registry():
    found = [
        (place(path), match[0])
        for path in FILES
        for match in (MACHINE_PATH_RE.search(text_of(path)), REGISTRY_RE.search(text_of(path)))
        if match
    ]
    assert found == []


def test_every_package_is_pinned_exactly():
    lines = [
        line
        for name in ("requirements.lock", "requirements-dev.lock")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if line and not line.lstrip().startswith(("#", "-r "))
    ]
    pinned = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [^#]+)?(  +# via .*)?")
    assert [line for line in lines if not pinned.fullmatch(line)] == []
    names = [line.partition("==")[0] for line in lines]
    assert len(names) == len(set(names))
    assert [name for name in names if name.startswith("nvidia")] == []


def test_every_library_that_is_imported_is_declared():
    facts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {re.match(r"[\w-]+", need)[0].lower() for need in facts["project"]["dependencies"]}
    homes = packages_distributions()
    tops = {name.partition(".")[0] for tree in SOURCES.values() for _, name in imported(tree)}
    foreign = tops - sys.stdlib_module_names - {PACKAGE, ""}
    missing = {n for n in foreign if not {d.lower().replace("_", "-") for d in homes[n]} & declared}
    assert missing == set()


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of RUN_WORDS words, with punctuation and case left out."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[i : i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1)}


def words_of(path: Path) -> str:
    """The wording of a document: a page without its head of facts, a line of JSON without keys."""
    text = text_of(path)
    if path.suffix == ".jsonl":
        records = [json.loads(line) for line in text.splitlines()]
        return " ".join(c["text"] for r in records for c in r.get("clauses", [r]))
    return re.sub(r"<[^>]+>", " ", text.split("<div>", 1)[-1])


def test_no_file_repeats_a_text_that_may_not_ship(real_data: Path):
    """Two runs in common are a copy; the owner's own page and the names of texts may ship."""
    own = {path: runs(text_of(path)) for path in FILES}
    register = yaml.safe_load(text_of(ROOT / "corpus" / "register.yaml"))
    seed = (text_of(path) for path in (real_data / "seed").iterdir())
    free = set().union(*map(runs, (*seed, *titles(register))))
    ours = set().union(*own.values()) - free
    kept = {run: p.name for p in documents(real_data) for run in runs(words_of(p)) & ours}
    found = {place(p): [kept[run] for run in same & kept.keys()] for p, same in own.items()}
    assert {name: copied for name, copied in found.items() if len(copied) > 1} == {}


def titles(value: object) -> Iterator[str]:
    """Every title in the register: the name of a text, not its wording."""
    if isinstance(value, dict):
        yield from (v for k, v in value.items() if k == "title" and len(v.split()) < 50)
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from titles(inner)


def documents(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in (".html", ".jsonl", ".xml")]
