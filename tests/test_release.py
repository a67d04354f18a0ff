"""The part of the release check that needs no wheel."""

from __future__ import annotations

import pytest

from tests.release import faults_of_the_changelog


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("## [0.2.0] - 2026-01-31\n\n### Added\n", 0),
        ("# Changelog\n\n## [Unreleased]\n", 1),
        ("## [0.2.0]\n", 1),
        ("## [0.2.0] - soon\n", 1),
        ("## [0x2x0] - 2026-01-31\n", 1),
    ],
)
def test_changelog(text: str, faults: int) -> None:
    assert len(list(faults_of_the_changelog(text, "0.2.0"))) == faults
