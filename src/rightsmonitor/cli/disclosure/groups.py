"""`--sensitive status:asylum,refugee`: groups of which everybody is in one of these categories (G3)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rightsmonitor.cli.disclosure.released import Earlier
from rightsmonitor.cli.output import Output
from rightsmonitor.domain.disclosure.checking.groups import Groups
from rightsmonitor.domain.disclosure.layout import Integers
from rightsmonitor.domain.disclosure.problem import Published
from rightsmonitor.domain.disclosure.suppression.groups import Group, GroupRule, exposed
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.errors import GroupExposed, UnknownCode


def parsed(texts: Sequence[str], hierarchies: Mapping[str, Hierarchy]) -> dict[str, set[str]]:
    """Sensitive codes by dimension. Raises UnknownCode."""
    found: dict[str, set[str]] = {}
    for text in texts:
        name, _, codes = text.partition(":")
        known = hierarchies[name].codes if name in hierarchies else ()
        for code in codes.split(","):
            if code not in known:
                raise UnknownCode(field=name, code=code)
            found.setdefault(name, set()).add(code)
    return found


def rule_of(sensitive: Mapping[str, set[str]]) -> GroupRule | None:
    """What is asked for of groups; None: nothing."""
    return GroupRule({name: frozenset(codes) for name, codes in sensitive.items()}) if sensitive else None


def claim_of(
    rule: GroupRule | None, zeros: Collection[str], releases: Mapping[str, Collection[str]] | None = None
) -> Groups | None:
    """The same for the checker; `zeros`: where they may be hidden; `releases`: the same for each of several files."""
    if rule is None and not zeros and not any((releases or {}).values()):
        return None
    sensitive, least = ({}, 0) if rule is None else (rule.sensitive, rule.least)
    return Groups(sensitive, least, releases, tuple(zeros))


def zeros_of(args: Namespace, sensitive: Mapping[str, set[str]], names: Collection[str]) -> tuple[str, ...]:
    """Dimensions along which zeros may be hidden: those of the group rule, or all."""
    return tuple(names) if args.zeros == "hide" else tuple(sensitive)


def as_made(earlier: Sequence[Earlier], sensitive: Mapping[str, set[str]], how: str) -> tuple[Earlier, ...]:
    """Earlier files as one knows them who knows how they were made: zeros shown, hidden for the group rule, or hidden
    everywhere."""
    found = []
    for each in earlier:
        names = each.published.layout.dimensions
        zeros = {"show": (), "groups": tuple(sensitive), "hide": names}[how]
        found.append(replace(each, published=hiding_zeros(each.published, zeros), zeros=zeros))
    return tuple(found)


def hiding_zeros(published: Published, zeros: Collection[str]) -> Published:
    """A published file as one knows it who knows that zeros may be hidden along these dimensions."""
    return replace(published, layout=published.layout.hiding_zeros(zeros)) if zeros else published


def answered(published: Published, sensitive: Mapping[str, set[str]], counts: Integers) -> tuple[Group, ...]:
    """The groups that somebody has to answer for; nobody is in an empty one, whatever it looks like.

    Raises GroupExposed where one is too small to be shown so.
    """
    groups = exposed(published, sensitive, counts)
    small = [each for each in groups if each.small]
    if small:
        first = small[0]
        cell = " × ".join(first.codes)
        raise GroupExposed(table=first.table, cell=cell, category=first.category, count=len(small))
    return groups


def lines(groups: Sequence[Group], out: Output) -> list[str]:
    return [
        out.words("disclosure-group", table=each.table, cell=" × ".join(each.codes), category=each.category)
        for each in groups
    ]


def document(groups: Sequence[Group]) -> list[dict[str, Any]]:
    return [
        {"table": each.table, "cell": list(each.codes), "category": each.category, "units": each.units}
        for each in groups
    ]
