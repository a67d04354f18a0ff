"""The house's lines: imports point down, and a start pays for nothing that it doesn't use."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import ENVIRONMENT, ROOT

PACKAGE = ROOT / "wirecli"

# What each room may import besides itself, by its path; every module of the package is in one.
GROUND = {"model", "plain", "errors", "undated", "notices", "records"}
BASE = GROUND | {"base"}
MAY_IMPORT = {
    **dict.fromkeys(GROUND, GROUND),
    "base": GROUND,
    "stamps": BASE,
    "segment": BASE | {"stamps"},
    "readers": BASE | {"stamps", "segment"},
    "times": BASE,
    "writers": BASE,
    "store": BASE | {"stamps"},
    "doubts": BASE | {"stamps"},
    "dated": BASE | {"doubts", "stamps", "times"},
    "convert": BASE | {"dated", "readers", "stamps"},
    "run": BASE | {"convert", "readers", "store", "times", "writers"},
    "cli": BASE | {"run", "store", "writers", "readers", "convert", "stamps", "times"},
    "api": BASE | {"convert", "run", "store", "writers"},
    "spark": BASE | {"convert", "run", "writers"},
    "__init__": GROUND | {"convert", "times", "api"},
    "__main__": {"base", "cli"},
}
# The inside of the big rooms, from the bottom: a module imports what stands on lines above its own, and nothing else.
LAYERS = {
    "segment": (
        "places unwrap marks",
        "datelines smallprint",
        "boilerplate",
        "lines",
        "listing headline updates paragraphs stretches neighbours",
        "teasers",
        "lead",
        "sections",
    ),
    "times": (
        "words numbers resolve engine/pattern engine/stored",
        "lexicon clause/verbs engine/automaton",
        "quantity clause/kinds clause/classes",
        "clause/stretch",
        "clause/parts clause/phrase",
        "clause/tense",
        "clause/measures",
        "clause/agenda",
        "clause/weighing",
        "clause/direction",
        "rule",
        "rules/ages rules/beside",
        "rules/calendar",
        "rules/days",
        "rules/clocks",
        "rules/*",
        "rules/__init__",
        "engine/tables",
        "engine/grammar",
        "find wording",
        "explain __init__",
    ),
    "readers": (
        "signs boundaries content/plain content/xml exports/joining exports/printed html/classes html/metadata",
        "content/markup html/inline refusals",
        "html/tree",
        "html/stories html/parsing wires/wire",
        "html/lead feeds/feed wires/nitf wires/iptc7901 wires/ninjs",
        "html/cutting feeds/* wires/*",
        "page objects",
        "mails/mail exports/*",
        "mails/mhtml",
        "__init__",
        "archives/limits",
        "archives/streams archives/http",
        "archives/__init__",
        "archives/sorting archives/gzipped",
        "archives/*",
    ),
    "stamps": ("libraries words sent filed", "written", "forms", "bounds", "telling", "dating"),
    "store": (
        "journal sightings seals schema",
        "bands intervals progress",
        "sqlite",
        "audit upkeep",
        "rescue",
        "__init__",
    ),
    "run": (
        "crew summary moments output events usable",
        "inputs",
        "known outcomes reading_times",
        "pool",
        "request",
        "clashes report checkpoints",
        "warned",
        "deliver",
    ),
    "cli": (
        "console options manual",
        "line",
        "defaults",
        "parameters progress quick stamps",
        "*",
        "commands",
        "manpage",
        "shells __init__",
    ),
}
# Libraries that cost time to import, and the only modules that may do so while they are imported themselves.
HEAVY = {
    "typer": ("cli/",),
    "rich": ("writers/",),
    "sqlite3": ("store/sqlite", "store/audit", "store/rescue"),
    "lxml": ("readers/",),
    "dateparser": (),
    "holidays": (),
    "rapidfuzz": (),
    "multiprocessing": (),
    "concurrent": (),
    "jsonschema": (),
    "orjson": ("base/jsonbytes",),
    "pathlib": ("store/",),
}
FILES = sorted(PACKAGE.rglob("*.py"))


def _imports(tree: ast.AST, *, late: bool) -> Iterator[str]:
    """The modules that a file imports; without `late` only those that its own import brings in."""
    for node in ast.walk(tree) if late else _at_import(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if node.module == "wirecli" or _is_module(name) else node.module for name in names)


def _is_module(name: str) -> bool:
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").exists()


def _at_import(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        checking = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not checking:
            yield node
            yield from _at_import(node)


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_imports_point_down(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    told = {name.split(".")[1] for name in _imports(ast.parse(path.read_text()), late=True) if name[:8] == "wirecli."}
    assert told - {"__version__"} <= MAY_IMPORT[room] | {room}


@pytest.mark.parametrize("path", [path for path in FILES if path.relative_to(PACKAGE).parts[0] in LAYERS], ids=_name)
def test_imports_point_down_inside_a_room(path: Path) -> None:
    room, *rest = path.relative_to(PACKAGE).with_suffix("").parts
    module = "/".join(rest)
    for name in _imports(ast.parse(path.read_text()), late=True):
        told = _module_in(room, name)
        if told and told != module:
            assert _layer(room, told) < _layer(room, module), f"{module} imports {told}"


def _module_in(room: str, name: str) -> str | None:
    """The module of a room that an import names; None where it names none."""
    parts = name.split(".")
    if parts[:2] != ["wirecli", room]:
        return None
    path = PACKAGE.joinpath(*parts[1:])
    inside = "/".join(parts[2:])
    if path.is_dir():
        return f"{inside}/__init__".lstrip("/")
    return inside if path.with_suffix(".py").exists() else None


def _layer(room: str, module: str) -> int:
    """The number of the line that names a module, or its folder's other modules with `*`."""
    folder = module.rpartition("/")[0]
    for wanted in (module, f"{folder}/*".lstrip("/")):
        for number, line in enumerate(LAYERS[room]):
            if wanted in line.split():
                return number
    return -1 if module.endswith("__init__") else len(LAYERS[room])


