"""The figures of a package that was opened: `data/cube.csv` and `data/codes.csv` as arrays, strictly read.

A reader meets the same codes in hundreds of packages and lays them out once.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import numpy as np
import pandas as pd

from rightsmonitor.domain import tabulation
from rightsmonitor.domain.disclosure.layout import Flags, Integers
from rightsmonitor.domain.disclosure.tables import Hierarchy, dimensions_of
from rightsmonitor.domain.disclosure.together.national import Shape, shape
from rightsmonitor.domain.errors import InvalidHierarchy, InvalidTable, NotGenuine
from rightsmonitor.domain.release import zeros_along
from rightsmonitor.exchange.package import cube
from rightsmonitor.exchange.package.manifest import Facts
from rightsmonitor.exchange.package.package import sha256

Labels = dict[tuple[str, str], tuple[str, str, str]]
_FIGURES = ("OBS_VALUE", "OBS_STATUS", "CONF_STATUS")
_NUMBER = r"0|[1-9][0-9]{0,14}"
_SHOWN = ("A", "E")


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """Arrays beside the quantities of `shape.layout`. `values` is -1 where hidden, 0 where a cell cannot exist."""

    shape: Shape
    labels: Labels
    values: Integers
    hidden: Flags
    impossible: Flags
    rounded: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """What packages with the same codes and tables share."""

    shape: Shape
    labels: Labels
    names: tuple[str, ...]
    orders: dict[str, Integers]  # quantity of each row of a cube, by the digest of its key columns


class Reader:
    """Reads one package after the other."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, tuple[str, ...], tuple[str, ...]], _Kind] = {}

    def read(self, cube_csv: bytes, codes_csv: bytes, facts: Facts) -> Figures:
        """Raises NotGenuine (reason: figures): columns, codes, statuses or numbers that no package may have."""
        try:
            kind = self._kind(codes_csv, facts)
            frame = pd.read_csv(io.BytesIO(cube_csv), dtype=str, keep_default_na=False)
            return _figures(kind, frame)
        except (ValueError, KeyError, InvalidTable, InvalidHierarchy, csv.Error) as failure:
            raise NotGenuine(reason="figures") from failure

    def _kind(self, codes_csv: bytes, facts: Facts) -> _Kind:
        everywhere = dimensions_of(tabulation.specs(facts.tables, place_levels=1)) if facts.hides_zeros else None
        zeros = zeros_along(facts.groups, everywhere)
        name = sha256(codes_csv), facts.tables, zeros
        if name not in self._kinds:
            self._kinds[name] = _laid_out(codes_csv, facts.tables, zeros)
        return self._kinds[name]


def _laid_out(codes_csv: bytes, tables: tuple[str, ...], zeros: tuple[str, ...]) -> _Kind:
    header, *rows = csv.reader(io.StringIO(codes_csv.decode("utf-8"), newline=""), strict=True)
    if tuple(header) != cube.CODE_COLUMNS:
        raise ValueError("columns")
    pairs: dict[str, list[tuple[str, str]]] = {}
    labels: Labels = {}
    for dimension, code, parent, french, arabic, english in rows:
        pairs.setdefault(dimension, []).append((code, parent))
        labels[dimension, code] = french, arabic, english
    trees = {name: Hierarchy.from_pairs(name, found) for name, found in pairs.items()}
    levels = trees["place"].levels if "place" in trees else 1
    found = shape(tables, tabulation.specs(tables, place_levels=levels), trees, hiding_zeros=zeros)
    return _Kind(found, labels, tuple(pairs), {})


def _figures(kind: _Kind, frame: pd.DataFrame) -> Figures:
    keys = ["TABLE", *(name.upper() for name in kind.names)]
    if list(frame.columns) != [*keys, *_FIGURES]:
        raise ValueError("columns")
    digest = sha256(pd.util.hash_pandas_object(frame[keys], index=False).to_numpy().tobytes())
    if digest not in kind.orders:
        kind.orders[digest] = _order(kind, frame)
    return _arranged(kind, kind.orders[digest], frame)


def _arranged(kind: _Kind, order: Integers, frame: pd.DataFrame) -> Figures:
    """The figures of the rows at their quantities. Raises ValueError where they are none, or two disagree."""
    status, text = frame["OBS_STATUS"].to_numpy(), frame["OBS_VALUE"]
    shown, absent = np.isin(status, _SHOWN), status == "M"
    number = text.str.fullmatch(_NUMBER).to_numpy(np.bool_)
    pairs = set(zip(status.tolist(), frame["CONF_STATUS"].tolist(), strict=True))
    if not pairs <= set(cube.STATUSES.values()) or (shown != number).any() or (text[~shown] != "").any():
        raise ValueError("figures")
    figures = np.where(absent, 0, -1).astype(np.int64)
    figures[shown] = text[shown].astype(np.int64)
    values = np.full(kind.shape.layout.size, -1, dtype=np.int64)
    values[order] = figures
    impossible = np.zeros(len(values), dtype=np.bool_)
    impossible[order] = absent
    if (values[order] != figures).any() or (impossible[order] != absent).any():
        raise ValueError("contradiction")
    return Figures(kind.shape, kind.labels, values, values < 0, impossible, bool((status == "E").any()))


def _order(kind: _Kind, frame: pd.DataFrame) -> Integers:
    """The quantity of each row. Raises ValueError or KeyError unless every cell of every table stands there once."""
    order = np.full(len(frame), -1, dtype=np.int64)
    layout = kind.shape.layout
    for number, key in enumerate(kind.shape.keys):
        table = layout.tables[number]
        rows = np.flatnonzero(frame["TABLE"].to_numpy() == key)
        index = []
        for name, axis in zip(table.spec.names, table.axes, strict=True):
            codes = layout.hierarchies[name].codes
            where = {codes[at]: column for column, at in enumerate(axis.tolist())}
            index.append(np.array([where[code] for code in frame[name.upper()].iloc[rows]], dtype=np.int64))
        cells = np.ravel_multi_index(tuple(index), table.shape)
        others = [name.upper() for name in kind.names if name not in table.spec.names]
        if len(np.unique(cells)) != table.quantity.size or len(cells) != table.quantity.size:
            raise ValueError("cells")
        if (frame.iloc[rows][others] != cube.NOT_IN_TABLE).any(axis=None):
            raise ValueError("codes")
        order[rows] = table.quantity.ravel()[cells]
    if (order < 0).any():
        raise ValueError("table")
    return order
