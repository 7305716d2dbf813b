"""Home: what waits for this person, each line one press away from the work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from rightsmonitor.desktop import formats, icons
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets.basic import Card, Scroll, button, empty, label, row
from rightsmonitor.desktop.widgets.entry import Entry
from rightsmonitor.services.records import home, incidents
from rightsmonitor.services.records.home import Overview, Returned, Unsaved
from rightsmonitor.services.records.incidents import Draft, Row, Stored

Act = Callable[[], object]


class HomePage(Page):
    """`edit` and `look` carry a stored record, `resume` a draft that was never saved; `open_page` names a page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._overview: Overview | None = None
        self._title, self._lead = label(kind="title"), label(kind="muted")
        self._drafts, self._returned, self._due, self._office = Card(), Card(), Card(), Card()
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(14)
        for at, card in enumerate((self._returned, self._drafts, self._due, self._office)):
            grid.addWidget(card, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        scroll = Scroll()
        scroll.body.addLayout(grid)
        scroll.body.addStretch()
        heading = row(self._title, self._lead, spacing=12)
        heading.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(12)
        outer.addLayout(heading)
        outer.addWidget(scroll, 1)

    def refresh(self) -> None:
        self._desk.ask(home.overview, owner=self, done=self.show_overview)

    def show_overview(self, found: Overview) -> None:
        self._overview = found
        self._fill(found)

    def retranslate(self) -> None:
        say, user = self._desk.words, self._desk.user
        self._title.setText(say("home-title", name=user.name if user else ""))
        self._lead.setText(say("home-lead"))
        if self._overview is not None:
            self._fill(self._overview)

    # --- the cards -------------------------------------------------------------------------------

    def _fill(self, found: Overview) -> None:
        self._begin(self._returned, "returned", found.returned_count)
        for returned in found.returned:
            self._returned.body.addWidget(self._returned_entry(returned))
        self._end(self._returned, "returned", shown=len(found.returned), total=found.returned_count)
        self._begin(self._drafts, "drafts", found.draft_count + len(found.unsaved))
        for unsaved in found.unsaved:
            self._drafts.body.addWidget(self._unsaved_entry(unsaved))
        for draft in found.drafts:
            self._drafts.body.addWidget(self._row_entry(draft, self._about(draft), self._editor_of(draft.uid)))
        self._end(
            self._drafts,
            "drafts",
            shown=len(found.unsaved) + len(found.drafts),
            total=len(found.unsaved) + found.draft_count,
        )
        self._begin(self._due, "due", found.due_count)
        for due in found.due:
            day = formats.day(due.due, self._desk)
            text = self._desk.words("home-due-on", day=day)
            self._due.body.addWidget(self._row_entry(due, text, self._looker(due.uid)))
        self._end(self._due, "due", shown=len(found.due), total=found.due_count)
        self._fill_office(found)

    def _begin(self, card: Card, name: str, count: int) -> None:
        empty(card.body)
        mark = label()
        mark.setPixmap(icons.pixmap(_ICONS[name], "primary", size=20, rtl=self._desk.words.right_to_left))
        heading = row(mark, label(self._desk.words(f"home-{name}"), "section"))
        heading.addStretch()
        if count:
            heading.addWidget(label(formats.number(count, self._desk), "count"))
        card.body.addLayout(heading)

    def _end(self, card: Card, name: str, *, shown: int, total: int) -> None:
        say = self._desk.words
        if not total:
            card.body.addWidget(label(say(f"home-{name}-none"), "muted", wrap=True))
        if total > shown or (name == "due" and total):
            more = button("quiet", act=lambda: self.show_filter.emit(name))
            more.setText(say("home-all", count=total))
            line = row(more)
            line.addStretch()
            card.body.addLayout(line)
        card.body.addStretch()

    def _fill_office(self, found: Overview) -> None:
        say, card = self._desk.words, self._office
        self._begin(card, "office", 0)
        if found.waiting:
            text = say("review-count", count=found.waiting)
            card.body.addWidget(Entry(say("desktop-page-review"), text, lambda: self.open_page.emit("review")))
        lines = [("success", say("home-safe"))]
        lines += [(one.tone, say(f"backups-notice-{one.code}", **one.facts)) for one in found.notices]
        for tone, text in lines:
            line = QHBoxLayout()
            mark = label()
            mark.setPixmap(icons.pixmap({"success": "lock", "attention": "backup"}.get(tone, "danger"), tone, size=18))
            line.addWidget(mark)
            line.addWidget(label(text, "problem" if tone == "danger" else "", wrap=True), 1)
            card.body.addLayout(line)
        made = button("primary", act=self.record.emit)
        made.setText(say("desktop-new"))
        line = row(made)
        line.addStretch()
        card.body.addSpacing(6)
        card.body.addLayout(line)
        card.body.addStretch()

    # --- the lines -------------------------------------------------------------------------------

    def _row_entry(self, found: Row, text: str, act: Act) -> Entry:
        title = self._titled(found.number, found.violations)
        status = (found.status.value, formats.option("status", found.status.value, self._desk))
        return Entry(title, text, act, status=status)

    def _titled(self, number: str, violations: tuple[str, ...]) -> str:
        words = " · ".join(formats.term(code, self._desk) for code in violations[:1])
        shown = formats.code(number, self._desk)
        return f"{shown} · {words or self._desk.words('incidents-no-violation')}".removeprefix(" · ")

    def _about(self, found: Row) -> str:
        desk = self._desk
        parts = (formats.child(found.child, desk), formats.place(found.place, desk), formats.partial(found.when, desk))
        return " · ".join(part for part in parts if part != formats.DASH) or desk.words("home-nothing-yet")

    def _returned_entry(self, found: Returned) -> Entry:
        text = self._about(found.row)
        if found.comment is not None:
            text = self._desk.words("home-comment", name=found.comment.by, text=found.comment.text)
        return self._row_entry(found.row, text, self._editor_of(found.row.uid))

    def _unsaved_entry(self, found: Unsaved) -> Entry:
        text = self._desk.words("home-unsaved", moment=formats.instant(found.at, self._desk))
        return Entry(self._titled("", found.violations), text, lambda: self._resume(found.uid))

    def _editor_of(self, uid: str) -> Act:
        return lambda: self._desk.ask(lambda s: incidents.get(s, uid=uid), owner=self, done=self._edit)

    def _looker(self, uid: str) -> Act:
        return lambda: self.look.emit(uid)

    def _edit(self, stored: Stored) -> None:
        self.edit.emit(stored)

    def _resume(self, uid: str) -> None:
        def found(drafts: tuple[Draft, ...]) -> None:
            for draft in drafts:
                if draft.incident.uid == uid:
                    self.resume.emit(draft)

        self._desk.ask(incidents.drafts, owner=self, done=found)


_ICONS = {"returned": "returned", "drafts": "draft", "due": "calendar", "office": "lock"}
