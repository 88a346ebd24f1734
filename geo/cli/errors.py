"""Wrong calls: what is raised for them, and how they end."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand


class CallError(ValueError):
    """A call that cannot be answered; ``option`` is the one that is wrong."""

    def __init__(self, option: str, reason: str) -> None:
        super().__init__(reason)
        self.option = option


class Command(TyperCommand):
    """A command whose :class:`CallError` ends like an option that cannot be parsed."""

    def invoke(self, ctx: Any) -> Any:
        """The command's answer; a wrong call is shown with the usage of the command."""
        try:
            return super().invoke(ctx)
        except CallError as error:
            hint = f"'{error.option}'"
            raise typer.BadParameter(str(error), ctx=ctx, param_hint=hint) from None
