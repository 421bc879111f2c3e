"""What the form of a site loads: its declarations, and the records that can be corrected; imports storeys 0 to 7."""

import marshal
from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.catalog import Catalog
from generator.load.folder import TEXT_LIMIT
from generator.load.stock import Stock
from generator.outputs import submit
from generator.outputs.submit import Original
from generator.records import TYPES
from generator.yamlfile import file_bytes


class Submission:
    """The files of the form. A record is asked for as pages ask, so that a file is made again when one of its records changes."""

    def __init__(self, stock: Stock, catalog: Catalog) -> None:
        """`catalog` is that of the stock."""
        self._stock, self._catalog = stock, catalog
        self._number = submit.number(len(catalog.files)) if catalog.site.repository == "public" else 0
        catalog.ledger.source(
            "submitted", lambda file: tuple(self._divided[file]), frozenset((kind, "id") for kind in TYPES)
        )

    def declarations(self) -> bytes:
        """The file that the form is made from."""
        return submit.form(self._catalog, self._stock.loaded.data, self._number)

    @property
    def addresses(self) -> Mapping[str, int]:
        """The addresses of the files of records, with the number of each; none where the repository is private."""
        return {submit.address(file): file for file in range(self._number)}

    def records(self, file: int) -> str:
        """One of these files."""
        return submit.originals(self._originals(file))

    @cached_property
    def _divided(self) -> list[list[tuple[str, str]]]:
        return submit.divided(sorted(self._catalog.files), self._number)

    def _originals(self, file: int) -> Iterator[Original]:
        ledger = self._catalog.ledger
        for kind, id_ in ledger.ask("submitted", file):
            ledger.ask("record", kind, id_)
            item = self._stock.items[self._catalog.files[kind, id_]]
            data, _ = file_bytes(self._stock.loaded.base, item.file, TEXT_LIMIT)
            yield Original(kind, id_, item.file, marshal.loads(item.values), data.decode("utf-8", "replace"))
