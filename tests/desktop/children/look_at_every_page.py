"""Looks at every page with a scale factor of the screen, which Qt reads once: `FOLDER LANGUAGE FACTOR`.

Prints how many views there were, then what is wrong, a line each.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtTest import QTest

import looks
import tour
from rightsmonitor.services import demo
from rightsmonitor.wording import Language


def main(folder: str, language: str, factor: str) -> None:
    scale = float(factor)
    tour.WIDTH, tour.HEIGHT = int(tour.WIDTH / scale), int(tour.HEIGHT / scale)
    walked = tour.Tour(demo.open_(Path(folder)), cast("Language", language))
    found, views = dict[str, str](), 0
    for stops in (walked.outside(), walked.walk("superviseuse")):
        for name, page in stops:
            views += 1
            assert page is not walked.window or page.width() == tour.WIDTH, (name, page.width())
            first = set(looks.misplaced(page))
            if first:  # a card that comes a moment later moves its neighbours: only what stays is wrong
                QTest.qWait(400)
                found.update({fault: name for fault in first & set(looks.misplaced(page))})
    walked.close()
    print(f"{views} views")
    for fault, name in found.items():
        print(f"{name}: {fault}")


if __name__ == "__main__":
    main(*sys.argv[1:])
