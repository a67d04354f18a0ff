"""A page or a story in a notebook: the HTML view in a frame of its own, so that neither's style reaches the other."""

from __future__ import annotations

from html import escape

from wirecli.model import Page, Story
from wirecli.writers import Layout, html

_HEIGHT = 480
"""Pixels of the frame; what is longer scrolls in it."""


def framed(item: Page | Story) -> str:
    """An `<iframe>` that holds all it shows and runs nothing."""
    view = html.pages([item], Layout()) if isinstance(item, Page) else html.stories([item], Layout())
    shown = escape(b"".join(view).decode("utf-8", "replace"))
    return (
        f'<iframe srcdoc="{shown}" sandbox="allow-popups" title="wirecli" width="100%" height="{_HEIGHT}" '
        'style="border:0"></iframe>'
    )
