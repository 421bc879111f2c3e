"""Texts: what a document says as a file, and the document that such a file told of; imports document, names, normal and script."""

from collections.abc import Callable

from generator.outputs.search import script
from generator.outputs.search.document import Document
from generator.outputs.search.names import text_name
from generator.outputs.search.normal import pairs

Read = Callable[[str], bytes]
"""A file of the last build, by its address."""


def text_of(document: Document) -> list[str]:
    """The value of a text: what is shown and searched, the sounds, and the traditional characters with their simplified forms."""
    said = document.title, document.names, document.summary, document.body
    return [document.address, document.kind, *said, document.sound, document.names_sound, pairs(*said)]


def told(number: int, read: Read) -> Document:
    """A document as the last build's text has it, as far as grams and sounds are concerned. Raises OSError."""
    *fields, _ = script.read(read(text_name(number)))
    return Document(*fields)
