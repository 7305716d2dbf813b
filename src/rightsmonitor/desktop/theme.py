"""Themes: tokens from `ui/themes/tokens.toml` put into `ui/themes/base.qss`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal, get_args
from weakref import WeakSet

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from rightsmonitor import assets
from rightsmonitor.desktop import fonts

Theme = Literal["light", "dark", "contrast"]
THEMES: tuple[Theme, ...] = get_args(Theme)
TEXT_SIZES = (100, 125, 150)  # per cent
_HELD, _DRESSED = "held", "dressed"  # properties: a size in pixels at 100 %; theme and size of text of the program
_SIZES = {"body": 14, "label": 12, "section": 15, "page-title": 20}


@cache
def tokens(theme: Theme) -> dict[str, str]:
    """Colour by token name."""
    content = assets.interface("themes", "tokens.toml").read_text(encoding="utf-8")
    return {str(name): str(value) for name, value in tomllib.loads(content)[theme].items()}


def colour(name: str) -> QColor:
    """A token of the theme in force, for what is painted by hand."""
    return _colour(_current, name)


@cache
def _colour(theme: Theme, name: str) -> QColor:
    return QColor(tokens(theme)[name])


_current: Theme = "light"
_size = 100
_held: WeakSet[QWidget] = WeakSet()


def current() -> Theme:
    return _current


def text_size() -> int:
    """Size of text in per cent."""
    return _size


def scaled(pixels: int) -> int:
    """A length that grows with the text."""
    return round(pixels * _size / 100)


def hold(widget: QWidget, *, width: int = 0, height: int = 0, least: bool = False, side: bool = False) -> None:
    """Keeps a size that grows with the text, now and whenever the size of text changes.

    `least`: not less than this, otherwise exactly this. `side`: a column beside what matters, which grows half as much
    and breaks its lines instead.
    """
    widget.setProperty(_HELD, [width, height, int(least), int(side)])
    _held.add(widget)
    _hold_again(widget)


def _hold_again(widget: QWidget) -> None:
    width, height, least, side = widget.property(_HELD)
    grown = (100 + _size) / 200 if side else _size / 100
    if width:
        (widget.setMinimumWidth if least else widget.setFixedWidth)(round(width * grown))
    if height:
        (widget.setMinimumHeight if least else widget.setFixedHeight)(round(height * grown))


def apply(app: QApplication, theme: Theme, *, size: int = 100) -> None:
    """Style sheet, palette and fonts of the whole program. `size` of text in per cent, 100 to 150."""
    global _current, _size  # one window, one theme; what paints by hand asks `colour`
    _current, _size = theme, size
    if app.property(_DRESSED) == f"{theme} {size}":
        return
    app.setProperty(_DRESSED, f"{theme} {size}")
    fonts.load()
    found, scale = tokens(theme), size / 100
    sizes = {name: f"{round(size * scale)}px" for name, size in _SIZES.items()}
    tick = assets.interface("icons", f"tick-{'dark' if theme == 'dark' else 'light'}.svg")
    sizes |= {"tick": tick.as_posix(), "tick-size": f"{round(16 * scale)}px"}
    sheet = assets.interface("themes", "base.qss").read_text(encoding="utf-8")
    app.setStyleSheet(re.sub(r"@([a-z-]+)", lambda match: {**found, **sizes}[match[1]], sheet))
    font = QFont(fonts.LATIN)
    font.setFamilies([fonts.LATIN, fonts.ARABIC])
    font.setPixelSize(round(_SIZES["body"] * scale))
    app.setFont(font)
    app.setPalette(_palette(found))
    for widget in list(_held):
        if isValid(widget):
            _hold_again(widget)


def _palette(found: dict[str, str]) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "background",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "ink",
        QPalette.ColorRole.PlaceholderText: "muted",
    }
    for role, name in roles.items():
        palette.setColor(role, QColor(found[name]))
    return palette
