"""A small release whose hidden values the tests know, and two people who sign it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rightsmonitor import reference
from rightsmonitor.domain import follow_up
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.release import Cell, CellKind, Dimension, LeftOut, Release, Table, Verdict
from rightsmonitor.exchange.package import package
from rightsmonitor.exchange.package.comment import Part
from rightsmonitor.exchange.package.minisign import PublicKey
from rightsmonitor.exchange.trust import Signer, Trust

THRESHOLD = 5


def dimension(name: str, rows: list[tuple[str, str, tuple[str, str, str]]]) -> Dimension:
    return Dimension(
        name=name,
        codes=tuple(code for code, _, _ in rows),
        parents=tuple(parent for _, parent, _ in rows),
        labels=tuple(labels for _, _, labels in rows),
    )


def places() -> Dimension:
    known = reference.load().places
    codes = ["MA", *(place.code for place in known.regions())]
    rows = []
    for code in codes:
        labels = known.get(code).labels
        rows.append((code, "" if code == "MA" else "MA", (labels["fr"], labels["ar"], labels["en"])))
    return dimension("place", rows)


def violations() -> Dimension:
    terms = [t for t in reference.load().taxonomy.terms if t.scheme == "RMV" and not t.parent]
    rows = [("_T", "", ("Total", "المجموع", "Total"))]
    rows += [(t.code, "_T", (t.labels["fr"], t.labels["ar"], t.labels["en"])) for t in terms]
    return dimension("violation", rows)


def sexes() -> Dimension:
    return dimension(
        "sex",
        [
            ("_T", "", ("Total", "المجموع", "Total")),
            ("girl", "_T", ("Fille", "بنت", "Girl")),
            ("boy", "_T", ("Garçon", "ولد", "Boy")),
            ("unknown", "_T", ("Inconnu", "غير معروف", "Unknown")),
        ],
    )


def months() -> Dimension:
    rows = [("_T", "", ("Total", "المجموع", "Total"))]
    rows += [(f"2026-{m:02d}", "_T", (f"2026-{m:02d}",) * 3) for m in (7, 8, 9)]
    return dimension("month", rows)


def units() -> dict[tuple[str, str, str, str], int]:
    """Units by place, violation, sex and month, the leaves alone: every table below is one sum of these."""
    leaves = product(*(leaf_codes(each) for each in (places(), violations(), sexes(), months())))
    return {leaf: (position * position * 13) % 19 // 6 for position, leaf in enumerate(leaves)}


def leaf_codes(each: Dimension) -> tuple[str, ...]:
    return tuple(code for code in each.codes if code not in each.parents)


def table(key: str, dimensions: tuple[Dimension, ...]) -> Table:
    """All margins. Small quantities and a few others are hidden, wherever they stand."""
    names = ("place", "violation", "sex", "month")
    values: dict[tuple[str, ...], int] = dict.fromkeys(product(*(d.codes for d in dimensions)), 0)
    for leaf, count in units().items():
        by_name = dict(zip(names, leaf, strict=True))
        for codes in product(*((by_name[d.name], d.total) for d in dimensions)):
            values[codes] += count
    cells = []
    for codes, value in values.items():
        quantity = [code for code, d in zip(codes, dimensions, strict=True) if code != d.total]
        hidden = 0 < value < THRESHOLD or (quantity and sum("/".join(sorted(quantity)).encode()) % 11 == 0)
        cells.append(
            Cell(codes=codes, kind=CellKind.HIDDEN if hidden else CellKind.VALUE, value=None if hidden else value)
        )
    return Table(key=key, dimensions=dimensions, cells=tuple(cells))


def release(
    *, sequence: int = 3, period: str = "2026-Q3", prepared_by: str = "u-officer-1", earlier: tuple[str, ...] = ()
) -> Release:
    shapes = (
        ("place-violation", (places(), violations())),
        ("violation-sex-age", (violations(), sexes())),
        ("month", (months(),)),
    )
    tables = tuple(table(key, dimensions) for key, dimensions in shapes)
    hidden = sum(cell.kind is CellKind.HIDDEN for each in tables for cell in each.cells)
    return Release(
        uid="r-0001",
        sequence=sequence,
        office="OUJ",
        office_labels=("Bureau d'Oujda", "مكتب وجدة", "Oujda office"),
        agency="RM_MA",
        recipient="Mécanisme national",
        period=period,
        threshold=THRESHOLD,
        rule_set="RM-2026.1",
        taxonomy_version="2026.1",
        taxonomy_digest="ab" * 32,
        program_version="0.1.0",
        prepared_on="2026-10-05T09:30:00.000+00:00",
        prepared_by=prepared_by,
        tables=tables,
        left_out=(LeftOut(reason="not-verified", count=37), LeftOut(reason="no-consent", count=3)),
        verdict=Verdict(
            exact=0,
            narrow=0,
            hidden=hidden,
            sensitive=41,
            narrowest=4,
            units=987_654,
            units_visible=812_345,
            method="bounds-and-lp",
        ),
        earlier=earlier,
        audit_head="0f" * 32,
    )


def followed(made: Release) -> Release:
    """The same with follow-up tables: small counts of invented records, some cells hidden."""
    known = reference.load()
    trees = follow_up.hierarchies(known.places)
    tables = []
    for rule in known.indicator_rules:
        if rule.kind == "process" and rule.key not in {table.key for table in tables}:
            shape = tuple(
                dimension(
                    name,
                    [
                        (code, "" if at == 0 else trees[name].codes[0], (f"{code} fr", f"{code} ع", f"{code} en"))
                        for at, code in enumerate(trees[name].codes)
                    ],
                )
                for name in rule.dimensions
            )
            tables.append(_counted(rule.key, shape, trees))
    return replace(made, follow_up=tuple(tables))


def _counted(key: str, shape: tuple[Dimension, ...], trees: Mapping[str, Hierarchy]) -> Table:
    """All margins of the same 400 invented units in each table; two places or sectors are hidden below their totals."""
    values: dict[tuple[str, ...], int] = dict.fromkeys(product(*(each.codes for each in shape)), 0)
    for unit in range(400):
        own = {}
        for at, name in enumerate(sorted(trees)):
            leaves = trees[name].codes[1:]
            own[name] = leaves[(unit * (2 * at + 3) // 7 + at) % len(leaves)]
        for codes in product(*((own[each.name], each.total) for each in shape)):
            values[codes] += 1
    cells = []
    for codes, value in values.items():
        below = all(code in leaf_codes(each) for code, each in zip(codes, shape, strict=True))
        hidden = below and len(shape) > 1 and codes[0] in leaf_codes(shape[0])[:2] and value > 0
        cells.append(
            Cell(codes=codes, kind=CellKind.HIDDEN if hidden else CellKind.VALUE, value=None if hidden else value)
        )
    return Table(key=key, dimensions=shape, cells=tuple(cells))


@dataclass(frozen=True)
class Person:
    uid: str
    role: str
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @property
    def raw(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def signer(self, *, office: str = "OUJ", **facts: str) -> Signer:
        key = PublicKey.from_raw(self.raw)
        return Signer(uid=self.uid, role=self.role, office=office, pub=f"{key.shown_id}.pub", key=key, **facts)


OFFICER = Person("u-officer-1", "officer")
SUPERVISOR = Person("u-supervisor-1", "supervisor")


def trust(*people: Person) -> Trust:
    return Trust("authority", tuple(person.signer() for person in people or (OFFICER, SUPERVISOR)))


def signatures(
    files: Mapping[str, bytes], *, preparer: Person = OFFICER, approver: Person = SUPERVISOR
) -> dict[Part, bytes]:
    return {
        part: package.sign(
            files, part=part, role=person.role, uid=person.uid, public_key=person.raw, signer=person.key.sign
        )
        for part, person in ((Part.PREPARER, preparer), (Part.APPROVER, approver))
    }
