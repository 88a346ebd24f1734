"""Checks across rows, tables and boundaries."""

from support.data import change_descriptor, change_row, refusal, rows, write_rows

FIRST = 2


def test_a_claim_published_before_its_day_is_refused(folder):
    change_row(folder / "claims.csv", FIRST, event_date="2021-09-01", reported_on="2021-08-01")
    assert any(
        "row 2, field reported_on" in line and "before its day" in line for line in refusal(folder)
    )


def test_a_claim_published_after_its_source_is_refused(folder):
    change_row(folder / "claims.csv", FIRST, reported_on="2030-01-01")
    assert any("after its source" in line for line in refusal(folder))


def test_a_holder_cannot_contend_with_itself(folder):
    change_row(folder / "claims.csv", FIRST, holder="taliban", contender="taliban")
    assert any("row 2, field contender" in line for line in refusal(folder))


def test_a_row_said_twice_is_refused(folder):
    path = folder / "claims.csv"
    content = rows(path)
    write_rows(path, [*content, {**content[0], "claim_id": "said-twice"}])
    assert any("says the same as" in line for line in refusal(folder))


def test_a_place_outside_its_province_is_refused(folder):
    number = next(
        n
        for n, row in enumerate(rows(folder / "places.csv"), start=2)
        if row["place_id"] == "herat"
    )
    change_row(folder / "places.csv", number, lat="31.0", lon="66.0")
    assert refusal(folder) == [
        f"places.csv, row {number}, field lat, lon: 'herat' lies outside AF-HER"
    ]


def test_a_province_without_a_capital_is_refused(folder):
    path = folder / "places.csv"
    number = next(n for n, row in enumerate(rows(path), start=2) if row["place_id"] == "nili")
    change_row(path, number, kind="city")
    assert any("'AF-DAY' has 0 places of kind 'capital'" in line for line in refusal(folder))


def test_half_a_coordinate_is_refused(folder):
    path = folder / "places.csv"
    number = next(n for n, row in enumerate(rows(path), start=2) if row["place_id"] == "herat")
    change_row(path, number, lat="")
    assert any("has only one of the two" in line for line in refusal(folder))


def test_a_headline_about_nobody_is_refused(folder):
    change_descriptor(
        folder, lambda descriptor: descriptor["claimline"]["headline"].update(actor="nobody")
    )
    assert any("claimline.headline.actor" in line for line in refusal(folder))
