"""Commands that draw."""

from __future__ import annotations

from datetime import date

import pytest
from PIL import Image

from geo.cli.app import main
from geo.images import render, timelapse
from geo.model.view import Moment

pytestmark = pytest.mark.long

DAY = date(2021, 8, 12)


def test_pictures_are_what_the_module_draws(answer, record, tmp_path):
    card, printed = tmp_path / "card.png", tmp_path / "map.SVG"
    words = ["picture", "--on", str(DAY)]
    answer(*words, "--place", "herat", "--preview", "--to", str(card))
    assert card.read_bytes() == render.social_card(record, Moment(DAY), "herat")
    answer(*words, "--known", str(DAY), "--to", str(printed))
    assert printed.read_bytes() == render.print_map(record, Moment(DAY, DAY), "", "svg")


def test_a_time_lapse_has_a_frame_for_each_day(answer, tmp_path):
    path = tmp_path / "days.gif"
    words = ["timelapse", "--from", "2021-08-11", "--until", "2021-08-13", "--view", "known"]
    answer(*words, "--to", str(path))
    with Image.open(path) as film:
        assert film.n_frames == 3


def test_more_days_than_a_time_lapse_may_have_are_a_wrong_call(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(timelapse, "MOST_DAYS", 2)
    words = ["timelapse", "--from", "2021-08-11", "--until", "2021-08-13"]
    with pytest.raises(SystemExit) as ended:
        main([*words, "--to", str(tmp_path / "days.gif")])
    assert ended.value.code == 2
    assert "3 days are too many" in capsys.readouterr().err