# What makes a number or a datetime the type that says what it means, and the modules that do so: a type checker holds
# all others to it.
MAKERS = {
    "Instant": {"model", "base/clock", "times/find"},
    "WallTime": {"base/clock", "run/moments"},
    "Micros": {"store/sightings", "writers/parquet"},
}


@pytest.mark.parametrize("made", MAKERS)
def test_wall_clocks_instants_and_microseconds_are_made_in_few_places(made: str) -> None:
    makers = {
        _name(path).removesuffix(".py")
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == made
    }
    assert makers == MAKERS[made]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    told = {name.split(".")[0] for name in _imports(ast.parse(path.read_text()), late=False)}
    assert [name for name in told & HEAVY.keys() if not _name(path).startswith(HEAVY[name])] == []


SLOW = {"typer", "pathlib", "shutil", "calendar"}
NEVER = {"rich", "sqlite3", "lxml", "dateparser", "rapidfuzz", "multiprocessing", "pydantic", "jsonschema"}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["convert", "--at", "2026-01-31T18:30"], NEVER | SLOW),
        (
            ["convert", "--at", "2026-01-31T18:30", "--format", "csv"],
            NEVER | SLOW,
        ),
        (["convert", "--at=2026-01-31T18:30"], NEVER),
        (["--version"], NEVER | {"orjson", "zoneinfo", "wirecli.convert"}),
        (["resolve", "gisteren", "--at", "2026-01-31T18:30"], NEVER | {"wirecli.segment"}),
    ],
)
def test_a_start_pays_only_for_what_it_uses(arguments: list[str], unwanted: set[str]) -> None:
    assert _loaded(f"from wirecli.cli import run; status = run({arguments!r})") & unwanted == set()


def test_the_package_itself_costs_nothing() -> None:
    assert {name for name in _loaded("import wirecli; status = 0") if name.startswith("wirecli.")} == set()


def _loaded(code: str) -> set[str]:
    """The modules that a fresh Python has loaded after `code`, which leaves its success as `status` 0."""
    script = (
        f"import sys, json\n{code}\nassert status == 0, status\nprint(json.dumps(list(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=(ROOT / "examples" / "aleppo.txt").read_bytes(),
        capture_output=True,
        env=ENVIRONMENT,
        check=True,
        cwd=ROOT,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_tests_mirror_the_rooms() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    tested = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert tested == rooms
