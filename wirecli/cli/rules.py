"""`wirecli rules`: the grammar as documentation, from the table that is also run and tested."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from wirecli.base.near import near
from wirecli.cli.parameters import Listed, Output
from wirecli.errors import UsageError
from wirecli.run.output import opened
from wirecli.writers import Layout

if TYPE_CHECKING:
    from wirecli.times.rule import Rule

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def rules(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Rules to show; all of them if none is named.")
    ] = None,
    format: Listed = "text",
    output: Output = None,
) -> None:
    """List the rules for time expressions.

    For each: its pattern, examples with their values, and what it refuses.
    """
    from wirecli.times.rules import RULES

    wanted = set(names or ())
    if unknown := sorted(wanted - {rule.name for rule in RULES}):
        hint = near(unknown[0], [rule.name for rule in RULES]) or "`wirecli rules` lists them all"
        raise UsageError(f"there is no rule {', '.join(unknown)}", hint)
    chosen = [rule for rule in RULES if not wanted or rule.name in wanted]
    with opened(output, styled=format == "text") as stream:
        if format == "text":
            stream.writelines(_shown(chosen, output))
        else:
            stream.writelines(part.encode() for part in VIEWS[format](chosen))


def _shown(chosen: Sequence[Rule], output: str | None) -> Iterator[bytes]:
    """For a person: the pattern, what it is in words, what it reads, and what it leaves alone."""
    from wirecli.times.wording import in_words
    from wirecli.writers.facts import Explained, explanations

    told = (
        Explained(
            rule.name,
            "",
            (
                ("pattern", rule.pattern),
                ("in words", in_words(rule.pattern)),
                *(
                    ("" if number else "reads", f"{text} → {value}")
                    for number, (text, value) in enumerate(rule.examples)
                ),
                *(("" if number else "refuses", text) for number, text in enumerate(rule.refuses)),
            ),
        )
        for rule in chosen
    )
    return explanations(told, Layout(stream=None if output else sys.stdout))


def _as_markdown(chosen: Sequence[Rule]) -> Iterator[str]:
    from wirecli.times.wording import in_words

    yield (
        "# The rules for time expressions\n\n"
        "Written by `wirecli rules --format markdown` from the table that is run and tested. In a pattern `{name}`\n"
        "is a slot, `( | )` a choice, and `?` makes what stands before it optional. The values are those on Saturday\n"
        "30 November 2024 at 18:00; brackets mark the expression where it is not the whole example.\n"
    )
    for rule in chosen:
        yield f"\n## {rule.name}\n\n    {rule.pattern}\n\n{in_words(rule.pattern).capitalize()}.\n"
        if rule.examples:
            yield "\n| example | value |\n|---|---|\n"
            yield from (f"| {_cell(text)} | `{value}` |\n" for text, value in rule.examples)
        if rule.refuses:
            yield f"\nNot: {'; '.join(f'*{_cell(text)}*' for text in rule.refuses)}\n"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*")


def _as_jsonl(chosen: Sequence[Rule]) -> Iterator[str]:
    from wirecli.base.jsonbytes import dumps

    for rule in chosen:
        told = {"name": rule.name, "pattern": rule.pattern, "examples": dict(rule.examples), "refuses": rule.refuses}
        yield dumps(told, line=True).decode()


VIEWS: dict[str, Callable[[Sequence[Rule]], Iterator[str]]] = {
    "markdown": _as_markdown,
    "jsonl": _as_jsonl,
}
