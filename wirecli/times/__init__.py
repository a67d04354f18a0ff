"""The Dutch time grammar: text and an anchor in, mentions out."""

from wirecli.times.find import find_in_blocks, find_times

__all__ = ["find_in_blocks", "find_times"]
