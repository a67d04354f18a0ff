"""`wirecli store`: the upkeep of a store."""

from __future__ import annotations

from typing import Annotated

import typer

from wirecli.base import clock
from wirecli.base.jsonbytes import dumps
from wirecli.cli.options import ACTIONS, ZONE_UNLESS_SAID
from wirecli.cli.parameters import Before, Store, Zone, one_of
from wirecli.errors import StoreError, UsageError
from wirecli.run import moments
from wirecli.run.output import opened

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def store(
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help="What to do.")],
    store: Store,
    new: Annotated[str | None, typer.Argument(metavar="[NEW.db]", help="salvage: the store to make.")] = None,
    before: Before = None,
    tz: Zone = ZONE_UNLESS_SAID,
) -> None:
    """Look after a store: see whether it is whole, save what is, count, drop old stories, bring it up to date."""
    from wirecli.store import audit, rescue, upkeep

    one_of(ACTIONS, "what to do with a store", action)
    if (new is not None) != (action == "salvage"):
        what = "salvage needs the name of a new store" if new is None else f"{action} makes no new store"
        raise UsageError(what, "wirecli store salvage OLD.db NEW.db")
    if (before is not None) != (action == "prune"):
        what = "prune needs --before" if before is None else f"{action} takes no --before"
        raise UsageError(what, "wirecli store prune FILE.db --before TIME")
    if action == "check":
        if wrong := audit.check(store):
            hint = f"`wirecli store salvage {store} NEW.db` saves what is whole."
            raise StoreError(f"{store}: the store is damaged: {'; '.join(wrong)}", hint)
        said = "the store is whole"
    elif action == "salvage":
        assert new is not None
        saved = rescue.salvage(store, new)
        said = f"{saved.stories} of {saved.of} stories saved in {new}"
    elif action == "prune":
        assert before is not None
        gone = upkeep.prune(store, moments.moment(before, "--before", moments.zone(tz), clock.now()))
        said = f"{gone} {'story' if gone == 1 else 'stories'} removed"
    elif action == "migrate":
        upkeep.upgrade(store)
        said = "the store is up to date"
    else:
        said = dumps(upkeep.stats(store)).decode()
    with opened(None) as stream:
        stream.write(f"{said}\n".encode())
