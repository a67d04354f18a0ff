"""Pages that are several documents in one say so; pages that are one don't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers import material
from tests.running import ROOT
from wirecli.convert import convert_bytes

FACTIVA = """Brug dicht

312 woorden
27 november 2024
De Kadebode
Nederlands

De brug bij Oosterwijk is dicht.

Document KADEB020241127ekbr0001x
"""
PASTED = "From: redactie\nVerzonden: gisteren\nSubject: Brug dicht\n\nDe brug bij Oosterwijk is dicht.\n\n"
CLIPPED = "Brug dicht\n\nDe Kadebode, woensdag 27 november 2024, blz. 3\n\nDe brug bij Oosterwijk is dicht.\n\n"
HTML = "<html><body><h1>Brug dicht</h1><p>De brug bij Oosterwijk is dicht.</p></body></html>\n"


def _codes(text: str) -> set[str]:
    return {warning.code for warning in convert_bytes(text.encode(), reference=material.REFERENCE).warnings}


@pytest.mark.parametrize("document", [FACTIVA, PASTED.removeprefix("From: redactie\n"), CLIPPED, HTML])
def test_several_documents_in_one_page_are_told(document: str) -> None:
    assert "several-documents" not in _codes(document)
    assert "several-documents" in _codes(document + "\n" + document)


PAGES = [path for path in (ROOT / "tests" / "pages").iterdir() if path.suffix in (".txt", ".html")]


@pytest.mark.parametrize("path", sorted(PAGES))
def test_pages_are_one(path: Path) -> None:
    assert "several-documents" not in _codes(path.read_text())
