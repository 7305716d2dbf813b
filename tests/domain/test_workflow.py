"""Every status, step and role, for one's own record and for another's: what is not in the table is refused."""

from __future__ import annotations

from itertools import product

import pytest

from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.errors import NotAllowedNow, NotPermitted, OwnRecord
from rightsmonitor.domain.workflow import COUNTED, EDITABLE, Step, after, steps_from

# status, step, status after it, and who may: an officer or a supervisor, on an own or another's record.
ALLOWED = """
draft      submit          submitted  officer-own supervisor-own
returned   submit          submitted  officer-own supervisor-own
submitted  take-back       draft      officer-own supervisor-own
submitted  return          returned   supervisor-other
verified   return          returned   supervisor-other
submitted  verify          verified   supervisor-other
verified   take-back-verdict submitted supervisor-other
returned   take-back-verdict submitted supervisor-other
verified   close           closed     supervisor-own supervisor-other
closed     reopen          draft      officer-own officer-other supervisor-own supervisor-other
duplicate  reopen          draft      officer-own officer-other supervisor-own supervisor-other
withdrawn  reopen          draft      officer-own officer-other supervisor-own supervisor-other
draft      mark-duplicate  duplicate  officer-own officer-other supervisor-own supervisor-other
submitted  mark-duplicate  duplicate  officer-own officer-other supervisor-own supervisor-other
returned   mark-duplicate  duplicate  officer-own officer-other supervisor-own supervisor-other
draft      withdraw        withdrawn  officer-own officer-other supervisor-own supervisor-other
submitted  withdraw        withdrawn  officer-own officer-other supervisor-own supervisor-other
returned   withdraw        withdrawn  officer-own officer-other supervisor-own supervisor-other
"""
LINES = [line.split() for line in ALLOWED.strip().splitlines()]
TARGETS = {(status, step): target for status, step, target, *_ in LINES}
WHO = {(status, step): set(who) for status, step, _, *who in LINES}
ALL = list(product(Status, Step, Role, (True, False)))


def test_the_matrix_is_whole() -> None:
    assert len(ALL) == 7 * 9 * 3 * 2
    assert len(TARGETS) == len(LINES) == 18
    assert {step for _, step in TARGETS} == {step.value for step in Step}


@pytest.mark.parametrize(("status", "step", "role", "own"), ALL)
def test_a_step_is_allowed_exactly_as_the_table_says(status: Status, step: Step, role: Role, own: bool) -> None:
    move = (status.value, step.value)
    if f"{role.value}-{'own' if own else 'other'}" in WHO.get(move, set()):
        assert after(step, status=status, role=role, own=own) is Status(TARGETS[move])
        return
    with pytest.raises((NotAllowedNow, NotPermitted, OwnRecord)) as caught:
        after(step, status=status, role=role, own=own)
    assert type(caught.value) is refusal(status, step, role, own)
    assert caught.value.facts["act"] == step.value
    if isinstance(caught.value, NotPermitted):
        assert caught.value.facts["role"] == role.value
    if isinstance(caught.value, NotAllowedNow):
        assert caught.value.facts["status"] == status.value


def refusal(status: Status, step: Step, role: Role, own: bool) -> type[Exception]:
    """Who may never comes before what is not possible now, and both before whose record it is."""
    ever = {person.partition("-")[0] for (_, each), people in WHO.items() if each == step.value for person in people}
    if role.value not in ever:
        return NotPermitted
    if (status.value, step.value) not in TARGETS:
        return NotAllowedNow
    return OwnRecord if own else NotPermitted


@pytest.mark.parametrize("status", Status)
def test_steps_from_a_status(status: Status) -> None:
    assert steps_from(status) == {Step(step) for each, step in TARGETS if each == status.value}


def test_nobody_verifies_or_returns_what_they_recorded() -> None:
    for step, status, role in product((Step.VERIFY, Step.RETURN, Step.TAKE_BACK_VERDICT), Status, Role):
        with pytest.raises((NotAllowedNow, NotPermitted, OwnRecord)):
            after(step, status=status, role=role, own=True)


def test_only_verified_and_closed_records_are_counted_and_none_of_them_is_edited() -> None:
    assert {Status.VERIFIED, Status.CLOSED} == COUNTED
    assert {Status.DRAFT, Status.RETURNED} == EDITABLE
    entrances = {status for (status, _), target in TARGETS.items() if Status(target) in COUNTED}
    assert entrances == {"submitted", "verified"}
