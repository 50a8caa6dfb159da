"""What stands around a reading: words, classes, tags and names, asked for by token."""

from dataclasses import dataclass

from dashboard.extraction.times.clauses import Clauses
from dashboard.extraction.times.readings import Reading
from dashboard.extraction.times.tokens import Tokens


@dataclass(frozen=True)
class Surroundings:
    """A reading in its article. Offsets count tokens: -1 is the one before it, 1 the one after it."""

    reading: Reading
    tokens: Tokens
    clauses: Clauses

    def _index(self, offset: int) -> int:
        return self.reading.first + offset if offset < 0 else self.reading.last + offset

    def has(self, offset: int) -> bool:
        return 0 <= self._index(offset) < len(self.tokens.starts)

    def word(self, offset: int) -> str:
        """The word in lower case, "" outside the article."""
        return self.tokens.token(self._index(offset)).text if self.has(offset) else ""

    def name(self, offset: int) -> str:
        """The class of the token, "" for plain words and outside the article."""
        return self.tokens.name(self._index(offset))

    def tag(self, offset: int) -> str:
        return self.clauses.tag_at(self.tokens.starts[self._index(offset)]) if self.has(offset) else ""

    def is_capital(self, offset: int) -> bool:
        return self.has(offset) and self.tokens.text[self.tokens.starts[self._index(offset)]].isupper()

    @property
    def text(self) -> str:
        return self.tokens.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        return self.tokens.starts[self.reading.first]

    @property
    def end_char(self) -> int:
        return self.tokens.ends[self.reading.last]

    @property
    def first_word(self) -> str:
        return self.tokens.token(self.reading.first).text

    @property
    def last_word(self) -> str:
        return self.tokens.token(self.reading.last).text

    def entity(self) -> tuple[str, int]:
        """Label and length of the entity that holds the reading's last token."""
        return self.clauses.entity_at(self.tokens.starts[self.reading.last])

    def adjoining(self) -> tuple[str, str]:
        """The characters that touch the reading on its left and right."""
        text = self.tokens.text
        return text[max(0, self.start_char - 1) : self.start_char], text[self.end_char : self.end_char + 1]
