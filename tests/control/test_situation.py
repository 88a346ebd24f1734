"""What is counted of the claims about a day."""

from support.histories import ORIGINS, day_of

from geo.control.situation import Situation
from geo.control.state import UNREPORTED, State

G, R, T = "government", "resistance", "taliban"


def situation(*texts: str, before: State = UNREPORTED, silence: int = 0) -> Situation:
    return Situation(before, tuple(day_of(*texts)), ORIGINS, silence)


def test_fighting_is_set_aside_where_only_the_attacker_says_that_it_holds_the_place():
    attack = "independent: government < taliban"
    assert len(situation(attack, "taliban: taliban").read) == 1
    for kept in (
        (attack, "taliban: taliban < government"),
        (attack, "taliban: taliban", "resistance: resistance < taliban"),
        (attack, "taliban: taliban", "independent: taliban"),
        (attack, "government: taliban"),
        (attack, "resistance: resistance"),
    ):
        assert situation(*kept).read == situation(*kept).claims


def test_what_is_counted_of_a_day_is_counted_by_origin():
    day = situation(
        "independent: government",
        "independent: government @ s3",
        "taliban: government @ s1",
        "independent: government < taliban @ s1",
        "independent: government < resistance @ s2",
        "government: government < taliban @ s4",
        "taliban: taliban @ s4",
    )
    assert day.origins_without_fighting == {G: 2}
    assert day.origins_with_fighting == {G: 2}
    assert day.origins_of_holders == {G: 3}
    assert day.origins_of_actors == {G: 3, T: 1, R: 1}
    assert day.own_claims == {G, T}
    assert (day.named_holder, day.deniers, day.attackers) == (G, {T}, {T, R})
    assert not day.only_own_claims
