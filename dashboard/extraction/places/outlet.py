"""What the address of an article says of the country it is written for."""

from urllib.parse import urlsplit

from dashboard.model import Article

_SPECIAL = {
    "uk": "GB",
    "su": "RU",
    "eu": None,
    "tv": None,
    "io": None,
    "me": None,
    "co": None,
    "ai": None,
    "fm": None,
    "cc": None,
}


def home_country(article: Article) -> str | None:
    """Return the ISO code behind a country's web domain (www.cbc.ca: CA), None for .com and its like."""
    for address in (article.url, article.source):
        if address:
            host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
            ending = host.rpartition(".")[2]
            if len(ending) == 2 and ending.isalpha():
                return _SPECIAL.get(ending, ending.upper())
    return None
