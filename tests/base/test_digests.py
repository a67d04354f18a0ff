"""The hash without hashlib is the hash with it, before and after hashlib has been loaded."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from tests.running import ENVIRONMENT
from wirecli.base import digests


@pytest.mark.parametrize("left", [0, digests._LITTLE])
@pytest.mark.parametrize("data", [b"", "é\n".encode(), bytes(range(256)) * 512])
def test_the_digits_are_those_of_sha_256(data: bytes, left: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "_left", [left])
    assert digests.sha256_hex(data) == hashlib.sha256(data).hexdigest()


def test_a_little_is_hashed_without_openssl() -> None:
    code = "import sys; from wirecli.base.digests import sha256_hex as h; h(b'x'); print('_hashlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT, check=True, text=True)
    assert done.stdout == "False\n"
