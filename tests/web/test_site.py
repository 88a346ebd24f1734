"""Writing the static site: whole or not at all, and harmless whatever the cells hold."""

import shutil
from pathlib import Path
from urllib.parse import urlparse
from xml.etree import ElementTree

import pytest
from PIL import Image
from support.data import change_descriptor, change_row
from support.html import Tags

from geo.dataset.reader import read_record
from geo.model.record import Record
from geo.model.view import Moment
from geo.web import site as site_module
from geo.web.site import write_site
from geo.wording.views import view_title

pytestmark = pytest.mark.long

ADDRESS = "https://maps.example.org/afghanistan"
PERIOD = {"start": "2021-08-10", "end": "2021-08-14"}


@pytest.fixture(scope="module")
def short_record(tmp_path_factory, record: Record) -> Record:
    """The record cut to five days, with an actor whose name is hostile."""
    folder = tmp_path_factory.mktemp("short") / "data"
    shutil.copytree(record.folder, folder, ignore=shutil.ignore_patterns("*.py"))
    change_descriptor(
        folder,
        lambda descriptor: descriptor["claimline"].update(period=PERIOD, opens_on="2021-08-12"),
    )
    change_row(folder / "actors.csv", 4, name='Taliban "><script>alert(1)</script>')
    return read_record(folder)


@pytest.fixture(scope="module")
def written(short_record: Record):
    """(folder, calls of progress) of a written site."""
    out = short_record.folder.parent / "site"
    steps: list[tuple[int, int]] = []
    write_site(short_record, out, ADDRESS, lambda done, total: steps.append((done, total)))
    return out, steps


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_progress_is_said_after_each_day(written):
    assert written[1] == [(number, 5) for number in range(1, 6)]


def test_every_day_has_a_page_with_its_preview_and_its_picture(written):
    out, _ = written
    record = read_record(out / "data")
    for day in record.days:
        page = (out / "days" / f"{day}.html").read_text(encoding="utf-8")
        meta = Tags(page).meta
        assert meta["og:title"] == meta["twitter:title"] == view_title(record, Moment(day))
        assert meta["og:image"] == f"{ADDRESS}/days/{day}.png"
        assert f"../index.html?date={day}" in page
        with Image.open(out / "days" / f"{day}.png") as image:
            assert image.size == (1200, 630)


def test_hostile_cells_do_not_write_into_the_pages_of_days(written):
    for path in (written[0] / "days").glob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert page.count("<script") == 1
        assert "&lt;script&gt;alert(1)" in page


def test_the_sitemap_lists_the_map_and_every_day_by_its_whole_address(written):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    tree = ElementTree.parse(written[0] / "sitemap.xml")
    addresses = [element.text for element in tree.iter(f"{space}loc")]
    days = [f"{ADDRESS}/days/2021-08-{day}.html" for day in range(10, 15)]
    assert addresses == [f"{ADDRESS}/", *days]
    assert all(urlparse(address).scheme == "https" for address in addresses)


def test_files_for_other_programs_go_along_and_the_page_links_each(written):
    out, _ = written
    page = Tags((out / "index.html").read_text(encoding="utf-8"))
    links = {link for link in page.links if link.startswith("files/")}
    assert links == {f"files/{name}" for name in files_in(out / "files")}
    assert {Path(link).suffix for link in links} == {".csv", ".gpkg", ".geojson", ".qml", ".kml"}
    for table in ("claims", "places", "sources", "control-2021-08-12"):
        content = (out / "files" / f"{table}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
    assert "هرات" in (out / "files" / "places.csv").read_text(encoding="utf-8-sig")
    layers = sorted((out / "files").glob("control-2021-08-12.*"))
    assert len(layers) == 5  # QGIS finds a style by the name of its layer


def test_the_data_package_goes_along_and_reads_back(written):
    record = read_record(written[0] / "data")
    assert len(record.claims) > 1000
    assert (written[0] / "data" / "README.md").exists()


def test_a_folder_that_cannot_be_written_is_named(record: Record, tmp_path: Path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(OSError, match="taken"):
        write_site(record, tmp_path / "taken", ADDRESS)


def test_a_failure_on_the_way_leaves_the_earlier_site_and_other_files_as_they_were(
    short_record: Record, tmp_path: Path, monkeypatch
):
    (tmp_path / "index.html").write_text("the earlier site", encoding="utf-8")
    (tmp_path / "mine.txt").write_text("not of the site", encoding="utf-8")

    def fail(done: int, _: int) -> None:
        if done == 3:
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        write_site(short_record, tmp_path, ADDRESS, fail)
    assert files_in(tmp_path) == {"index.html", "mine.txt"}
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "the earlier site"


def test_a_failure_leaves_no_folder_where_there_was_none(
    short_record: Record, tmp_path: Path, monkeypatch
):
    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(site_module, "site_page", fail)
    with pytest.raises(OSError, match="no space left"):
        write_site(short_record, tmp_path / "site", ADDRESS)
    assert not (tmp_path / "site").exists()


def test_a_new_site_replaces_the_earlier_one_and_keeps_other_files(
    written, short_record: Record, tmp_path: Path
):
    (tmp_path / "index.html").write_text("the earlier site", encoding="utf-8")
    (tmp_path / "mine.txt").write_text("not of the site", encoding="utf-8")
    write_site(short_record, tmp_path, ADDRESS)
    assert files_in(tmp_path) == files_in(written[0]) | {"mine.txt"}
    for name in files_in(written[0]):
        assert (tmp_path / name).read_bytes() == (written[0] / name).read_bytes(), name
