"""A same-length view of hostile, badly typed text, so that offsets into it are offsets into the article."""

_SAME_LENGTH = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "\u00ad": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\u3000": " ",
        "\ufeff": " ", "\u200b": " ", "\r": " ", "\t": " ", "\x00": " ",
    }
)  # fmt: skip


def clean_text(text: str) -> str:
    """Return `text` with quotes, hyphens and spaces as the pipeline was trained on; the length never changes."""
    return text.translate(_SAME_LENGTH)
