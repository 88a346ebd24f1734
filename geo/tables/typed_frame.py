"""Rows as a pandas DataFrame whose columns have the types that notebooks work with."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType
from typing import Any, get_args

import numpy as np
import pandas as pd

from geo.tables.rows import Day, Row, RowType

DTYPES: dict[Any, str] = {str: "str", int: "Int64", float: "float64"}


def typed_frame(rows: Sequence[Row], row_type: RowType) -> pd.DataFrame:
    """Rows as a DataFrame, every column typed even where it is empty.

    Parameters
    ----------
    rows
        The rows.
    row_type
        Their type, which gives columns and types.

    Returns
    -------
    pandas.DataFrame
        One row each, in their order. Days are ``datetime64[s]``, text is ``str``, whole numbers
        are ``Int64``; a cell that is None is missing. Lists stay lists.
    """
    return pd.DataFrame(
        {
            column.name: _series([row[column.name] for row in rows], column.type)
            for column in row_type.columns
        }
    )


def _series(cells: list[Any], hint: Any) -> pd.Series[Any]:
    plain = next((arm for arm in get_args(hint) if arm is not NoneType), hint)
    plain = plain if NoneType in get_args(hint) else hint
    if plain is Day:
        return pd.Series(np.array(cells, dtype="datetime64[s]"))
    return pd.Series(cells, dtype=DTYPES.get(plain, "object"))
