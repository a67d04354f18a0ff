"""Whether the tests run on machine code, which shows neither its parameters nor its source."""

from __future__ import annotations

import pytest

from wirecli.times import find

needs_source = pytest.mark.skipif(not find.__file__.endswith(".py"), reason="machine code shows no source")
