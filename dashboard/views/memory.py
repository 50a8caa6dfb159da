"""What was worked out lately is kept: most reruns of the page (a click, a key) change nothing that it rests on."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Memory:
    """Keeps the answers to the last `size` questions; each is asked with a key that names all it depends on.

    The sessions of a server share one, so nobody changes what it gets from here.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: dict[Hashable, Any] = {}

    def recall(self, key: Hashable, build: Callable[[], T]) -> T:
        """Return what `build` gives, or gave when this was last asked."""
        if key in self._kept:
            return cast("T", self._kept[key])
        value = build()
        while len(self._kept) >= self._size:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[key] = value
        return value
