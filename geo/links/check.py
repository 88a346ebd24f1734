"""What became of an address: found, moved, gone, refused, unreachable or unsafe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import urldefrag, urljoin, urlsplit

from geo.links.pace import Pace
from geo.links.request import Answer, NoAnswer, UnsafeAddress, host_of

MOST_HOPS = 10
"""How many redirects are followed."""

LONGEST_PAUSE = 60.0
"""How many seconds a host may ask to wait before the second attempt."""

REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
TRY_AGAIN = (429, 500, 502, 503, 504)
"""What is asked a second time, after a pause."""


class Outcome(StrEnum):
    """What became of an address."""

    FOUND = "found"
    MOVED = "moved"
    GONE = "gone"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNSAFE = "unsafe"


OUTCOMES = {
    Outcome.FOUND: "It answers where it was.",
    Outcome.MOVED: "It answers at another address, to which redirects lead.",
    Outcome.GONE: "The host says that there is nothing (404, 410).",
    Outcome.REFUSED: "The host does not say: it refuses programs or wants a password (403, 429).",
    Outcome.UNREACHABLE: "No answer, an error of the host, or redirects without an end.",
    Outcome.UNSAFE: "Not asked: it is no web address, or leads to a host that is not public.",
}
"""What each outcome means."""

DEAD = frozenset({Outcome.GONE, Outcome.UNREACHABLE, Outcome.UNSAFE})
"""The outcomes with which readers do not get to the source."""

FRONT_PAGE = "redirects lead to a front page, where the text hardly is"
"""What is said of the way in which many hosts hide that a page is gone."""

Ask = Callable[[str, str], Answer]
"""What makes a request: method and address to answer, as :func:`~geo.links.request.request`."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: from where, with which status, to where."""

    address: str
    status: int
    to: str


@dataclass(frozen=True, slots=True)
class Check:
    """What became of an address.

    ``status`` is that of the last answer, None where none came. ``to`` is the address at which it
    answered, empty where that is its own. ``checked_at`` is ISO 8601 in UTC.
    """

    url: str
    outcome: Outcome
    status: int | None = None
    to: str = ""
    hops: tuple[Hop, ...] = ()
    reason: str = ""
    checked_at: str = ""


def check(url: str, ask: Ask, pace: Pace) -> Check:
    """What became of an address.

    It is asked for its head first, and as a whole where a host does not answer that. What may pass
    is asked once more. Redirects are followed one by one.

    Parameters
    ----------
    url
        The address.
    ask
        What makes a request.
    pace
        Keeps the delay between requests to a host.

    Returns
    -------
    Check
        Always one: whatever goes wrong is an outcome.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    hops: list[Hop] = []
    at = urldefrag(url).url
    seen = {at}
    try:
        while True:
            answer = _answer(at, ask, pace)
            if answer.status not in REDIRECTS or not answer.location:
                break
            to = urldefrag(urljoin(at, answer.location)).url
            hops.append(Hop(at, answer.status, to))
            if to in seen or len(hops) > MOST_HOPS:
                reason = "redirects lead in a circle" if to in seen else "too many redirects"
                return Check(url, Outcome.UNREACHABLE, answer.status, "", tuple(hops), reason, now)
            seen.add(to)
            at = to
    except UnsafeAddress as error:
        reason = f"{at} {error}" if hops else str(error)
        return Check(url, Outcome.UNSAFE, None, "", tuple(hops), reason, now)
    except (NoAnswer, ValueError) as error:
        return Check(url, Outcome.UNREACHABLE, None, "", tuple(hops), str(error), now)
    outcome = _outcome(answer.status, bool(hops))
    to = at if outcome is Outcome.MOVED else ""
    reason = f"status {answer.status}"
    if outcome in (Outcome.FOUND, Outcome.MOVED):
        reason = FRONT_PAGE if to and _is_front_page(to) and not _is_front_page(url) else ""
    return Check(url, outcome, answer.status, to, tuple(hops), reason, now)


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _answer(url: str, ask: Ask, pace: Pace) -> Answer:
    """The answer to HEAD where it is plain, else that to GET, asked twice where it may pass."""
    host = host_of(url)
    pace.keep(host)
    try:
        answer = ask("HEAD", url)
        if answer.status < 400 and (answer.status < 300 or answer.location):
            return answer
        pause = answer.retry_after if answer.status in TRY_AGAIN else 0.0
    except NoAnswer:
        pause = 0.0
    for last in (False, True):
        pace.keep(host, min(pause, LONGEST_PAUSE))
        try:
            answer = ask("GET", url)
        except NoAnswer:
            if last:
                raise
            continue
        if answer.status not in TRY_AGAIN:
            break
        pause = answer.retry_after
    return answer


def _outcome(status: int, redirected: bool) -> Outcome:
    if 200 <= status < 300:
        return Outcome.MOVED if redirected else Outcome.FOUND
    if status in GONE:
        return Outcome.GONE
    return Outcome.UNREACHABLE if status >= 500 else Outcome.REFUSED
