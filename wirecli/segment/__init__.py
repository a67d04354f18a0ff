"""Lines → the undated page: a pure structural cut, in which stamps stay text."""
