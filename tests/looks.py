"""What can be seen to be wrong on a page without eyes: text that is cut, widgets that overlap or leave their place.

Each check gives sentences for people who mend pages; nothing found is an empty list. Text that a table or a list cuts
with an ellipsis on purpose is whole in its tool tip and is left alone; so is what a scroll area can bring into view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QToolButton,
    QWidget,
)

from rightsmonitor.desktop.widgets.password import PasswordField

SLACK = 1  # pixel: widths are rounded
_INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, PasswordField)


def plain(text: str) -> str:
    """What stands on the screen of a text that may be marked up or have a letter to press."""
    if "<" in text and ">" in text:
        text = re.sub(r"<[^>]+>", "", text)
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def name_of(widget: QWidget) -> str:
    """Kind and words of a widget, for a sentence."""
    text = getattr(widget, "text", None)
    said = text() if callable(text) else widget.accessibleName()
    return f"{type(widget).__name__} “{plain(str(said))[:48]}”"


def shown(root: QWidget) -> Iterator[QWidget]:
    """Every visible widget below a window, outside other windows."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root.window() and not widget.size().isEmpty():
            yield widget


def texts_of(widget: QWidget) -> str:
    """The words that a widget writes on itself."""
    if isinstance(widget, QLabel):
        return plain(widget.text())
    if isinstance(widget, QAbstractButton):
        return plain(widget.text())
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return widget.placeholderText()
    if isinstance(widget, PasswordField):
        return widget._hint if widget.is_empty() else ""
    return ""


# --- text that is cut -------------------------------------------------------------------------------


def clipped(root: QWidget) -> list[str]:
    """Labels, buttons, fields, boxes and headings whose words do not fit."""
    found: list[str] = []
    for widget in shown(root):
        said = texts_of(widget)
        if isinstance(widget, QHeaderView):
            found += _headings(widget)
        elif isinstance(widget, QListWidget):
            found += _items(widget)
        elif said and (missing := _missing(widget, said)):
            found.append(f"cut by {missing} px: {name_of(widget)}")
    return found


def _missing(widget: QWidget, said: str) -> str:
    if isinstance(widget, QLabel):
        return _missing_label(widget)
    if isinstance(widget, QComboBox):
        whole = widget.toolTip() == said or widget.visibleRegion().isEmpty()  # it gets its tool tip when it is painted
        return "" if whole else _over(_advance(widget, said), _combo_room(widget))
    if isinstance(widget, QLineEdit):
        whole = widget.text() or widget.toolTip() == said  # Qt ends a hint in an ellipsis
        return "" if whole else _over(_advance(widget, said), _line_room(widget))
    if isinstance(widget, QPlainTextEdit):
        return ""
    if isinstance(widget, PasswordField):
        return "" if widget.toolTip() == said else _over(_advance(widget, said), widget.width() - 22)
    return _missing_button(widget)


def _advance(widget: QWidget, text: str) -> int:
    widget.ensurePolished()
    return QFontMetrics(widget.font()).horizontalAdvance(text)


def _over(wanted: int, room: int) -> str:
    return f"{wanted - room}" if wanted > room + SLACK else ""


def _missing_label(widget: QLabel) -> str:
    wanted = widget.sizeHint()
    if widget.wordWrap():
        words = re.split(r"[\s\u200b]+|(?<=\w-)(?=\w)", plain(widget.text()))  # where a line may break
        longest = max((_advance(widget, word) for word in words), default=0)
        margins = widget.contentsMargins()
        if too_wide := _over(longest, widget.width() - margins.left() - margins.right()):
            return f"{too_wide} (a word)"
        needed = widget.heightForWidth(widget.width())
        return f"{needed - widget.height()} (height)" if needed > widget.height() + SLACK else ""
    if wanted.height() > widget.height() + 2:
        return f"{wanted.height() - widget.height()} (height)"
    return _over(wanted.width(), widget.width())


def _missing_button(widget: QWidget) -> str:
    if not isinstance(widget, QPushButton | QCheckBox | QRadioButton | QToolButton):
        return ""
    if isinstance(widget, QToolButton) or (isinstance(widget, QPushButton) and widget.layout() is not None):
        return ""
    wanted = widget.sizeHint()
    if wanted.height() > widget.height() + 2:
        return f"{wanted.height() - widget.height()} (height)"
    return _over(wanted.width(), widget.width())


def _combo_room(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    edit = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, box).width()


def _line_room(line: QLineEdit) -> int:
    from PySide6.QtWidgets import QStyleOptionFrame

    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()
    margins = line.textMargins()
    icons = sum(24 for action in line.actions() if action.isVisible())
    return room - margins.left() - margins.right() - icons - 4


