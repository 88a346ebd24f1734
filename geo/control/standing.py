from geo.control.rules import *  # noqa: F403
from geo.control.rules import Standing, STANDINGS
