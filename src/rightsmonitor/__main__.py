"""`python -m rightsmonitor` is the same as `rightsmonitor`."""

from __future__ import annotations

import sys

from rightsmonitor.main import main

sys.exit(main())
