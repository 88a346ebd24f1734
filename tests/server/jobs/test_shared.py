"""The queues of the process, and what their tasks make."""

import io
from datetime import date

import pytest
from PIL import Image

from geo.model.view import Clock, ViewState
from geo.server import record_cache
from geo.server.jobs import tasks
from geo.server.jobs.shared import COSTLY, MADE_BYTES, QUEUES, QUICK_BYTES, TABLE_BYTES, record_job

pytestmark = pytest.mark.long


def result(job):
    job = COSTLY.submit(job)
    try:
        return job.future.result(60)
    finally:
        COSTLY.leave(job)


def test_pictures_films_and_archives_are_made_from_the_record_on_display():
    record = record_cache.snapshot().record
    view = ViewState(date(2021, 8, 12), "herat", Clock.HINDSIGHT)
    card = result(record_job(record, tasks.picture, "preview.png", view, urgent=True))
    with Image.open(io.BytesIO(card.content)) as image:
        assert image.size == (1200, 630)
    day = date(2021, 8, 12)
    film = result(record_job(record, tasks.film, "gif", day, day, Clock.KNOWN, abandonable=True))
    assert film.startswith(b"GIF89a")


def test_days_that_a_film_cannot_show_are_refused_by_whoever_draws_it():
    record = record_cache.snapshot().record
    first = date(1999, 1, 1)
    with pytest.raises(ValueError, match="lies outside"):
        result(record_job(record, tasks.film, "mp4", first, first, Clock.KNOWN))


def test_what_is_kept_is_bounded_by_bytes():
    bounds = (MADE_BYTES, TABLE_BYTES, QUICK_BYTES)
    assert tuple(queue._cache.limit_bytes for queue in QUEUES) == bounds
