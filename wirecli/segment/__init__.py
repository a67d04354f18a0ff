"""Text → the undated page: a pure structural cut. Stamps stay text; `stamps.bounds` says what they mean."""

from wirecli.segment.page import UndatedBlock, UndatedPage, UndatedStory
from wirecli.segment.sections import cut

__all__ = ["UndatedBlock", "UndatedPage", "UndatedStory", "cut"]
