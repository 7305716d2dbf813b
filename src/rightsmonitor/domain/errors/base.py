"""The root of the tree, and its three branches."""

from __future__ import annotations

import re
from typing import ClassVar


class RightsMonitorError(Exception):
    """Base of the tree. `facts` are codes, counts, field names and paths: never the content of a record."""

    exit_code: ClassVar[int] = 4

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.code())
        self.facts = facts

    @classmethod
    def code(cls) -> str:
        """Kebab-case name, also the message id after `errors-` in the translations."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()


class InputError(RightsMonitorError):
    """The request or the input is wrong; nothing changed."""

    exit_code = 2


class VerdictError(RightsMonitorError):
    """The question was answered and the answer is bad."""

    exit_code = 1


class WorldError(RightsMonitorError):
    """Disk, lock, medium, permission or passphrase is in the way; nothing is lost."""

    exit_code = 3


class Cancelled(RightsMonitorError):
    """A person stopped a long job; everything is as it was."""

    exit_code = 2
