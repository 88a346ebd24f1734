"""What a claim is worth."""

import pytest
from support.histories import claim

from geo.control.evidence import EVIDENCE, Evidence, evidence, is_strong


@pytest.mark.parametrize(
    ("speaker", "holder", "kind", "strong"),
    [
        ("independent", "taliban", "independent", True),
        ("government", "taliban", "other side", True),
        ("taliban", "taliban", "own claim", False),
    ],
)
def test_the_class_of_evidence_follows_from_who_speaks_and_whom_it_favours(
    speaker, holder, kind, strong
):
    for contender in ("", "resistance"):
        said = claim(1, 0, holder, speaker, contender=contender)
        assert evidence(said) == kind
        assert is_strong(said) is strong


def test_every_class_of_evidence_is_explained_in_a_sentence():
    assert set(EVIDENCE) == set(Evidence)
    assert all(meaning.endswith(".") for meaning in EVIDENCE.values())
