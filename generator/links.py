"""Addresses in records that lead nowhere any more; asks the network, and only when somebody wants to know. Imports storeys 0 to 4.

A record may name any address, so none is asked that is not of the public internet: not even by a redirect.
"""

import http.client
import ipaddress
import re
import socket
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any, NamedTuple
from urllib.parse import quote, urlsplit

from generator.catalog import Catalog
from generator.records.reading import Outlined, values

ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]()（），。；、！？“”《》]+")
SECONDS = 15
AT_ONCE = 8
GONE = (404, 410)
AGENT = "shifan-links (+https://github.com/shifan-org/shifan)"


class Verdict(NamedTuple):
    """What became of an address: `reason` is '' when it answers, and `dead` when that is for good as far as anybody can tell."""

    address: str
    files: tuple[str, ...]
    dead: bool
    reason: str


def addresses(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Every address in a record's texts, with the files that name it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for kind, record in catalog.all():
        for _, _, value in values(record, _is_text):
            for match in ADDRESS.finditer(str(value)):
                found[match[0].rstrip(".,;:!?")][catalog.files.get((kind, record.id), "")] = None
    return {address: tuple(files) for address, files in sorted(found.items())}


def _is_text(field: Outlined) -> bool:
    return field.text and not field.about.private


Ask = Callable[[str], tuple[bool, str]]


def verdicts(found: Mapping[str, tuple[str, ...]], ask: Ask) -> Iterator[Verdict]:
    """The verdicts on all addresses, in their order; several are asked at once."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for address, (dead, reason) in zip(found, pool.map(ask, found), strict=True):
            yield Verdict(address, found[address], dead, reason)


def ask(address: str) -> tuple[bool, str]:
    """Whether an address is dead, and what its server or the network says; ('', ) when it answers."""
    try:
        with _opener().open(_request(address), timeout=SECONDS) as answer:
            answer.read(1)
        return False, ""
    except Private as error:
        return False, f"not asked: {error}"
    except urllib.error.HTTPError as error:
        return error.code in GONE, f"HTTP {error.code}"
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        return isinstance(reason, socket.gaierror), type(reason).__name__


def _request(address: str) -> urllib.request.Request:
    check_public(address, socket.getaddrinfo)
    return urllib.request.Request(quote(address, safe="%/:=&?~#+!$,;'@()*[]"), headers={"User-Agent": AGENT})


class Private(Exception):
    """An address that is not of the public internet."""


Resolve = Callable[..., Iterable[tuple[Any, ...]]]  # as socket.getaddrinfo


def check_public(address: str, resolve: Resolve) -> None:
    """Raises Private for a host of this machine or of a local network, whatever name it goes by; socket.gaierror for one that is none."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Private(parts.scheme)
    for *_, place in resolve(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM):
        if not ipaddress.ip_address(str(place[0]).partition("%")[0]).is_global:
            raise Private(parts.hostname)


class _Careful(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but not into a local network."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:  # fmt: skip
        check_public(newurl, socket.getaddrinfo)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_Careful)
