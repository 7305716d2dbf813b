"""Arbitrary values of the domain for hypothesis, made from their type hints: a new field is generated at once."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.incident import Incident

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآةىؤئـًٌَُّْ٠١٢٣٤٥٦٧٨٩،؛؟"
FRENCH = "aàâbcçdeéèêëfghiîïjklmnoôpqrstuùûüvwxyzœæ’ -«»\u202f"
KEYS = ("v1", "v2", "c1", "c2", "p1", "p2", "")
CODES = ("RMV-1.1", "RMV-2.1", "RMV-5.1", "RMV-R.15", "RMV-C.4", "RMV-2", "RMV-99", "02", "02.411", "MA", "99")


def texts() -> st.SearchStrategy[str]:
    """Words in Arabic and French, codes and keys that mean something, and anything else Unicode has."""
    return st.one_of(
        st.sampled_from((*KEYS, *CODES)),
        st.text(ARABIC + " \n", max_size=20),
        st.text(FRENCH, max_size=20),
        st.text(max_size=12),
    )


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Days, estimated days, months, years and ranges from year 1 to year 9999."""
    days = st.dates()
    spans = st.timedeltas(timedelta(0), timedelta(days=800))
    return st.one_of(
        st.builds(PartialDate.day, days, estimated=st.booleans()),
        st.builds(lambda day: PartialDate.month(day.year, day.month), days),
        st.builds(PartialDate.year, st.integers(1, 9999)),
        st.builds(
            lambda day, span: PartialDate.between(day, day + min(span, date.max - day)),
            days,
            spans,
        ),
    )


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value a field of this type may hold."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.one_of(*(st.none() if option is type(None) else values(option) for option in inner))
    if origin is tuple:
        return st.lists(values(inner[0]), max_size=2).map(tuple)
    if hint is PartialDate:
        return partial_dates()
    if hint is date:
        return st.dates()
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.one_of(st.integers(-2, 30), st.integers(-(2**53), 2**53))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return described(hint) if is_dataclass(hint) else texts()


def described(kind: Any) -> st.SearchStrategy[Any]:
    """A frozen value whose fields are drawn one by one."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{spec.name: values(hints[spec.name]) for spec in fields(kind)})


def incidents() -> st.SearchStrategy[Incident]:
    """Any incident that can be written down, sensible or not."""
    return cast("st.SearchStrategy[Incident]", values(Incident))
