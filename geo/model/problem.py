"""What is wrong with a data set, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One reason why a data set cannot be used.

    ``row`` counts lines as an editor shows them, the header being 1.
    """

    file: str
    row: int | None
    field: str | None
    reason: str

    def __str__(self) -> str:
        where = [
            self.file,
            f"row {self.row}" if self.row else "",
            f"field {self.field}" if self.field else "",
        ]
        return ", ".join(part for part in where if part) + f": {self.reason}"


class DataError(ValueError):
    """A data set that cannot be used; ``problems`` holds every reason that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[DataError], tuple[list[Problem]]]:
        """How it is pickled, since what it is made of is not its message."""
        return type(self), (self.problems,)
