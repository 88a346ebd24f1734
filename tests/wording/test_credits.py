"""Whose a record is, and on how much a picture rests."""

from datetime import date

from support.data import change_descriptor

from geo.dataset.descriptor import read_descriptor
from geo.dataset.reader import read_tables
from geo.model.record import Record
from geo.model.view import Moment
from geo.wording.credits import credit, licence_line, sources_line

AUGUST_12 = date(2021, 8, 12)


def test_the_credit_names_record_version_and_licence(record: Record):
    line = credit(record)
    assert record.title in line
    assert record.descriptor["version"] in line
    assert line.endswith("Licence: Creative Commons Attribution 4.0.")


def test_a_picture_says_how_many_claims_it_rests_on_by_its_clock(record: Record):
    about = [claim for claim in record.claims.values() if claim.event_date <= AUGUST_12]
    public = [claim for claim in about if claim.reported_on <= AUGUST_12]
    hindsight = sources_line(record, Moment(AUGUST_12))
    then = sources_line(record, Moment(AUGUST_12, AUGUST_12))
    assert hindsight.startswith(
        f"From {len(about):,} claims about the days up to 12 August 2021, in "
    )
    assert then.startswith(f"From {len(public):,} claims published by 12 August 2021, in ")
    assert len(public) < len(about)


def test_a_descriptor_that_states_less_has_a_shorter_line(folder):
    def forget(descriptor):
        for key in ("contributors", "licenses", "version"):
            descriptor.pop(key)

    change_descriptor(folder, forget)
    record = read_tables(folder, read_descriptor(folder))
    assert credit(record) == f"Record: {record.title}."
    assert "©" not in licence_line(record)
    assert "Licence" not in licence_line(record)
