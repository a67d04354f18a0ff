"""Tests of the room `stamps`."""
