"""`taxonomy list | show | search`: terms of the shipped reference data. No vault is needed."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from rightsmonitor import reference
from rightsmonitor.cli.output import Output, columns, pairs
from rightsmonitor.cli.parsers import Root
from rightsmonitor.domain.errors import UnknownCode
from rightsmonitor.domain.taxonomy import Crossing, Taxonomy, Term

_TEXTS = ("definitions", "includes", "excludes")


def add_parser(root: Root) -> None:
    group = root.group("taxonomy")
    group.add("list", list_, example="rightsmonitor taxonomy list --scheme RMV").argument(
        "--scheme", metavar="SCHEME", default="RMV"
    )
    group.add("show", show, example="rightsmonitor taxonomy show RMV-2.1").argument("code", metavar="CODE")
    group.add("search", search, example="rightsmonitor taxonomy search coups").argument(
        "words", metavar="WORDS", nargs="+"
    )
    group.later("import")


def list_(args: Namespace, out: Output) -> int:
    """Terms of one scheme, children beneath their parents."""
    taxonomy = reference.load().taxonomy
    terms = taxonomy.scheme(args.scheme)
    if not terms:
        raise UnknownCode(field="scheme", code=args.scheme[:40])
    document = {
        "version": taxonomy.version,
        "digest": taxonomy.digest,
        "schemes": sorted({term.scheme for term in taxonomy.terms}),
        "terms": [_document(term) for term in terms],
    }
    out.answer(document, *_lines(terms, out))
    return 0


def show(args: Namespace, out: Output) -> int:
    """One term with its definition, its children and where other schemes put it."""
    taxonomy = reference.load().taxonomy
    term = taxonomy.term(args.code)
    crossings = taxonomy.crosswalk(term.code)
    document = _document(term) | {
        "children": [child.code for child in taxonomy.children(term.code, term.scheme)],
        "crosswalk": [
            {"scheme": row.scheme, "target": row.target, "grade": row.grade, "note": row.note} for row in crossings
        ],
    }
    words, language = out.words, out.language
    facts = [
        (words("cli-taxonomy-code"), term.code),
        (words("cli-taxonomy-label"), term.label(language)),
    ]
    facts += [(words(f"cli-taxonomy-{name}"), _text(term, name, language)) for name in _TEXTS]
    facts += [(f"{row.scheme} ({row.grade})", _target(taxonomy, row, language)) for row in crossings]
    lines = pairs((name, text) for name, text in facts if text)
    out.answer(document, *lines, *([] if term.verified else [words("cli-taxonomy-unverified")]))
    return 0


def search(args: Namespace, out: Output) -> int:
    """Terms that hold all the words, in any of the three languages."""
    taxonomy, text = reference.load().taxonomy, " ".join(args.words)
    terms = taxonomy.search(text, out.words.language)
    terms += taxonomy.search(text, out.words.language, composites=True)
    lines = _lines(terms, out) if terms else (out.words("cli-nothing-found"),)
    out.answer({"terms": [_document(term) for term in terms]}, *lines)
    return 0


def _target(taxonomy: Taxonomy, row: Crossing, language: str) -> str:
    key = f"{row.scheme}:{row.target}"
    return f"{row.target}  {taxonomy.term(key).label(language)}" if taxonomy.has(key) else row.target


def _text(term: Term, name: str, language: str) -> str:
    texts = getattr(term, name)
    return str(texts.get(language) or texts.get("en", ""))


def _lines(terms: tuple[Term, ...], out: Output) -> tuple[str, ...]:
    rows = [(term.code, term.label(out.language)) for term in terms]
    return columns((out.words("cli-taxonomy-code"), out.words("cli-taxonomy-label")), rows)


def _document(term: Term) -> dict[str, Any]:
    return {
        "scheme": term.scheme,
        "code": term.code,
        "parent": term.parent,
        "labels": dict(term.labels),
        **{name: dict(getattr(term, name)) for name in _TEXTS},
        "selectable": term.selectable,
        "composite": term.composite,
        "verified": term.verified,
    }
