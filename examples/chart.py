"""From a folder of pages to a chart: the days that the stories speak of, and how many stories speak of each.

pip install 'wirecli[chart]'
python examples/chart.py FOLDER chart.svg
"""

from __future__ import annotations

import sys

import matplotlib as mpl
import pandas as pd

import wirecli

mpl.use("Agg")  # draws into a file, and needs no screen


def main(folder: str, picture: str) -> None:
    """Read the pages of a folder, count the stories by the day they tell of, and draw the thirty days most told of."""
    pages = wirecli.convert_files(folder, on_error=lambda error: print(error, file=sys.stderr))
    events = pd.DataFrame(wirecli.to_rows(pages, "events"))
    days = events[events["grain"].isin(["minute", "hour", "part", "day"])].copy()
    days["day"] = [begin.date() for begin in days["begin"]]
    stories = days.groupby("day")["story_id"].nunique().nlargest(30).sort_index()
    axes = stories.plot.bar(
        figsize=(10, 4), color="#2a6f97", xlabel="", ylabel="stories", title="What the news tells of"
    )
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.figure.savefig(picture, bbox_inches="tight")
    print(f"{len(stories)} days, {days['story_id'].nunique()} stories: {picture}")


if __name__ == "__main__":
    main(*sys.argv[1:])
