"""Wrong calls: what is raised for them, and how they end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class CallError(ValueError):
    """A call that cannot be answered; ``option`` is the one that is wrong."""

    def __init__(self, option: str, reason: str) -> None:
        super().__init__(reason)
        self.option = option


class Command(TyperCommand):
    """A command that shows its usage with every wrong call, a :class:`CallError` included."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words left over."""
        with _usage_of(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """The command's answer."""
        try:
            return super().invoke(ctx)
        except CallError as error:
            hint = f"'{error.option}'"
            raise typer.BadParameter(str(error), ctx=ctx, param_hint=hint) from None


class Program(TyperGroup):
    """The program, which shows its usage with every wrong call."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words left over."""
        with _usage_of(ctx):
            return super().parse_args(ctx, args)


@contextmanager
def _usage_of(ctx: Any) -> Iterator[None]:
    """Give the usage of a command to errors that have none: an option without its value."""
    try:
        yield
    except typer.TyperException as error:
        if getattr(error, "ctx", ctx) is None:
            error.ctx = ctx  # type: ignore[attr-defined]  # usage errors have one
        raise
