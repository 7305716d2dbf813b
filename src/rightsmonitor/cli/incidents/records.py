"""Incident records as columns, as a page of text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rightsmonitor.cli.output import Output, columns, pairs
from rightsmonitor.domain.document import to_document
from rightsmonitor.domain.incident import Incident, Victim, Violation
from rightsmonitor.reference import Reference
from rightsmonitor.services.records.incidents import Row, Stored

_HEADINGS = ("number", "when", "violation", "child", "place", "status")


def listed(rows: Sequence[Row], total: int, reference: Reference, out: Output) -> None:
    """Answers with a page of a list."""
    document = {"total": total, "incidents": [row_document(row) for row in rows]}
    if not rows:
        out.answer(document, out.words("cli-nothing-found"))
        return
    headings = tuple(out.words(f"cli-heading-{name}") for name in _HEADINGS)
    lines = columns(headings, [_cells(row, reference, out.language) for row in rows])
    out.answer(document, *lines, out.words("cli-incidents-shown", shown=len(rows), total=total))


def row_document(row: Row) -> dict[str, Any]:
    child = row.child
    return {
        "uid": row.uid,
        "number": row.number,
        "when": row.when.isoformat() if row.when else None,
        "violations": list(row.violations),
        "child": child
        and {
            "sex": child.sex,
            "age": child.age,
            "age_estimated": child.age_estimated,
            "protection_status": child.protection_status,
            "accompaniment": child.accompaniment,
            "others": child.others,
        },
        "place": row.place,
        "status": row.status,
        "priority": row.priority,
        "due": row.due.isoformat() if row.due else None,
        "revision": row.revision,
    }


def _cells(row: Row, reference: Reference, language: str) -> tuple[str, ...]:
    return (
        row.number,
        row.when.isoformat() if row.when else "",
        ", ".join(term_label(code, reference, language) for code in row.violations),
        _child(row, reference, language),
        place_label(row.place, reference, language),
        reference.codelists.label("status", row.status, language),
    )


def _child(row: Row, reference: Reference, language: str) -> str:
    child = row.child
    if child is None:
        return ""
    parts = [reference.codelists.label("sex", child.sex, language)]
    if child.age is not None:
        parts.append(f"{'~' if child.age_estimated else ''}{child.age}")
    parts.append(reference.codelists.label("protection-status", child.protection_status, language))
    return " · ".join(parts) + (f" +{child.others}" if child.others else "")


def term_label(code: str, reference: Reference, language: str) -> str:
    return reference.taxonomy.term(code).label(language) if reference.taxonomy.has(code) else code


def place_label(code: str, reference: Reference, language: str) -> str:
    return reference.places.get(code).label(language) if reference.places.has(code) else code


def stored_document(stored: Stored, *, training: bool) -> dict[str, Any]:
    """The record with its document, which `incidents edit` and `incidents add` read back."""
    return {
        **({"training": True} if training else {}),
        "number": stored.number,
        "status": stored.status,
        "revision": stored.revision,
        "author": stored.author,
        "created": str(stored.created),
        "updated": str(stored.updated),
        "comments": [
            {"field": note.field, "text": note.text, "by": note.by, "at": str(note.at)} for note in stored.comments
        ],
        "problems": [
            {"field": problem.field, "code": problem.code, "severity": problem.severity} for problem in stored.problems
        ],
        "incident": to_document(stored.incident),
    }


def page(stored: Stored, reference: Reference, out: Output) -> tuple[str, ...]:
    """A record for reading."""
    incident, words, language = stored.incident, out.words, out.language
    label = reference.codelists.label
    rows = [
        (words("cli-heading-number"), stored.number),
        (words("cli-heading-status"), label("status", stored.status, language)),
        (words("cli-heading-author"), stored.author),
        (words("cli-heading-when"), incident.when.isoformat() if incident.when else ""),
        (words("cli-heading-place"), place_label(incident.place, reference, language)),
        (words("cli-heading-setting"), label("setting", incident.setting, language)),
    ]
    rows += [
        (words("cli-heading-violation"), _violation(v, incident, reference, language)) for v in incident.violations
    ]
    rows += [(words("cli-heading-child"), _victim(v, reference, language)) for v in incident.victims]
    rows += [(words("cli-heading-narrative"), incident.narrative)]
    rows += [(words("cli-heading-comment"), f"{note.text} ({note.by})") for note in stored.comments]
    problems = [f"  {problem.field}: {_problem(problem, out)}" for problem in stored.problems]
    heading = [words("cli-incidents-problems", count=len(problems))] if problems else []
    return (*pairs((name, text) for name, text in rows if text), *heading, *problems)


def _violation(violation: Violation, incident: Incident, reference: Reference, language: str) -> str:
    children = len(incident.victims_of(violation)) + sum(group.total for group in violation.groups)
    return f"{violation.type} {term_label(violation.type, reference, language)} × {children}"


def _victim(victim: Victim, reference: Reference, language: str) -> str:
    person, label = victim.person, reference.codelists.label
    age = "" if victim.age is None else f"{'~' if victim.age_estimated else ''}{victim.age}"
    parts = (
        person.names.latin or person.names.arabic or person.names.other,
        label("sex", person.sex, language),
        age,
        label("protection-status", person.protection_status, language),
        label("accompaniment", person.accompaniment, language),
    )
    return " · ".join(part for part in parts if part)


def _problem(problem: Any, out: Output) -> str:
    key = f"problems-{problem.code}"
    return out.words(key, **problem.facts) if out.words.has(key) else str(problem.code)
