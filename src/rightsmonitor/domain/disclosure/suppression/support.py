"""Bounds that follow when one more hidden quantity is shown: the quickest reason why it has to stay hidden.

Integer propagation from the equations next to it, and from sums of equations learned from searches that failed.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable

import numpy as np

from rightsmonitor.domain.disclosure.equations.equations import Equations
from rightsmonitor.domain.disclosure.equations.solver import INFINITY
from rightsmonitor.domain.disclosure.layout import Flags, Integers

MOST_STEPS = 150  # equations looked at for one question
LONGEST = 80  # equations with more unknowns than this say little about each of them


class Support:
    """How far each variable can move from its true value, as far as this is known."""

    def __init__(
        self,
        equations: Equations,
        values: Integers,
        open_: Flags,
        floor: Integers,
        spread: Integers,
        tells: Callable[[int, int], bool] | None = None,
    ) -> None:
        self._tells = tells
        self._low: list[float] = np.where(open_, floor - values, 0).astype(float).tolist()
        self._high: list[float] = np.where(open_, INFINITY, 0.0).tolist()
        self._spread: list[int] = spread.tolist()  # 0: not protected
        self._rows: list[dict[int, float]] = [{} for _ in range(equations.rows)]
        inside = open_[equations.variable]
        entries = (equations.row[inside], equations.variable[inside], equations.coefficient[inside])
        for row, variable, sign in zip(*(each.tolist() for each in entries), strict=True):
            self._rows[row][variable] = float(sign)
        self._through: dict[int, list[int]] = {}
        for row, members in enumerate(self._rows):
            for variable in members:
                self._through.setdefault(variable, []).append(row)
        self._trail: list[tuple[int, float, float]] = []
        self._narrow(deque(range(len(self._rows))), 20 * len(self._rows))

    def range_of(self, quantity: int) -> float:
        """An upper limit for how far apart two values of a quantity can be."""
        return self._high[quantity] - self._low[quantity]

    def needed(self, quantity: int) -> bool:
        """Would a protected quantity keep too little room, or an insider have one, if this one were shown? If not, take
        it as shown."""
        self._trail = [(quantity, self._low[quantity], self._high[quantity])]
        self._low[quantity] = self._high[quantity] = 0.0
        found = self._narrow(deque(self._through.get(quantity, ())), MOST_STEPS) or self._paired()
        if found:
            self.take_back()
        return found

    def take_back(self) -> None:
        """The quantity that was taken as shown last stays hidden after all."""
        for variable, low, high in reversed(self._trail):
            self._low[variable], self._high[variable] = low, high
        self._trail = []

    def learn(self, members: dict[int, float]) -> None:
        """One more equation that always holds: these coefficients times the variables add up to nothing."""
        for variable in members:
            self._through.setdefault(variable, []).append(len(self._rows))
        self._rows.append(members)

    def _paired(self) -> bool:
        """Do only two of an equation move still? Then who knows the one has the other."""
        if self._tells is None:
            return False
        low, high = self._low, self._high
        changed = {variable for variable, _, _ in self._trail if low[variable] == high[variable]}
        for row in {row for variable in changed for row in self._through.get(variable, ())}:
            moving = [variable for variable in self._rows[row] if low[variable] < high[variable]]
            if len(moving) == 2:
                one, other = moving
                if self._tells(one, other) or self._tells(other, one):
                    return True
        return False

    def _narrow(self, queue: deque[int], steps: int) -> bool:
        waiting = set(queue)
        while queue and steps:
            steps -= 1
            row = queue.popleft()
            waiting.discard(row)
            for variable in self._tightened(self._rows[row]):
                if self.range_of(variable) < self._spread[variable]:
                    return True
                for other in self._through[variable]:
                    if other not in waiting and len(self._rows[other]) <= LONGEST:
                        waiting.add(other)
                        queue.append(other)
        return False

    def _tightened(self, members: dict[int, float]) -> list[int]:
        """Apply one equation; the variables of which a bound became tighter."""
        low, high = self._low, self._high
        ends = [
            (variable, c, c * low[variable], c * high[variable])
            if c > 0
            else (variable, c, c * high[variable], c * low[variable])
            for variable, c in members.items()
        ]
        least, most = sum(each[2] for each in ends), sum(each[3] for each in ends)
        open_low = sum(each[2] == -INFINITY for each in ends)
        open_high = sum(each[3] == INFINITY for each in ends)
        if open_low > 1 and open_high > 1:
            return []
        if open_low == 1:
            least = sum(each[2] for each in ends if each[2] != -INFINITY)
        if open_high == 1:
            most = sum(each[3] for each in ends if each[3] != INFINITY)
        found = []
        for variable, c, small, large in ends:
            # c · value = −(sum of the others)
            upper, lower = INFINITY, -INFINITY
            if open_low == 0 or (open_low == 1 and small == -INFINITY):
                upper = -(least - (0.0 if small == -INFINITY else small))
            if open_high == 0 or (open_high == 1 and large == INFINITY):
                lower = -(most - (0.0 if large == INFINITY else large))
            if c < 0:
                upper, lower = lower, upper
            top = math.floor(upper / c + 1e-9) if abs(upper) != INFINITY else math.copysign(INFINITY, upper * c)
            bottom = math.ceil(lower / c - 1e-9) if abs(lower) != INFINITY else math.copysign(INFINITY, lower * c)
            if top < high[variable] or bottom > low[variable]:
                self._trail.append((variable, low[variable], high[variable]))
                low[variable] = max(low[variable], float(bottom))
                high[variable] = min(high[variable], float(top))
                found.append(variable)
        return found
