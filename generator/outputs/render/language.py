"""The language of our templates: Jinja2, strict, and escaping whatever is printed; imports nothing of ours."""

from collections.abc import Callable
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # see `printed`


class Scope(Context):
    """The names that a template knows. What it calls is called as it is: none of ours asks for the scope itself."""

    def call(self, called: Callable[..., object], /, *given: object, **named: object) -> object:
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*given, **named)


class Part(Macro):
    """A macro, called without detour where only its first arguments are given."""

    def __call__(self, *given: object, **named: object) -> str:
        lacking = len(self.arguments) - len(given)
        if named or lacking < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*given, **named)
        return Markup(self._func(*given, *(missing,) * lacking))


class Remembered(jinja2.BytecodeCache):
    """What templates were compiled to, for the next renderer of this process; never on a disk, where others could put code."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket where the very same template was compiled before."""
        bucket.code = self._code.get(bucket.key + bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remembers it."""
        self._code[bucket.key + bucket.checksum] = bucket.code


_compiled = Remembered()


class Language(jinja2.Environment):
    """Jinja2 with what is printed escaped by `printed`."""

    context_class = Scope

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
            bytecode_cache=_compiled,
        )

    def render(self, name: str, page: object) -> str:
        """The text of a template, which knows `page` and the globals; an import knows the globals only."""
        template = self.get_template(name)
        scope = self.context_class(self, {**self.globals, "page": page}, name, template.blocks)
        try:
            return "".join(template.root_render_func(scope))
        except Exception:
            self.handle_exception()  # names the line of the template
        finally:
            # The template's macros know the scope and the scope knows them: nobody would ever clear them away.
            scope.vars.clear()

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """The Python of a template, in which two of Jinja's names are ours; `escape` stands around all that `{{ }}` prints, nowhere else."""
        code = super()._generate(source, name, filename, defer_init)
        return f"{code}\nfrom {__name__} import Part as Macro, printed as escape\n"


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
