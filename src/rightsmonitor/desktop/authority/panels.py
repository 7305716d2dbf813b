"""Beside the table: the facts of one package, and who reported for the chosen period."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.authority.table import TONES, office
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets.basic import Card, Chip, Scroll, empty, label, row
from rightsmonitor.domain.errors import NotGenuine
from rightsmonitor.services.national.workspace import CURRENT, Received, View


class PackagePanel(Scroll):
    """Facts of one package, or nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._package: Received | None = None

    def show_package(self, package: Received | None) -> None:
        self._package = package
        self.retranslate()

    def retranslate(self) -> None:
        empty(self.body)
        found, say = self._package, self._desk.words
        if found is None:
            self.body.addStretch()
            return
        card = Card()
        chip = Chip()
        chip.show_status(TONES[found.state], say(f"authority-state-{found.state}"))
        card.body.addWidget(label(office(found.office, found.labels, self._desk), "section", wrap=True))
        card.body.addWidget(chip)
        card.body.addWidget(label(self._meaning(found), "muted", wrap=True))
        for name, text in self._facts(found):
            card.body.addWidget(label(say(f"authority-fact-{name}"), "label"))
            card.body.addWidget(label(text, wrap=True))
        self.body.addWidget(card)
        if found.signers:
            self.body.addWidget(self._signers(found))
        self.body.addStretch()

    def _meaning(self, found: Received) -> str:
        say = self._desk.words
        if found.state == "refused":
            return sentence(NotGenuine(reason=found.reason), say)
        return say(f"authority-meaning-{found.state}")

    def _facts(self, found: Received) -> list[tuple[str, str]]:
        say, desk = self._desk.words, self._desk
        facts = [
            ("release", say("authority-release", number=found.sequence, period=found.period)),
            ("digest", formats.code(f"{found.digest[:16]} …", desk)),
        ]
        if found.replaces:
            facts.append(("replaces", formats.listed([str(number) for number in found.replaces], desk)))
        if found.tables:
            facts.append(("tables", "\n".join(say(f"releases-table-{key}") for key in found.tables)))
            how = say("authority-rounded", base=found.base) if found.base else ""
            if not how:
                rule = "groups-of-package" if found.group_units else "groups-not-of-package"
                parts = [say("authority-threshold", threshold=found.threshold), say(rule, units=found.group_units)]
                how = " · ".join([*parts, *([say("zeros-of-package")] if found.hides_zeros else [])])
            facts.append(("protection", how))
        return facts

    def _signers(self, found: Received) -> Card:
        card = Card(tone="soft")
        say = self._desk.words
        card.body.addWidget(label(say("authority-signed"), "section"))
        for each in found.signers:
            role = formats.option("role", each.role, self._desk)
            card.body.addWidget(label(say(f"authority-part-{each.part}"), "label"))
            card.body.addWidget(label(f"{each.name or each.uid} · {role}", "strong", wrap=True))
            card.body.addWidget(label(formats.code(each.key_id, self._desk), "hint"))
        return card


class Standing(QWidget):
    """Four cards in a row: who is in, who is missing, gaps, corrections."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards = {name: Card(margin=12, spacing=2) for name in ("offices", "missing", "gaps", "corrections")}
        self._names = {name: label(kind="label") for name in self._cards}
        self._figures = {name: label(kind="title") for name in self._cards}
        self._details = {name: label(kind="hint", wrap=True) for name in self._cards}
        line = row(spacing=10)
        for name, card in self._cards.items():
            for part in (self._names[name], self._figures[name], self._details[name]):
                card.body.addWidget(part)
            card.body.addStretch()
            line.addWidget(card, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(line)

    def show_view(self, view: View, period: str) -> None:
        say, desk = self._desk.words, self._desk
        rows = [each for each in view.received if period in ("", each.period)]
        expected = sum(each.expected for each in view.offices)
        reported = {each.office for each in rows if each.state == CURRENT}
        missing = view.missing(period) if period else ()
        gaps = [(each.code, each.gaps) for each in view.offices if each.gaps]
        corrections = [each for each in rows if each.replaces and each.state == CURRENT]
        self._tell("offices", say("authority-of", count=len(reported), total=max(expected, len(reported))), "")
        self._tell("missing", str(len(missing)) if period else formats.DASH, formats.listed(missing, desk))
        found = [f"{code} {formats.listed([str(n) for n in numbers], desk)}" for code, numbers in gaps]
        self._tell("gaps", str(sum(len(numbers) for _, numbers in gaps)), " · ".join(found))
        replaced = [f"{each.office} {each.sequence}" for each in corrections]
        self._tell("corrections", str(len(corrections)), formats.listed(replaced, desk))
        for name in ("missing", "gaps"):
            tone = "attention" if self._figures[name].text() not in ("0", formats.DASH) else ""
            self._cards[name].setProperty("tone", tone)
            self._cards[name].style().polish(self._cards[name])

    def _tell(self, name: str, figure: str, detail: str) -> None:
        say = self._desk.words
        self._names[name].setText(say(f"authority-card-{name}"))
        self._figures[name].setText(figure)
        none = "authority-one-period" if figure == formats.DASH else f"authority-none-{name}"
        self._details[name].setText(detail or say(none))
