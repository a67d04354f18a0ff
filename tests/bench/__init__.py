"""Benchmarks: `python -m tests.bench [SECTION…]`. A module a section, each with a `report() -> None` that prints."""
