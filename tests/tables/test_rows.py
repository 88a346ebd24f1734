"""Row types: each column declared once."""

from dataclasses import fields
from datetime import date
from typing import get_type_hints

import pytest

from geo.model.claim import Claim
from geo.model.place import Place
from geo.model.source import Source
from geo.model.view import Moment
from geo.tables.queries import claim_rows, control_rows, place_rows, source_rows
from geo.tables.rows import CLAIM_ROW, CONTROL_ROW, PLACE_ROW, SOURCE_ROW

AUGUST_12 = Moment(date(2021, 8, 12))


@pytest.mark.parametrize(
    ("row_type", "ask"),
    [
        (CONTROL_ROW, lambda record: control_rows(record, AUGUST_12)),
        (CLAIM_ROW, claim_rows),
        (PLACE_ROW, place_rows),
        (SOURCE_ROW, source_rows),
    ],
)
def test_the_rows_have_the_columns_that_their_type_names(record, row_type, ask):
    names = row_type.column_names
    assert {tuple(row) for row in ask(record)} == {tuple(names)}
    assert list(get_type_hints(row_type.typed_dict)) == names
    assert row_type.key == names[0]


@pytest.mark.parametrize(
    ("row_type", "row_class"), [(PLACE_ROW, Place), (SOURCE_ROW, Source), (CLAIM_ROW, Claim)]
)
def test_every_column_of_the_data_set_is_a_column_of_its_answer(row_type, row_class):
    assert {field.name for field in fields(row_class)} <= set(row_type.column_names)


def test_what_is_not_said_is_none_and_not_empty(record):
    rows = claim_rows(record)
    assert any(row["contender"] is None for row in rows)
    assert any(row["supersedes"] is None for row in rows)
    assert "" not in {row["contender"] for row in rows} | {row["supersedes"] for row in rows}
