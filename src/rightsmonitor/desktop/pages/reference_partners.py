"""The partner directory: shipped organisations and the office's own; keepers add, change and hide them."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.pages.page import KEEPERS, Page
from rightsmonitor.desktop.widgets.basic import Card, Scroll, button, empty, label, row
from rightsmonitor.desktop.widgets.rows_view import RowsView
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services import partners
from rightsmonitor.services.partners import Partner

_FIELDS = ("name_fr", "name_ar", "name_en", "type", "role", "contact")


class PartnersPage(Page):
    """The list on one side; on the other what is known of one partner, or the lines to fill in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.partners: dict[str, Partner] = {}
        self._editing: Partner | None = None
        self._title, self._lead = label(kind="title"), label(kind="muted", wrap=True)
        self.view = RowsView(stretch=(0,), widths={1: 130, 2: 120})
        self._detail = Scroll(spacing=6)
        self.lines = {name: QLineEdit() for name in _FIELDS}
        self._problem = label(kind="problem", wrap=True)
        self.add_button, self.hide_button = button("primary", act=self.add), button("", act=self.hide_chosen)
        self.change_button = button("", act=self.change)
        self.save_button, self._cancel = button("primary", act=self.save), button("quiet", act=self._stop)
        self._names = {name: label(kind="label") for name in _FIELDS}
        self._form = self._made_form()
        self._build()
        self.retranslate()
        desk.language_changed.connect(self.retranslate)

    @property
    def keeps(self) -> bool:
        return self._desk.user is not None and self._desk.user.role in KEEPERS

    def _made_form(self) -> Card:
        card = Card(margin=18, spacing=8)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        for at, (name, line) in enumerate(self.lines.items()):
            line.setMaxLength(300)
            self._names[name].setBuddy(line)
            grid.addWidget(self._names[name], 2 * at, 0)
            grid.addWidget(line, 2 * at + 1, 0)
        card.body.addLayout(grid)
        card.body.addWidget(self._problem)
        buttons = row(self.save_button, self._cancel)
        buttons.addStretch()
        card.body.addLayout(buttons)
        card.body.addStretch()
        card.setVisible(False)
        return card

    def _build(self) -> None:
        heading = row(self._title)
        heading.addStretch()
        for made in (self.change_button, self.hide_button, self.add_button):
            heading.addWidget(made)
            made.setVisible(self.keeps)
        self._card = Card(margin=0)
        self._detail.body.setContentsMargins(18, 16, 14, 14)
        self._card.body.addWidget(self._detail)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.view, 6)
        for side in (self._card, self._form):
            both.addWidget(side, 4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(heading)
        outer.addWidget(self._lead)
        outer.addLayout(both, 1)
        self.view.chosen.connect(self._chosen)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("reference-partners"))
        self._lead.setText(say("reference-partners-lead"))
        self.add_button.setText(say("reference-partner-add"))
        self.change_button.setText(say("reference-partner-change"))
        self.save_button.setText(say("reference-partner-save"))
        self._cancel.setText(say("review-cancel"))
        for name, line in self.lines.items():
            self._names[name].setText(say(f"reference-partner-{name.replace('_', '-')}"))
            line.setAccessibleName(self._names[name].text())
        self._fill()

    def refresh(self) -> None:
        self._desk.ask(partners.list_, owner=self, done=self.show_partners)

    def show_partners(self, found: tuple[Partner, ...]) -> None:
        self.partners = {partner.key: partner for partner in found}
        self._desk.know_partners(found)
        self._fill()

    def _fill(self) -> None:
        say = self._desk.words
        self.view.fill(
            [say(f"reference-column-{name}") for name in ("name", "type", "state")],
            [self._row(partner) for partner in self.partners.values()],
            hint=say("reference-search-partners"),
            name=say("reference-partners"),
        )
        self._chosen(self.view.key)

    def _row(self, partner: Partner) -> tuple[str, tuple[str, ...], str]:
        say = self._desk.words
        state = "hidden" if partner.hidden else "own" if partner.own else "shipped"
        cells = (partner.name(self._desk.language), formats.partner_type(partner.type, self._desk))
        also = " ".join((partner.name_fr, partner.name_ar, partner.name_en, partner.role))
        return partner.key, (*cells, say(f"reference-partner-{state}")), also

    def _chosen(self, key: str) -> None:
        partner = self.partners.get(key)
        say = self._desk.words
        empty(self._detail.body)
        self.hide_button.setEnabled(partner is not None)
        self.change_button.setEnabled(partner is not None and partner.own)
        self.hide_button.setText(
            say("reference-partner-show" if partner and partner.hidden else "reference-partner-hide")
        )
        if partner is None:
            self._detail.body.addWidget(label(say("reference-partner-choose"), "muted", wrap=True))
        else:
            self._detail.body.addWidget(label(partner.name(self._desk.language), "section", wrap=True))
            for name in ("name_fr", "name_ar", "name_en", "type", "role", "contact", "certainty"):
                text = getattr(partner, name)
                if name == "type":
                    text = formats.partner_type(text, self._desk)
                elif name in ("role", "certainty") and not partner.own:
                    text = formats.shipped(text, self._desk)
                if text:
                    title = say(f"reference-partner-{name.replace('_', '-')}")
                    self._detail.body.addWidget(label(title, "label"))
                    self._detail.body.addWidget(label(text, wrap=True, content=True))
        self._detail.body.addStretch()

    # --- keeping ---------------------------------------------------------------------------------

    def add(self) -> None:
        """Empty lines for a partner of the office."""
        self._edit(Partner(key="", name_fr=""))

    def change(self) -> None:
        partner = self.partners.get(self.view.key)
        if partner is not None and partner.own:
            self._edit(partner)

    def _edit(self, partner: Partner) -> None:
        self._editing = partner
        for name, line in self.lines.items():
            line.setText(getattr(partner, name))
        self._problem.setText("")
        self._show_form(True)
        self.lines["name_fr"].setFocus()

    def _show_form(self, shown: bool) -> None:
        self._form.setVisible(shown)
        self._card.setVisible(not shown)

    def _stop(self) -> None:
        self._editing = None
        self._show_form(False)

    def save(self) -> None:
        """Keeps what was typed; what is wrong is said under the lines and what was typed stays."""
        before = self._editing
        if before is not None:
            texts = {name: line.text() for name, line in self.lines.items()}
            made = Partner(key=before.key, hidden=before.hidden, own=True, **texts)
            self._desk.ask(lambda s: partners.keep(s, partner=made), owner=self, done=self._saved, failed=self._failed)

    def _saved(self, found: tuple[Partner, ...]) -> None:
        self._stop()
        self.show_partners(found)
        self._desk.toast(self._desk.words("reference-partner-saved"))

    def _failed(self, error: RightsMonitorError) -> None:
        self._problem.setText(sentence(error, self._desk.words))

    def hide_chosen(self) -> None:
        """Leaves a partner out of the form, or brings it back; the message takes it back."""
        partner = self.partners.get(self.view.key)
        if partner is not None:
            self._hide(partner.key, hidden=not partner.hidden, undo=True)

    def _hide(self, key: str, *, hidden: bool, undo: bool) -> None:
        def done(found: tuple[Partner, ...]) -> None:
            self.show_partners(found)
            text = self._desk.words("reference-partner-now-hidden" if hidden else "reference-partner-now-shown")
            back = (lambda: self._hide(key, hidden=not hidden, undo=False)) if undo else None
            self._desk.toast(text, undo=back)

        self._desk.ask(lambda s: partners.hide(s, key=key, hidden=hidden), owner=self, done=done)
