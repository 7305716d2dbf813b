"""Whether what is written can be read: WCAG 2 contrast, from the tokens of a theme and from the pixels of a page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget

import looks
from rightsmonitor.desktop import theme
from rightsmonitor.desktop.theme import Theme

TEXT, LARGE, MARKS = 4.5, 3.0, 3.0  # ratios: text, large text, what is no text
_LARGE, _LARGE_BOLD = 24, 19  # pixels
_GROUNDS = ("background", "surface", "raised")
# (ink, ground) as base.qss and what is painted by hand put them together.
WRITTEN = (
    *((ink, ground) for ink in ("ink", "muted", "primary", "success", "danger", "attention") for ground in _GROUNDS),
    *((ink, "selection") for ink in ("ink", "muted", "primary")),
    ("primary-ink", "primary"),
    ("primary-ink", "primary-hover"),
    *((tone, f"{tone}-soft") for tone in ("primary", "success", "attention", "danger")),
    *(("ink", f"{tone}-soft") for tone in ("primary", "attention", "danger", "neutral")),
    *(("muted", f"{tone}-soft") for tone in ("primary", "attention", "danger", "neutral")),
    ("ink", "mark"),
    ("rail-ink", "rail"),
    ("rail-ink", "rail-selected"),
    ("rail-muted", "rail"),
    ("background", "ink"),
    ("background", "muted"),
)
# What is no text and has to be seen: the ring of the focus, the line around a field, bars of a chart.
MARKED = (
    *((mark, ground) for mark in ("focus", "edge", "primary") for ground in _GROUNDS),
    ("rail-muted", "rail"),
    ("rail-muted", "rail-selected"),
    ("focus", "selection"),
)


def ratio(one: str, other: str) -> float:
    """Contrast of two colours such as #0B5C73."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = np.array([[int(colour[at : at + 2], 16) for at in (1, 3, 5)]], dtype=np.uint8)
    return float(_luminances(channels)[0])


def _luminances(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Relative luminance of red, green, blue in the last axis."""
    part = pixels.astype(np.float64) / 255
    linear = np.where(part <= 0.03928, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def faint_tokens(name: Theme) -> list[str]:
    """Pairs of a theme that are too close to each other."""
    found, colours = [], theme.tokens(name)
    for pairs, least in ((WRITTEN, TEXT), (MARKED, MARKS)):
        for ink, ground in pairs:
            seen = ratio(colours[ink], colours[ground])
            if seen < least:
                found.append(f"{name}: {ink} on {ground} is {seen:.2f}, not {least}")
    return found


def faint(root: QWidget) -> list[str]:
    """Words on a page whose darkest and lightest pixels are too close. What cannot be used may be faint."""
    image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    content = np.frombuffer(bytes(image.constBits()), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = content[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    factor = image.width() / root.width()
    found = []
    for widget in looks.shown(root):
        said = looks.texts_of(widget)
        region = widget.visibleRegion().boundingRect()
        scrolled_away = region.width() < widget.width() * 0.6 or region.height() < widget.height() * 0.6
        if not said or not widget.isEnabled() or scrolled_away:
            continue
        if not any(letter.isalnum() for letter in said) or (isinstance(widget, QLabel) and "<" in widget.text()):
            continue
        seen, least = (
            _contrast(pixels, _inside(region.translated(widget.mapTo(root, QPoint(0, 0))), factor)),
            _least(widget),
        )
        if seen < least:
            found.append(f"contrast {seen:.2f}, not {least}: {looks.name_of(widget)}")
    return found


def _inside(place: QRect, factor: float) -> tuple[slice, slice]:
    """Without the border and its round corners."""
    edge = 3
    rows = slice(round((place.top() + edge) * factor), round((place.bottom() - edge) * factor) + 1)
    return rows, slice(round((place.left() + edge) * factor), round((place.right() - edge) * factor) + 1)


def _least(widget: QWidget) -> float:
    size = widget.font().pixelSize()
    return LARGE if size >= _LARGE or (size >= _LARGE_BOLD and widget.font().bold()) else TEXT


def _contrast(pixels: NDArray[np.uint8], place: tuple[slice, slice]) -> float:
    """Between the most frequent colour, which is the ground, and the one that stands out most from it."""
    part = pixels[place]
    if not part.size:
        return 21.0
    flat = part.reshape(-1, 3)
    packed = flat[:, 0].astype(np.int64) << 16 | flat[:, 1].astype(np.int64) << 8 | flat[:, 2]
    colours, counts = np.unique(packed, return_counts=True)
    ground = int(colours[int(np.argmax(counts))])
    spread = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=-1).astype(np.uint8)
    bright = _luminances(spread)
    base = float(bright[list(colours).index(ground)])
    ratios = (np.maximum(bright, base) + 0.05) / (np.minimum(bright, base) + 0.05)
    return float(ratios.max())
