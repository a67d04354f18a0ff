"""An HTML page → its tree of boxes and what its head says, in one pass: the parser's events go to the tree as they
come, so that no document stands in memory beside it.

What an element is can hang on what it holds: a link around blocks is a box, a site's header that holds no headline is
dropped. From such an element on events wait until that is known; as a rule they are three.

The parser is lxml. Measured against selectolax 1.0 both import in 25 ms; and 200 000 nested elements take selectolax
minutes, because HTML5's rules make them quadratic, and lxml none.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from wirecli.errors import InputError
from wirecli.readers.html.classes import Role
from wirecli.readers.html.metadata import Head
from wirecli.readers.html.tree import ELEMENTS, OF_HEAD, TEXTUAL, Box, Builder, Element, is_hidden, role_of
from wirecli.records import NamedTuple

_DEEPEST = 2048  # elements in one another, as many as libxml2 lets a document have
_FORM = 8  # links, paragraphs and headings that a form holds when it is not a form but the page
_NOTED_IN_ROOT, _NOTED_IN_HEAD = 3, 5  # children among which a tool notes when it saved the page
_HEADLINE = re.compile(rb"<[hH]1")
_NONE: dict[str, str] = {}


class Parsed(NamedTuple):
    """A page: the boxes and lines of its body, and what its head says."""

    tree: Box
    head: Head


def parse(text: str) -> Parsed | None:
    """The page that HTML is; None where it has no element. InputError where it is nested too deeply."""
    from lxml import etree

    data = text.encode("utf-8", "replace")
    reading = _Reading(len(_HEADLINE.findall(data)))
    parser = etree.HTMLParser(target=reading, encoding="utf-8", huge_tree=True, no_network=True)
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"the HTML can't be read: {error}", "Save the page again, or give its text.") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise _too_deep()
    return reading.parsed()


def _too_deep() -> InputError:
    return InputError("the HTML is nested too deeply to be a page", "Save the page again, or give its text.")


class _Seen:
    """How many elements have begun that say what holds them."""

    __slots__ = ("articles", "blocks", "h1s", "links")

    def __init__(self) -> None:
        self.blocks = 0
        self.h1s = 0
        self.articles = 0
        self.links = 0


class _Waiting:
    """An element that waits. What it holds is what was seen since: up to now, or up to its end. `tail` is whether text
    follows it at once, None while that is not known."""

    __slots__ = ("articles", "attributes", "blocks", "element", "ended", "h1s", "links", "role", "tail")

    def __init__(self, element: Element, attributes: dict[str, str], seen: _Seen) -> None:
        self.element = element
        self.attributes = attributes
        self.role: Role | None = None
        self.ended = False
        self.tail: bool | None = None
        self.blocks = seen.blocks
        self.h1s = seen.h1s
        self.articles = seen.articles
        self.links = seen.links

    def end(self, seen: _Seen) -> None:
        """From here on the counts are of what it holds."""
        self.ended = True
        self.blocks = seen.blocks - self.blocks
        self.h1s = seen.h1s - self.h1s
        self.articles = seen.articles - self.articles
        self.links = seen.links - self.links


_Event: TypeAlias = "_Waiting | str | None"  # an element's begin, a text, an element's end
_OPEN, _DROPPED, _INLINE, _BOX = range(4)  # what an element turns out to be


class _Reading:
    """What the parser tells its events to, by the names that lxml gives them: `start`, `end`, `data`, `comment`."""

    def __init__(self, headlines: int) -> None:
        self._headlines = headlines  # <h1> that the page has at most
        self._head = Head()
        self._tree = Builder()
        self._texts: list[str] = []  # the text in the making, in the pieces that it comes in
        self._depth = 0
        self._rooted = False
        self._over = False  # whether the root has ended: what a page has behind it is no part of it
        self._reads = False  # whether what comes is text of the body, or of a page that has none
        self._headed = self._in_head = False
        self._bodied = self._in_body = False
        self._strayed = False  # whether the body has begun in the head
        self._root_children = self._head_children = 0
        self._heard = ""  # `title` or `script` where its text comes next
        self._skipped = 0  # elements that are open, from a dropped one on; `_depth` counts that one alone
        self._deepest = 0  # of them
        self._seen = _Seen()
        self._events: list[_Event] = []  # that wait
        self._at = 0  # the first of them
        self._open: list[_Waiting] = []
        self._hushed = 0  # elements that are open, from a dropped one behind them on
        self._ended: _Waiting | None = None  # the one that ended last, while nothing has followed it

    def parsed(self) -> Parsed | None:
        return Parsed(self._tree.box, self._head) if self._rooted else None

    # For each page lxml has `inspect` look at what this takes: of a compiled function it reads the signature as Python,
    # which takes a tenth of a page's time. A default that no signature can show leaves it without one.
    def start(self, name: str, attrib: Any, _namespaces: object = _NONE) -> None:
        if self._skipped:
            self._skipped += 1
            if name in OF_HEAD or self._heard or self._skipped > self._deepest:
                self._skip(name, attrib)
            return
        if self._texts:
            self._say()
        depth = self._depth = self._depth + 1
        element = ELEMENTS.get(name) or Element(name)
        attributes: dict[str, str] = attrib if attrib else _NONE
        if (depth <= 3 or element.noted or not self._reads or depth > _DEEPEST) and self._notes(element, attributes):
            return
        if self._events:
            self._wait(element, attributes)
        elif element.dropped:
            self._drop(1)
        elif element.parts_or_not and (role := role_of(name, attributes)) != "dropped":
            if element.block:
                self._tree.begin_block(element, attributes, role)
            else:
                self._tree.begin_inline(element, attributes, role)
        else:
            self._wait(element, attributes)

    def end(self, _name: str) -> None:
        if self._skipped:
            if self._heard:
                self._say()
            self._skipped -= 1
            if not self._skipped:
                self._depth -= 1
            return
        if self._texts:
            self._say()
        self._heard = ""
        self._depth -= 1
        if (self._depth < 2 and self._ends_frame()) or not self._reads:
            return
        if not self._events:
            self._tree.end()
        elif self._hushed:
            self._hushed -= 1
        else:
            self._end_waiting()

    def data(self, text: str) -> None:
        if not (self._skipped or self._hushed) or self._heard:
            self._texts.append(text)

    def comment(self, text: str) -> None:
        if self._texts:
            self._say()
        self._heard = ""
        if self._ended is not None:
            self._followed(tail=False)
        if self._over:
            return
        if self._depth == 1:
            self._root_children += 1
            if self._root_children <= _NOTED_IN_ROOT:
                self._head.in_root.append(text)
        elif self._depth == 2 and self._in_head:
            self._head_children += 1
            if self._head_children <= _NOTED_IN_HEAD:
                self._head.in_head.append(text)
        elif not self._rooted:
            self._head.above.append(text)

    def close(self) -> None:
        if self._ended is not None:
            self._followed(tail=False)
        self._tree.finish()

    def _drop(self, skipped: int) -> None:
        """So many elements are open from one on that is dropped."""
        self._skipped = skipped
        self._depth -= skipped - 1
        self._deepest = _DEEPEST - self._depth

    def _skip(self, name: str, attrib: Any) -> None:
        """An element begins in one that is dropped, and may say something of the page; InputError where it stands too
        deeply."""
        if self._skipped > self._deepest + 1:
            raise _too_deep()
        if self._heard:
            self._say()
        if name in OF_HEAD:
            self._hear(name, attrib if attrib else _NONE)

    def _notes(self, element: Element, attributes: dict[str, str]) -> bool:
        """Note what an element says of the page; whether it is no part of its text, by where it stands."""
        if self._depth > _DEEPEST:
            raise _too_deep()
        if self._over:
            return True
        if element.of_head:
            self._hear(element.name, attributes)
        if (self._depth <= 3 and self._is_frame(element.name)) or not self._reads:
            return True
        self._seen.h1s += element.h1
        return False

    def _say(self) -> None:
        """The text in the making ends."""
        texts = self._texts
        text = texts[0] if len(texts) == 1 else "".join(texts)
        texts.clear()
        if self._heard:
            if text and self._heard == "title":
                self._head.title = text
            elif text:
                self._head.scripts.append(text)
            self._heard = ""
        if not self._reads or self._skipped or self._hushed:
            return
        if self._ended is not None:
            self._followed(tail=not text.isspace())
        if self._events:
            self._events.append(text)
        else:
            self._tree.add(text)

    def _hear(self, name: str, attributes: dict[str, str]) -> None:
        """Note what an element says of the page."""
        head = self._head
        if name == "meta":
            head.metas.append(attributes)
        elif name == "link":
            if head.canonical is None and attributes.get("rel", "").lower() == "canonical":
                head.canonical = attributes
        elif name == "title":
            self._heard = "" if head.titled else "title"
            head.titled = True
        elif name == "script" and "ld+json" in attributes.get("type", ""):
            self._heard = "script"

    def _is_frame(self, name: str) -> bool:  # noqa: PLR0911  a place an answer
        """Whether an element is the root, its head or its body, or stands in the head. With no <body> tag, as
        minifiers print a page, libxml2 does not know that <main>, <article> and other elements of HTML 5 end the head:
        what it leaves there is the begin of the body."""
        if self._depth == 1:
            self._rooted = self._reads = True
            return True
        if self._depth == 2:
            self._root_children += 1
            if name == "head" and not self._headed:
                self._in_head, self._headed, self._reads = True, True, False
                return True
            if name == "body" and not self._bodied:
                self._bodied = True
                self._begin_body()
                return True
            return False
        if not self._in_head:
            return False
        self._head_children += 1
        if name in OF_HEAD or self._bodied:
            return True
        self._in_head = False
        self._begin_body()
        self._strayed = True
        return False

    def _begin_body(self) -> None:
        """What came before is no text of the page, unless it strayed."""
        if not self._strayed:
            self._tree = Builder()
            self._events.clear()
            self._open.clear()
            self._at = self._skipped = self._hushed = 0
            self._ended = None
        self._in_body = self._reads = True

    def _ends_frame(self) -> bool:
        """Whether what ends is the root, its head or its body."""
        if self._depth == 1 and self._in_head:
            self._in_head, self._reads = False, not self._bodied
            return True
        if self._depth == 1 and not self._in_body:
            return False
        self._over = self._depth == 0
        if self._ended is not None:
            self._followed(tail=False)
        self._in_body = self._reads = False
        return True

    def _followed(self, *, tail: bool) -> None:
        """It is known now what follows the element that ended last."""
        ended, self._ended = self._ended, None
        assert ended is not None
        ended.tail = tail
        if ended is self._events[self._at]:
            self._settle()

    def _wait(self, element: Element, attributes: dict[str, str]) -> None:
        """An element begins that isn't known yet, or stands behind the begin of one."""
        if self._ended is not None:
            self._followed(tail=False)
        seen = self._seen
        seen.blocks += element.block
        seen.articles += element.article
        seen.links += element.link
        if self._hushed or (element.dropped and self._events):
            self._hushed += 1  # nothing in it is told the tree, whatever turns out
        else:
            waiting = _Waiting(element, attributes, seen)
            self._events.append(waiting)
            self._open.append(waiting)
        if element.block or element.link or len(self._events) == 1:
            self._settle()

    def _end_waiting(self) -> None:
        if self._ended is not None:
            self._followed(tail=False)
        if not self._open:
            self._tree.end()
            return
        waiting = self._open.pop()
        waiting.end(self._seen)
        self._events.append(None)
        self._ended = waiting
        if waiting is self._events[self._at]:
            self._settle()

    def _settle(self) -> None:
        """Tell the tree what no longer waits."""
        events, at, skipped = self._events, self._at, 0
        while at < len(events):
            event = events[at]
            if isinstance(event, _Waiting):
                turned = _DROPPED if skipped else self._turns_out(event)
                if turned == _OPEN:
                    self._at = at
                    return
                if turned == _DROPPED:
                    skipped += 1
                elif turned == _BOX:
                    self._tree.begin_block(event.element, event.attributes, event.role or "")
                else:
                    self._tree.begin_inline(event.element, event.attributes, event.role or "")
            elif skipped:
                skipped -= event is None
            elif event is None:
                self._tree.end()
            else:
                self._tree.add(event)
            at += 1
        events.clear()
        self._open.clear()
        skipped += self._hushed
        self._at, self._ended, self._hushed = 0, None, 0
        if skipped:
            self._drop(skipped)

    def _turns_out(self, waiting: _Waiting) -> int:  # noqa: PLR0911  a question an answer
        """What the first element that waits is, by what it holds and what is around it; `_OPEN` while that isn't
        known."""
        element = waiting.element
        if element.dropped:
            return _DROPPED
        if waiting.role is None:
            waiting.role = role_of(element.name, waiting.attributes)
        if (waiting.role == "dropped" or element.site_wide) and not self._is_kept(waiting):
            return _DROPPED if waiting.ended or self._is_lost(waiting) else _OPEN
        if element.block:
            return _BOX
        if element.inline:
            return _INLINE
        if waiting.blocks if waiting.ended else self._seen.blocks - waiting.blocks:
            return _BOX
        if not waiting.ended:
            return _OPEN
        # A link is a box, too, where it stands beside nothing but boxes.
        tree = self._tree
        if element.name != "a" or tree.making.inked or tree.span is not None or tree.box.tag in TEXTUAL:
            return _INLINE
        return _OPEN if waiting.tail is None else _INLINE if waiting.tail else _BOX

    def _is_lost(self, waiting: _Waiting) -> bool:
        """Whether nothing to come can keep an element that isn't kept."""
        if waiting.element.name == "form":
            return False
        return self._seen.h1s >= self._headlines or (not waiting.element.site_wide and is_hidden(waiting.attributes))

    def _is_kept(self, waiting: _Waiting) -> bool:
        """Whether an element that may be navigation, the site's banner or footer, or hidden, is text of the column:
        for it holds the headline, or it is a story's own, or a form is the page."""
        element, seen = waiting.element, self._seen
        if not element.site_wide and is_hidden(waiting.attributes):
            return False
        if waiting.h1s if waiting.ended else seen.h1s - waiting.h1s:
            return True
        if not element.site_wide:
            return False
        if element.name != "form":
            return self._tree.in_story()
        if waiting.articles if waiting.ended else seen.articles - waiting.articles:
            return True
        return (waiting.links if waiting.ended else seen.links - waiting.links) >= _FORM
