"""Every error of the program, as one tree. Errors carry facts; words are chosen in the command line and window.

RightsMonitorError
├── InputError      the request or the input is wrong; nothing changed            exit 2
├── VerdictError    the question was answered, and the answer is bad              exit 1
└── WorldError      disk, lock, medium or passphrase is in the way                exit 3
Anything else that reaches the top is our bug (exit 4).
"""

from __future__ import annotations

from rightsmonitor.domain.errors.access import *
from rightsmonitor.domain.errors.base import *
from rightsmonitor.domain.errors.exchange import *
from rightsmonitor.domain.errors.files import *
from rightsmonitor.domain.errors.records import *
from rightsmonitor.domain.errors.releases import *
from rightsmonitor.domain.errors.vault import *
