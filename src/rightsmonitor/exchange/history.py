"""Whether a package fits what an authority accepted from the same office before."""

from __future__ import annotations

from collections.abc import Iterable

from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import NotGenuine
from rightsmonitor.exchange.trust import Seen

MONTHS = 12  # of a year


def check(new: Seen, accepted: Iterable[Seen]) -> bool:
    """Whether this very package was accepted before; `accepted` are those of its office.

    Raises NotGenuine: sequence-reused, older-sequence, disagrees, overlaps, fork. A number is used once; a correction
    has a higher number and names what it replaces. A quarter inside a year that was published would give away what
    both hide; the re-base of a year that names its quarters was protected together with them.
    """
    before = tuple(accepted)
    if same := [each for each in before if each.sequence == new.sequence]:
        if any(each.digest != new.digest for each in same):
            raise NotGenuine(reason="sequence-reused")
        return True
    for each in before:
        if each.period == new.period:
            _check_correction(new, each)
        elif _overlap(each.period, new.period) and not (_counts_again(new, each) or _counts_again(each, new)):
            raise NotGenuine(reason="overlaps")
    if _split((*before, new)):
        raise NotGenuine(reason="fork")
    return False


def _check_correction(new: Seen, before: Seen) -> None:
    if before.sequence > new.sequence:
        raise NotGenuine(reason="older-sequence")
    if before.digest not in new.earlier:
        raise NotGenuine(reason="disagrees")


def _counts_again(year: Seen, part: Seen) -> bool:
    """Is one the re-base of a year that was protected together with the other?"""
    months = [len(Period.parse(each.period).months()) for each in (year, part)]
    return year.rebase and months[0] == MONTHS > months[1] and part.digest in year.earlier


def _overlap(one: str, other: str) -> bool:
    """Whether two periods share a month."""
    first, second = Period.parse(one), Period.parse(other)
    return first.first <= second.last and second.first <= first.last


def _split(known: tuple[Seen, ...]) -> bool:
    """Whether the office has published on two vaults: certain, or not said.

    Each release names those approved before it. A digest that never arrived needs a lower number that never arrived;
    more such digests than numbers cannot be one history. (To miss a name proves nothing: the one before may have been
    waiting for its approval.)
    """
    digests = {each.digest for each in known}
    for each in known:
        arrived = {other.sequence for other in known if other.sequence < each.sequence}
        if len(set(each.earlier) - digests) > each.sequence - 1 - len(arrived):
            return True
    return False


def missing(known: Iterable[Seen]) -> tuple[int, ...]:
    """Numbers between those that arrived; an authority may join when an office has long been at work."""
    arrived = {each.sequence for each in known}
    if not arrived:
        return ()
    return tuple(number for number in range(min(arrived), max(arrived)) if number not in arrived)[:100]
