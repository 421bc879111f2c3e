"""The language of our templates: Jinja2, strict, and escaping whatever is printed; imports nothing of ours."""

from pathlib import Path

import jinja2
from jinja2 import FileSystemLoader, StrictUndefined, nodes
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # see `printed`


class Language(jinja2.Environment):
    """Jinja2 with what is printed escaped by `printed`."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the templates."""
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # One renderer lives for one build: it need not look again whether a template has changed.
            auto_reload=False,
            cache_size=-1,
        )

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """The Python of a template, in which Jinja's `escape` is ours: it stands around all that `{{ }}` prints, nowhere else."""
        code = super()._generate(source, name, filename, defer_init)
        return f"{code}\nfrom {__name__} import printed as escape\n"


def printed(value: object) -> str:
    """What `{{ value }}` prints. The same as `escape`, but text stays text.

    Jinja joins it at once, so that nobody needs to know that it is escaped already; to make a `Markup` of each of two
    million texts costs four times what escaping does.
    """
    if type(value) is str:
        escaped: str = _escape_inner(value)
        return escaped
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)
