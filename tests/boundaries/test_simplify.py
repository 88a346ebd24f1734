"""Areas with fewer vertices."""

import shapely

from geo.boundaries.areas import read_areas
from geo.boundaries.simplify import simplified

EQUAL_AREA = "EPSG:6933"


def test_simplifying_keeps_shared_edges_and_most_of_the_area(record):
    frame = read_areas(record)
    lighter = simplified(frame, 0.01)
    assert shapely.coverage_is_valid(lighter.geometry.to_numpy())
    vertices, fewer = (
        shapely.get_num_coordinates(each.geometry).sum() for each in (frame, lighter)
    )
    assert fewer < vertices / 2
    before, after = (each.to_crs(EQUAL_AREA).area for each in (frame, lighter))
    assert ((after - before).abs() / before).max() < 0.02
