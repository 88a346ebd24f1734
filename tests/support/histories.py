"""Claims about one place, written down or made up, for the tests of the rule."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st

from geo.control.derivation import derive_states
from geo.control.state import State, state_on
from geo.model.claim import Claim

FIRST = date(2021, 8, 1)
ORIGINS = {"s0": "AFP", "s1": "AP", "s2": "Reuters", "s3": "AFP", "s4": "BBC"}
"""Two of the sources have one origin."""
SIDES = ("government", "resistance", "taliban")
DAYS = (0, 1, 2, 3, 9, 10, 11)
"""Days close together, and a silence that is long enough for fighting to be over."""


def claim(
    number: int,
    day: int,
    holder: str,
    side: str,
    *,
    contender: str = "",
    source: str = "s0",
    delay: int = 0,
    supersedes: str = "",
) -> Claim:
    """A claim about a day, counted from :data:`FIRST`; ``delay`` in days until it is public."""
    event = FIRST + timedelta(day)
    return Claim(
        claim_id=f"c{number:03}",
        place_id="herat",
        event_date=event,
        date_precision="day",
        reported_on=event + timedelta(delay),
        holder=holder,
        contender=contender,
        claimant="somebody",
        claimant_side=side,
        source_id=source,
        summary="",
        supersedes=supersedes,
        note="",
    )


def day_of(*texts: str, day: int = 1) -> list[Claim]:
    """Claims of one day, each as ``speaker: holder``, ``< contender`` if attacked, ``@ source``.

    ``independent: taliban < government @ s1`` says that the Taliban hold the place under attack.
    """
    claims = []
    for number, text in enumerate(texts):
        speaker, _, rest = text.partition(": ")
        said, _, source = rest.partition(" @ ")
        holder, _, contender = said.partition(" < ")
        claims.append(
            claim(
                100 * day + number,
                day,
                holder,
                speaker,
                contender=contender,
                source=source or "s0",
            )
        )
    return claims


def on(claims: list[Claim], day: int, known: int | None = None) -> State:
    """The state on a day, of what was published by another; both counted from :data:`FIRST`."""
    last = None if known is None else FIRST + timedelta(known)
    return state_on(derive_states(claims, ORIGINS, last), FIRST + timedelta(day))


@st.composite
def histories(draw: st.DrawFn) -> list[Claim]:
    """Up to nine claims of three sides, with fighting, late reports and corrections."""
    rows = []
    for number in range(draw(st.integers(0, 9))):
        holder = draw(st.sampled_from(SIDES))
        others = [side for side in SIDES if side != holder]
        withdraws = number and draw(st.integers(0, 5)) == 0
        rows.append(
            claim(
                number,
                draw(st.sampled_from(DAYS)),
                holder,
                draw(st.sampled_from(["independent", *SIDES])),
                contender=draw(st.sampled_from(["", "", *others])),
                source=draw(st.sampled_from(sorted(ORIGINS))),
                delay=draw(st.integers(0, 3)),
                supersedes=f"c{draw(st.integers(0, number - 1)):03}" if withdraws else "",
            )
        )
    return rows


def random_histories(count: int, seed: int) -> Iterator[list[Claim]]:
    """Many histories of the same kind, faster and always the same ones."""
    dice = random.Random(seed)
    for _ in range(count):
        rows = []
        for number in range(dice.randint(1, 12)):
            holder = dice.choice(SIDES)
            others = [side for side in SIDES if side != holder]
            withdraws = number and dice.random() < 0.1
            rows.append(
                claim(
                    number,
                    dice.choice(DAYS),
                    holder,
                    dice.choice(["independent", *SIDES]),
                    contender=dice.choice(["", "", *others]),
                    source=dice.choice(sorted(ORIGINS)),
                    delay=dice.randint(0, 3),
                    supersedes=f"c{dice.randrange(number):03}" if withdraws else "",
                )
            )
        yield rows
