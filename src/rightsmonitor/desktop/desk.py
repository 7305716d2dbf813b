"""What every page needs: words, the worker, and the unlocked session, which only the worker touches."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from rightsmonitor.desktop import theme as themes
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.jobs import Failed, Jobs
from rightsmonitor.desktop.theme import Theme
from rightsmonitor.wording import Digits, Language, Words, words

# The first page needs words and nothing of this.
if TYPE_CHECKING:
    from rightsmonitor.domain.errors import RightsMonitorError
    from rightsmonitor.domain.people import Office, User
    from rightsmonitor.reference import Reference
    from rightsmonitor.services.partners import Partner
    from rightsmonitor.services.session import Session

T = TypeVar("T")
IDLE_MINUTES = (2, 5, 10, 15)  # never longer: an open screen on a shared table is an open file
_LOCALES = {
    "fr": QLocale(QLocale.Language.French, QLocale.Country.Morocco),
    # QLocale("ar") would be Egypt: other digits, other months, week from Saturday.
    "ar": QLocale(QLocale.Language.Arabic, QLocale.Country.Morocco),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Desk(QObject):
    """One per window."""

    language_changed = Signal()
    idle_changed = Signal()
    backed_up = Signal()
    toasted = Signal(str, bool, object)

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self._partners: tuple[dict[str, str], ...] | None = None
        self.user: User | None = None
        self.office: Office | None = None
        self.recent_terms: tuple[str, ...] = ()  # codes of the acts this person chose lately
        self._session: Session | None = None
        self.reason_given = False
        self.training = False  # whether the vault that is open was made for practising
        self.digits: Digits = "western"
        self.idle_minutes = IDLE_MINUTES[1]
        self.words: Words = words(language)
        self._set_direction()

    @property
    def language(self) -> Language:
        return self.words.language

    @property
    def reference(self) -> Reference:
        """The shipped lists, read when they are first needed: the unlock page needs none."""
        from rightsmonitor import reference

        return reference.load()

    @property
    def partners(self) -> tuple[dict[str, str], ...]:
        """The directory of the vault, or the shipped one."""
        return self.reference.partners if self._partners is None else self._partners

    @property
    def locale(self) -> QLocale:
        return _LOCALES[self.language]

    def speak(self, language: Language) -> None:
        """Changes the language of the whole window while it runs."""
        self.words = words(language, self.digits)
        self._set_direction()
        self.language_changed.emit()

    def count_in(self, digits: Digits) -> None:
        """Which digits Arabic sentences and dates have; the other languages have Western ones."""
        self.digits = digits
        self.speak(self.language)

    def lock_after(self, minutes: int) -> None:
        """How long nothing may be touched before the window locks."""
        self.idle_minutes = minutes
        self.idle_changed.emit()

    def dress(self, *, theme: Theme | None = None, size: int | None = None) -> None:
        """Changes theme or size of text while the window runs; every page draws itself anew."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, theme or themes.current(), size=size or themes.text_size())
        self.language_changed.emit()

    def _set_direction(self) -> None:
        QLocale.setDefault(self.locale)
        rtl = self.words.right_to_left
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setLayoutDirection(direction)

    def enter(self, session: Session) -> None:
        """A session was opened in the worker."""
        self._session, self.user, self.office = session, session.user, session.office
        self.reason_given, self.training = False, session.training

    def know_partners(self, found: tuple[Partner, ...]) -> None:
        """The directory of this vault, as the form offers it."""
        self._partners = tuple(
            {
                "key": partner.key,
                "name_fr": partner.name_fr,
                "name_ar": partner.name_ar or partner.name_fr,
                "name_en": partner.name_en or partner.name_fr,
                "hidden": "yes" if partner.hidden else "",
            }
            for partner in found
        )

    def leave(self, then: Callable[[], None] | None = None) -> None:
        """Closes the session in the worker; answers under way are dropped. `then`: when it is closed, or cannot be."""
        self.recent_terms, self.training = (), False
        session, self._session, self.user = self._session, None, None
        self.jobs.forget()
        if session is None:
            if then is not None:
                then()
            return

        def failed(error: RightsMonitorError) -> None:
            self.tell(error)
            if then is not None:
                then()

        self.jobs.run(session.close, owner=self, done=lambda _: then() if then is not None else None, failed=failed)

    def ask(
        self,
        work: Callable[[Session], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Runs `work` with the session in the worker; without a session nothing happens."""
        session = self._session
        if session is not None:
            self.jobs.run(lambda: work(session), owner=owner, done=done, failed=failed or self.tell)

    def tell(self, error: RightsMonitorError) -> None:
        """A failure that belongs to no field."""
        self.toast(sentence(error, self.words), good=False)

    def toast(self, text: str, *, good: bool = True, undo: Callable[[], object] | None = None) -> None:
        """Says something that goes by itself; `undo` takes back what was done."""
        self.toasted.emit(text, good, undo)
