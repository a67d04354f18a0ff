"""Machine code must say what Python says: both read every page and sentence there is, and their answers are compared.

python -m tests.parity DIRECTORY      of an installation as machine code; status 1 where an answer differs
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests import cms
from tests.running import ROOT

SHARED = ROOT.parent / "shared"
SEEDS = 3
_SHOWN = 5

_ANSWER = """
import json, sys
from datetime import datetime
from pathlib import Path
import wirecli
print(json.dumps(Path(sys.modules["wirecli"].__file__).parent.as_posix()))
at = datetime.fromisoformat("2026-01-31T18:30:00+01:00")
for line in sys.stdin:
    asked = json.loads(line)
    try:
        if "at" in asked:
            found = wirecli.find_times(asked["text"], datetime.fromisoformat(asked["at"]))
            answer = [mention.to_dict() for mention in found]
        else:
            found = wirecli.convert_documents(asked["text"].encode("latin-1"), reference=at)
            answer = [page.to_dict() for page in found]
    except wirecli.WireError as error:
        answer = repr(error)
    print(json.dumps(answer))
"""


def inputs() -> Iterator[dict[str, str]]:
    """Pages as their bytes (each a character), sentences with when they were written."""
    homes = [ROOT / "tests", ROOT / "examples", SHARED / "gold" / "pages", SHARED / "cases"]
    for path in sorted(path for home in homes for path in home.rglob("*") if path.is_file()):
        if path.suffix not in (".py", ".pyc", ".jsonl") and "__pycache__" not in path.parts:
            yield {"text": path.read_bytes().decode("latin-1")}
    for template in cms.TEMPLATES:
        for seed in range(SEEDS):
            yield {"text": cms.made(template, seed).html.encode().decode("latin-1")}
    for path in sorted([*(ROOT / "tests" / "times").glob("*.jsonl"), *(SHARED / "gold").glob("*.jsonl")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if "text" in case and "at" in case:
                yield {"text": case["text"], "at": case["at"]}


def main(site: str) -> int:
    """Print what differs, the first few of it."""
    asked = list(inputs())
    lines = "".join(json.dumps(one) + "\n" for one in asked)
    answers = []
    for home in (str(ROOT), site):
        done = subprocess.run(
            [sys.executable, "-c", _ANSWER], input=lines, text=True, stdout=subprocess.PIPE, cwd=home, check=False
        )
        loaded, *told = done.stdout.splitlines()
        if done.returncode or json.loads(loaded) != (Path(home).resolve() / "wirecli").as_posix():
            print(f"{home}: status {done.returncode}, {loaded} was run", file=sys.stderr)
            return 1
        answers.append(told)
    different = [one for one, *pair in zip(asked, *answers, strict=True) if pair[0] != pair[1]]
    for one in different[:_SHOWN]:
        print(f"machine code differs on: {one['text'][:200]!r}")
    print(f"{len(asked)} pages and sentences: {len(different)} differ between Python and machine code")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
