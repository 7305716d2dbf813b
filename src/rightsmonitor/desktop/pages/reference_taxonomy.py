"""The taxonomy to browse and search: definition, what is in and out, crosswalks with their grades, and the law."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QTreeView, QVBoxLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.term_tree import TermTree
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets.basic import Card, Scroll, button, empty, label, row, set_hint
from rightsmonitor.desktop.widgets.flow import Flow
from rightsmonitor.domain.law import LawHint
from rightsmonitor.domain.taxonomy import LANGUAGES, Crossing, Term

SCHEMES = ("RMV", "ICVAC", "CRC", "MRM", "CPIMS", "HURIDOCS")


class TaxonomyPage(Page):
    """Tree on one side, the chosen term on the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.scheme = "RMV"
        self.model = TermTree(desk, self)
        self.term: Term | None = None
        self._title, self._version = label(kind="title"), label(kind="hint", wrap=True)
        self.schemes: dict[str, QPushButton] = {n: button("segment", act=partial(self.open_scheme, n)) for n in SCHEMES}
        self.search, self.tree = QLineEdit(), QTreeView()
        self._detail = Scroll(spacing=6)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(120)
        self._later.timeout.connect(self._fill)
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        for name, made in self.schemes.items():
            made.setText(name)
            made.setCheckable(True)
            made.setChecked(name == self.scheme)
        self.tree.setObjectName("terms")
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._later.start)
        schemes = QWidget()
        schemes.setLayout(row(*self.schemes.values(), spacing=0))
        heading = Flow(self._title, self._version, schemes, spacing=12, trailing=2)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.tree, 1)
        card = Card(margin=0)
        self._detail.body.setContentsMargins(18, 16, 14, 14)
        card.body.addWidget(self._detail)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addLayout(left, 5)
        both.addWidget(card, 6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addLayout(heading)
        outer.addLayout(both, 1)

    def retranslate(self) -> None:
        say, taxonomy = self._desk.words, self._desk.reference.taxonomy
        self._title.setText(say("reference-taxonomy"))
        self._version.setText(say("reference-version", version=taxonomy.version, digest=taxonomy.digest[:16]))
        set_hint(self.search, say("reference-search-terms"))
        self.tree.setAccessibleName(say("reference-taxonomy"))
        for name, made in self.schemes.items():
            made.setToolTip(say(f"reference-scheme-{name}"))
            made.setAccessibleName(f"{name} : {say(f'reference-scheme-{name}')}")
        self._fill()

    def refresh(self) -> None:
        self.search.setFocus()

    def open_scheme(self, name: str) -> None:
        """Another scheme; the words of the search stay."""
        self.scheme, self.term = name, None
        for other, made in self.schemes.items():
            made.setChecked(other == name)
        self._fill()

    def _fill(self) -> None:
        text = self.search.text().strip()
        kept = self.term
        if text:
            self.model.show_found(self.scheme, text)
        else:
            self.model.show_scheme(self.scheme)
        if self.scheme in ("RMV", "ICVAC"):
            self.tree.expandToDepth(0)
        first = self.model.index(0, 0)
        self._show(self.model.term(first) if text or kept is None else kept)
        if text or kept is None:
            self.tree.setCurrentIndex(first)

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._show(self.model.term(index))

    # --- one term --------------------------------------------------------------------------------

    def _show(self, term: Term | None) -> None:
        self.term = term
        empty(self._detail.body)
        say = self._desk.words
        if term is None:
            self._detail.body.addWidget(label(say("reference-nothing-found"), "muted", wrap=True))
            self._detail.body.addStretch()
            return
        language = self._desk.language
        self._detail.body.addWidget(label(f"{term.scheme} · {formats.code(term.code, self._desk)}", "hint"))
        self._detail.body.addWidget(label(term.label(language), "section", wrap=True))
        others = [term.labels[other] for other in LANGUAGES if other != language and term.labels.get(other)]
        for text in others:
            self._detail.body.addWidget(label(text, "muted", wrap=True, content=True))
        good = "good" if term.verified else "problem"
        key = "verified" if term.verified else "unverified"
        self._detail.body.addWidget(label(say(f"reference-{key}"), good, wrap=True))
        self._part("reference-definition", term.definition(language))
        self._part("reference-includes", term.includes.get(language) or term.includes.get("en", ""))
        self._part("reference-excludes", term.excludes.get(language) or term.excludes.get("en", ""))
        self._part("reference-synonyms", " · ".join(term.synonyms))
        unit = say(f"reference-unit-{term.counting_unit}") if term.counting_unit else ""
        self._part("reference-unit", unit)
        self._crosswalk(term)
        self._law(term)
        self._part("reference-source", formats.shipped(term.source, self._desk))
        self._detail.body.addStretch()

    def _part(self, key: str, text: str) -> None:
        if text:
            self._detail.body.addSpacing(4)
            self._detail.body.addWidget(label(self._desk.words(key), "label"))
            self._detail.body.addWidget(label(text, wrap=True, content=True))

    def _crosswalk(self, term: Term) -> None:
        source = term.code if term.scheme == "RMV" else f"{term.scheme}:{term.code}"
        crossings = self._desk.reference.taxonomy.crosswalk(source)
        if not crossings:
            return
        say = self._desk.words
        self._detail.body.addSpacing(4)
        self._detail.body.addWidget(label(say("reference-crosswalk"), "label"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for at, crossing in enumerate(crossings):
            self._crossing(grid, at, crossing)
        self._detail.body.addLayout(grid)
        self._detail.body.addWidget(label(say("reference-grades"), "hint", wrap=True))

    def _crossing(self, grid: QGridLayout, at: int, crossing: Crossing) -> None:
        taxonomy, language = self._desk.reference.taxonomy, self._desk.language
        name = f"{crossing.scheme}:{crossing.target}"
        target = taxonomy.term(name) if taxonomy.has(name) else None
        top = Qt.AlignmentFlag.AlignTop
        grade = label(crossing.grade, "count")
        grade.setToolTip(self._desk.words(f"reference-grade-{crossing.grade}"))
        grid.addWidget(grade, at, 0, top)
        grid.addWidget(label(f"{crossing.scheme} {formats.code(crossing.target, self._desk)}", "hint"), at, 1, top)
        mark = "" if target is None or target.verified else f" {self._desk.words('reference-mark')}"
        text = (target.label(language) if target else "") + mark
        note = f"\n{formats.shipped(crossing.note, self._desk)}" if crossing.note else ""
        grid.addWidget(label(text + note, wrap=True), at, 2, top)

    def _law(self, term: Term) -> None:
        hints = self._desk.reference.law.hints(term.code) if term.scheme == "RMV" else ()
        if not hints:
            return
        say = self._desk.words
        self._detail.body.addSpacing(4)
        self._detail.body.addWidget(label(say("reference-law"), "label"))
        self._detail.body.addWidget(label(say("reference-law-lead"), "hint", wrap=True))
        for hint in hints:
            self._hint(hint)

    def _hint(self, hint: LawHint) -> None:
        say = self._desk.words
        card = Card(tone="soft", margin=10, spacing=2)
        title = formats.law(hint, self._desk)
        card.body.addWidget(label(title, "strong", wrap=True))
        card.body.addWidget(label(formats.shipped(hint.summary, self._desk), wrap=True, content=True))
        when = say("reference-as-of", day=hint.as_of, certainty=formats.shipped(hint.certainty, self._desk))
        card.body.addWidget(label(when, "hint", wrap=True))
        self._detail.body.addWidget(card)
