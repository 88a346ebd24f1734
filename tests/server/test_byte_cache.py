"""The cache that is bounded by bytes."""

from hypothesis import given
from hypothesis import strategies as st

from geo.server.byte_cache import ENTRY_BYTES, ByteCache


def cache_of(bodies: int, each: int = 4_000) -> ByteCache[bytes]:
    return ByteCache(bodies * (each + ENTRY_BYTES), len)


def test_what_was_asked_for_longest_ago_goes_first():
    cache = cache_of(4)
    for name in "abcd":
        cache.put(name, bytes(4_000))
    assert cache.get("a") is not None
    cache.put("e", bytes(4_000))
    assert cache.get("b") is None
    assert all(cache.get(name) for name in "acde")


def test_a_body_above_a_fourth_of_the_limit_is_not_kept_and_drives_nothing_out():
    cache = cache_of(4)
    cache.put("small", b"x")
    cache.put("large", bytes(4_001))
    assert cache.get("large") is None
    assert cache.get("small") == b"x"
    cache.put("small", bytes(4_001))
    assert cache.get("small") is None, "the older body under this key is not the right one any more"
    assert cache.bytes == 0


def test_empty_bodies_are_bounded_too():
    cache = cache_of(4, 0)
    for number in range(100):
        cache.put(number, b"")
    assert len(cache) == 4


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9_000))))
def test_it_never_holds_more_than_its_limit_and_counts_what_it_holds(puts):
    cache = cache_of(5)
    for key, size in puts:
        cache.put(key, bytes(size))
        assert cache.bytes <= cache.limit_bytes
    held = [cache.get(key) for key in range(10)]
    assert cache.bytes == sum(len(body) + ENTRY_BYTES for body in held if body is not None)


def test_a_kept_value_is_not_made_again():
    cache, made = cache_of(4), []
    for _ in range(2):
        cache.kept("a", lambda: made.append(1) or b"body")
    assert made == [1]
