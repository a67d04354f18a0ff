"""Folders: which of their files are inputs."""

from __future__ import annotations

from pathlib import Path

from wirecli.run.inputs import expand


def test_of_json_a_folder_gives_what_is_news(tmp_path: Path) -> None:
    (tmp_path / "item.json").write_text(
        '{"uri": "urn:x", "versioncreated": "2026-01-21T10:00:00Z", "headline": "Brug"}'
    )
    (tmp_path / "feed.json").write_text('{"version": "https://jsonfeed.org/version/1.1", "items": []}')
    (tmp_path / "package.json").write_text('{"name": "kade", "uri": "x"}')
    (tmp_path / "none.json").write_text("")
    named = [Path(item.name).name for item in expand([str(tmp_path)]) if not item.left_out]
    assert named == ["feed.json", "item.json"]
    (left_out,) = (item.left_out for item in expand([str(tmp_path)]) if item.left_out)
    assert left_out == {".json": 2}
