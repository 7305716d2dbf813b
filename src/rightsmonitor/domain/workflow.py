"""draft → submitted → returned | verified → closed, besides duplicate and withdrawn; and who may move a record."""

from __future__ import annotations

from enum import StrEnum

from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.errors import NotAllowedNow, NotPermitted, OwnRecord


class Step(StrEnum):
    """What a person can do to a record beyond editing it."""

    SUBMIT = "submit"
    TAKE_BACK = "take-back"
    RETURN = "return"
    VERIFY = "verify"
    TAKE_BACK_VERDICT = "take-back-verdict"  # undo of VERIFY or RETURN by the person who did it: see services.review
    CLOSE = "close"
    REOPEN = "reopen"
    MARK_DUPLICATE = "mark-duplicate"
    WITHDRAW = "withdraw"


_D, _S, _R, _V = Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.VERIFIED
_STEPS: dict[Step, tuple[frozenset[Status], Status]] = {
    Step.SUBMIT: (frozenset({_D, _R}), Status.SUBMITTED),
    Step.TAKE_BACK: (frozenset({_S}), Status.DRAFT),
    Step.RETURN: (frozenset({_S, _V}), Status.RETURNED),
    Step.VERIFY: (frozenset({_S}), Status.VERIFIED),
    Step.TAKE_BACK_VERDICT: (frozenset({_V, _R}), Status.SUBMITTED),
    Step.CLOSE: (frozenset({_V}), Status.CLOSED),
    Step.REOPEN: (
        frozenset({Status.CLOSED, Status.DUPLICATE, Status.WITHDRAWN}),
        Status.DRAFT,
    ),
    Step.MARK_DUPLICATE: (frozenset({_D, _S, _R}), Status.DUPLICATE),
    Step.WITHDRAW: (frozenset({_D, _S, _R}), Status.WITHDRAWN),
}
_JUDGING = frozenset({Step.RETURN, Step.VERIFY, Step.TAKE_BACK_VERDICT})
_BY_SUPERVISOR = _JUDGING | {Step.CLOSE}
_BY_AUTHOR = frozenset({Step.SUBMIT, Step.TAKE_BACK})
EDITABLE = frozenset({Status.DRAFT, Status.RETURNED})
COUNTED = frozenset({Status.VERIFIED, Status.CLOSED})


def steps_from(status: Status) -> frozenset[Step]:
    """Steps that exist from this status, whoever asks."""
    return frozenset(step for step, (sources, _) in _STEPS.items() if status in sources)


def after(step: Step, *, status: Status, role: Role, own: bool) -> Status:
    """The status after `step`; `own`: the person who asks recorded it.

    Raises NotAllowedNow, NotPermitted, or OwnRecord (nobody verifies or returns what they recorded).
    """
    sources, target = _STEPS[step]
    if role is Role.ADMINISTRATOR or (step in _BY_SUPERVISOR and role is not Role.SUPERVISOR):
        raise NotPermitted(act=step.value, role=role.value)
    if status not in sources:
        raise NotAllowedNow(act=step.value, status=status.value)
    if step in _JUDGING and own:
        raise OwnRecord(act=step.value)
    if step in _BY_AUTHOR and not own:
        raise NotPermitted(act=step.value, role=role.value)
    return target