def _headings(header: QHeaderView) -> list[str]:
    model = header.model()
    if model is None or header.orientation() == Qt.Orientation.Vertical:
        return []
    found = []
    for at in range(header.count()):
        if not header.isSectionHidden(at):
            text = str(model.headerData(at, Qt.Orientation.Horizontal) or "")
            wanted = header.sectionSizeFromContents(at).width()
            if text and wanted > header.sectionSize(at) + SLACK:
                found.append(f"cut by {wanted - header.sectionSize(at)} px: heading “{text}”")
    return found


def _items(listed: QListWidget) -> list[str]:
    found = []
    for at in range(listed.count()):
        text, room = listed.item(at).text(), listed.visualItemRect(listed.item(at)).width() - 16
        if _advance(listed, text) > room + SLACK and not listed.item(at).toolTip():
            found.append(f"cut: item “{text}”")
    return found


# --- widgets out of their place ---------------------------------------------------------------------


def outside(root: QWidget) -> list[str]:
    """Whatever reaches beyond something that cannot scroll to it."""
    return [said for widget in shown(root) if _speaks(widget) and (said := _cut_off(widget, root))]


def _speaks(widget: QWidget) -> bool:
    return bool(texts_of(widget)) or isinstance(widget, (*_INPUTS, QAbstractButton))


def _cut_off(widget: QWidget, root: QWidget) -> str:
    place, inner = widget.rect(), widget
    while inner is not root and (outer := inner.parentWidget()) is not None:
        place = place.translated(inner.pos())
        # A field of an item view or a scrolled page may lie outside as long as the scroll bar leads to it.
        area = outer.parentWidget()
        if isinstance(area, QAbstractScrollArea) and outer is area.viewport():
            place = _scrollable(place, outer, area)
        beyond = _beyond(place, outer.rect())
        if beyond > SLACK:
            return f"{beyond} px outside {type(outer).__name__} {outer.objectName()}: {name_of(widget)}"
        inner = outer
    return ""


def _scrollable(place: QRect, view: QWidget, area: QAbstractScrollArea) -> QRect:
    """The place as it is once it was scrolled into view, as far as there is a bar to do it with."""
    found = QRect(place)
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if area.verticalScrollBarPolicy() != off and area.verticalScrollBar().maximum() > 0:
        found.moveTop(view.rect().top())
        found.setHeight(1)
    if area.horizontalScrollBarPolicy() != off and area.horizontalScrollBar().maximum() > 0:
        found.moveLeft(view.rect().left())
        found.setWidth(1)
    return found


def _beyond(place: QRect, room: QRect) -> int:
    return max(
        room.left() - place.left(),
        place.right() - room.right(),
        room.top() - place.top(),
        place.bottom() - room.bottom(),
    )


def overlapping(root: QWidget) -> list[str]:
    """Pairs of words or fields that lie on each other."""
    places = [
        (widget, widget.visibleRegion().boundingRect().translated(widget.mapTo(root, QPoint(0, 0))))
        for widget in shown(root)
        if _speaks(widget) and not widget.visibleRegion().isEmpty() and not _of_a_view(widget)
    ]
    found = []
    for (one, first), (other, second) in combinations(places, 2):
        common = first.intersected(second)
        if common.width() > 2 and common.height() > 2 and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            found.append(f"{common.width()}×{common.height()} px common: {name_of(one)} and {name_of(other)}")
    return found


def _of_a_view(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QHeaderView | QTableView)


def badges(root: QWidget) -> list[str]:
    """Buttons whose badge lies on their words, or on the icon that stands alone."""
    found = []
    for widget in shown(root):
        if isinstance(widget, QPushButton) and not widget.text() and widget.layout() and not widget.icon().isNull():
            marks = [made for made in widget.findChildren(QLabel) if made.isVisible() and made.text()]
            covered = [_icon_of(widget).intersected(made.geometry()) for made in marks]
            if any(common.width() > 2 and common.height() > 2 for common in covered):
                found.append(f"badge on the icon of {widget.accessibleName()}")
        if isinstance(widget, QPushButton) and widget.text() and widget.layout() is not None:
            inside = [w for w in widget.findChildren(QLabel) if w.isVisible() and w.text()]
            icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
            taken = _advance(widget, widget.text()) + icon + 20
            if inside and taken + max(w.width() for w in inside) > widget.width():
                found.append(f"badge on the words of {name_of(widget)}")
    return found


def _icon_of(entry: QPushButton) -> QRect:
    """Where the icon of an entry of the rail stands: at the leading edge, behind border and padding."""
    size, edge = entry.iconSize(), 12
    rtl = entry.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = entry.width() - edge - size.width() if rtl else edge
    return QRect(QPoint(left, (entry.height() - size.height()) // 2), size)


def misplaced(root: QWidget) -> list[str]:
    """Everything that this module finds."""
    return [*clipped(root), *outside(root), *overlapping(root), *badges(root)]
