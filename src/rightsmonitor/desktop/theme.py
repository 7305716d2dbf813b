"""Themes: tokens from `ui/themes/tokens.toml` put into `ui/themes/base.qss`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal, get_args

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from rightsmonitor import assets

Theme = Literal["light", "dark", "contrast"]
THEMES: tuple[Theme, ...] = get_args(Theme)
_SIZES = {"body": 14, "label": 12, "section": 15, "page-title": 20}


@cache
def tokens(theme: Theme) -> dict[str, str]:
    """Colour by token name."""
    content = assets.interface("themes", "tokens.toml").read_text(encoding="utf-8")
    return {str(name): str(value) for name, value in tomllib.loads(content)[theme].items()}


def colour(name: str) -> QColor:
    """A token of the theme in force, for what is painted by hand."""
    return QColor(tokens(_current)[name])


_current: Theme = "light"


def current() -> Theme:
    return _current


def apply(app: QApplication, theme: Theme, *, scale: float = 1.0) -> None:
    """Style sheet, palette and fonts of the whole program. `scale` is the size of text, 1.0 to 1.5."""
    global _current  # one window, one theme; what paints by hand asks `colour`
    _current = theme
    _load_fonts()
    found = tokens(theme)
    sizes = {name: f"{round(size * scale)}px" for name, size in _SIZES.items()}
    sheet = assets.interface("themes", "base.qss").read_text(encoding="utf-8")
    app.setStyleSheet(re.sub(r"@([a-z-]+)", lambda match: {**found, **sizes}[match[1]], sheet))
    font = QFont("Noto Sans")
    font.setFamilies(["Noto Sans", "Noto Sans Arabic"])
    font.setPixelSize(round(_SIZES["body"] * scale))
    app.setFont(font)
    app.setPalette(_palette(found))


@cache
def _load_fonts() -> None:
    for path in sorted(assets.resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


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
