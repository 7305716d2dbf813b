"""Licences of everything that is shipped, from the metadata of what is installed: `python packaging/licences.py`.

Writes one text for each library to `resources/licences/` and an index of them. Fonts stand beside them.
"""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "resources" / "licences"
INDEX = OUT / "libraries.json"
_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
# Only needed to build the package; nothing of them is shipped.
_BUILD = {"editables", "hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}


def shipped() -> list[str]:
    """Names of the locked libraries that a person gets."""
    text = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([A-Za-z0-9_.\-]+)==", text, re.MULTILINE)
    return [name for name in names if name not in _BUILD]


# What the libraries carry inside, by what their own documents say.
_WITHIN = (
    ("Qt 6 (PySide6)", "LGPL-3.0-only", "https://www.qt.io/licensing/open-source-lgpl-obligations"),
    ("SQLCipher (sqlcipher3)", "BSD-3-Clause", "https://www.zetetic.net/sqlcipher/license/"),
    ("SQLite (sqlcipher3)", "Public domain", "https://www.sqlite.org/copyright.html"),
    ("OpenSSL (cryptography, sqlcipher3)", "Apache-2.0", "https://www.openssl.org/source/license.html"),
    ("OpenBLAS (numpy)", "BSD-3-Clause", "https://github.com/OpenMathLib/OpenBLAS"),
    ("rage (pyrage)", "MIT OR Apache-2.0", "https://github.com/str4d/rage"),
)
_FONTS = (("Noto Sans", "OFL-1.1", "NotoSans-OFL.txt"), ("Noto Sans Arabic", "OFL-1.1", "NotoSans-OFL.txt"))
# Libraries that bring no text: another brings the same licence.
_SAME = {"LGPL": "python-bidi", "APL": "tzdata", "Apache": "tzdata"}


# Libraries that declare none: what their text is.
_SAID = {"pyrage": "MIT", "sqlcipher3": "Zlib"}


def licence_of(found: metadata.PackageMetadata) -> str:
    """The expression that the library declares, or its old field, or its classifiers, or what we read in its text."""
    declared = found.get("License-Expression") or found.get("License") or ""
    first = declared.strip().splitlines()[0].partition(",")[0] if declared.strip() else ""
    if first:
        return first
    classes = [c for c in found.get_all("Classifier") or [] if c.startswith("License ::")]
    return "; ".join(c.rpartition(" :: ")[2] for c in classes) or _SAID.get(found["Name"], "")


def text_of(name: str) -> str:
    """The texts of licences that the library brings, one after the other."""
    parts = []
    for path in sorted(metadata.distribution(name).files or [], key=str):
        if ".dist-info" in str(path) and _TEXT.search(path.as_posix()):
            content = Path(str(path.locate())).read_text(encoding="utf-8", errors="replace")
            parts.append(f"--- {path.name} ---\n\n{content.strip()}\n")
    return "\n".join(parts)


def index() -> list[dict[str, str]]:
    """Name, version, licence, home page and the file with the text; no file for what lies inside a library."""
    found = []
    for name in shipped():
        about = metadata.metadata(name)
        licence = licence_of(about)
        other = next((other for mark, other in _SAME.items() if mark in licence), "")
        file = f"{name if text_of(name) else other}.txt"
        found.append(
            {"name": name, "version": about["Version"], "licence": licence, "home": _home(about), "file": file}
        )
    found += [{"name": n, "version": "", "licence": licence, "home": home, "file": ""} for n, licence, home in _WITHIN]
    found += [{"name": n, "version": "", "licence": licence, "home": "", "file": file} for n, licence, file in _FONTS]
    return found


def _home(about: metadata.PackageMetadata) -> str:
    pages = [page.partition(", ")[2] for page in about.get_all("Project-URL") or []]
    return about.get("Home-page") or next(iter(pages), "")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    entries = index()
    for entry in entries:
        if entry["file"] == f"{entry['name']}.txt":
            (OUT / entry["file"]).write_text(text_of(entry["name"]), encoding="utf-8")
    INDEX.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(entries)} libraries")


if __name__ == "__main__":
    main()
