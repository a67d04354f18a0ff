"""Every warning in one table: its code, and the sentence that says what was done and what the user can do."""

from __future__ import annotations

from wirecli.model import PageWarning

NOTICES = {
    "no-story": "No story was found, so all lines are furniture; check that this is a news page.",
    "published-assumed": "Nothing says when {stories} published, so the reference was taken; {advice}.",
    "stamp-count": (
        "The stamps of {blocks} don't fit its teasers, so no teaser was given one and the stamps are "
        "furniture; look at the page, or leave its times out."
    ),
    "listing-order": (
        "The stamps of {blocks} don't run from new to old, so the bounds of its teasers were not tightened; "
        "nothing to do where the list is ordered otherwise, else check --at."
    ),
    "reference-weekday": (
        "Teasers a few hours old name other weekdays than that of {day}, when the page is taken to be read; "
        "say the right time with --at."
    ),
    "local-time": (
        "{clocks} told in the local time of an unnamed zone, so begin and end were left empty; read the value"
        " as the wall clock of the place."
    ),
    "reference-mtime": (
        "{changed}, and was taken to be read then; say when with --at-from-name, a time beside each name in "
        "--files-from, or --at."
    ),
    "sightings-conflict": (
        "The pages that show story {story} give times that contradict each other, so the earliest page's was "
        "kept: look whether the pages' times (--at, or the files') are right."
    ),
    "naive-time": (
        "{times} without an offset, so the page's zone was taken; name the zone with --tz if it is another."
    ),
    "published-conflict": (
        "The metadata say {metadata} and the page prints {printed}; the metadata were taken, say another time"
        " with --published."
    ),
    "published-after-reference": (
        "{stories} published after the time when the page was read ({reference}); check --at."
    ),
    "several-documents": ("The text is several documents in one, and they can't be told apart; save each on its own."),
    "cut-by-paywall": (
        "A paywall cuts the article off, so its text may be a part; give the whole page if you have it."
    ),
    "cut-off": (
        "The archive has only the beginning of what the site sent, so the page's text may be a part; fetch it again if "
        "you need the whole."
    ),
    "half-characters": (
        "The JSON has characters that were cut in two, of which nobody can tell what they were, so they became \ufffd; "
        "ask whoever made it if it matters."
    ),
    "cells-cut": (
        "{cells} longer than the 32,767 characters that Excel takes in one, so the end was cut off; csv and parquet "
        "have it whole."
    ),
    "embargoed": "{stories} under embargo until {until}; leave such stories out with --usable.",
    "not-usable": "{stories} {status}, so not to be published; leave such stories out with --usable.",
}


def notice(code: str, **slots: object) -> PageWarning:
    """The warning called `code` with its sentence filled; KeyError for one that the table lacks."""
    return PageWarning(code, NOTICES[code].format(**slots))
