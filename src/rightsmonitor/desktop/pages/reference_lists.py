"""Places and glossary: shipped lists to look things up in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import Page
from rightsmonitor.desktop.widgets.basic import label
from rightsmonitor.desktop.widgets.rows_view import RowsView
from rightsmonitor.domain.place import PROGRAMME_REGIONS, Place

_UNREVIEWED = "[AR:mem]"


class ListPage(Page):
    """A title, a sentence and a table."""

    def __init__(self, desk: Desk, view: RowsView) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self.view = desk, view
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self._title)
        outer.addWidget(self._lead)
        outer.addWidget(view, 1)
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    def retranslate(self) -> None:
        raise NotImplementedError

    def refresh(self) -> None:
        self.view.search.setFocus()


class PlacesPage(ListPage):
    """The 12 regions with their 75 provinces and prefectures: code, names in three languages, programme."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, RowsView(stretch=(1, 2), widths={0: 90, 3: 170, 4: 90, 5: 150}))

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("reference-places"))
        self._lead.setText(say("reference-places-lead"))
        columns = ("code", "name", "other-name", "kind", "iso", "programme")
        places = [place for place in self._desk.reference.places.all if place.level in (1, 2)]
        self.view.fill(
            [say(f"reference-column-{name}") for name in columns],
            [self._row(place) for place in sorted(places, key=lambda place: place.code)],
            hint=say("reference-search-places"),
            name=say("reference-places"),
        )

    def _row(self, place: Place) -> tuple[str, tuple[str, ...], str]:
        say, language = self._desk.words, self._desk.language
        other = place.label("fr" if language == "ar" else "ar")
        programme = say("reference-yes") if self._region(place) in PROGRAMME_REGIONS else ""
        indent = "" if place.level == 1 else "    "
        kind = say(f"reference-kind-{place.kind}") if say.has(f"reference-kind-{place.kind}") else place.kind
        cells = (place.code, indent + place.label(language), other, kind, place.iso, programme)
        return place.code, cells, " ".join((*place.labels.values(), *place.aliases))

    @staticmethod
    def _region(place: Place) -> str:
        return place.code.partition(".")[0]


class GlossaryPage(ListPage):
    """The terms of the field in three languages; Arabic from memory says so until a native reader has seen it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, RowsView(stretch=(0, 1, 2, 3)))

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("reference-glossary"))
        self._lead.setText(say("reference-glossary-lead"))
        rows = []
        for found in self._desk.reference.glossary:
            plain = formats.shipped(found["note"].replace(_UNREVIEWED, "").strip(), self._desk)
            unreviewed = say("reference-unreviewed") if _UNREVIEWED in found["note"] else ""
            cells = (found["fr"], found["ar"], found["en"], f"{plain} {unreviewed}".strip())
            rows.append((found["key"], cells, found["key"].replace("_", " ")))
        self.view.fill(
            [say(f"reference-column-{name}") for name in ("fr", "ar", "en", "note")],
            rows,
            hint=say("reference-search-glossary"),
            name=say("reference-glossary"),
        )
