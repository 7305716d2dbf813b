"""The frame around the pages: rail, top bar, status line and the clock that locks."""
