"""Files that a browser loads by `<script>`: one call with one value each; imports only the standard library.

Data comes this way and not by `fetch`, because pages opened from a folder may load scripts and nothing else.
"""

import json
from typing import Any

CALL, END = "shifanFind.put(", ");\n"
ESCAPES = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script element, or a line within a string."""


def write(name: str, value: object) -> bytes:
    """The file `name` with a plain value; half a surrogate pair becomes a question mark."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escape in ESCAPES.items():
        text = text.replace(char, escape)
    return f'{CALL}"{name}",{text}{END}'.encode("utf-8", "replace")


def read(data: bytes) -> Any:  # whatever plain value was written
    """The value of a file that `write` made."""
    text = data.decode()
    return json.loads(text[text.index(",") + 1 : -len(END)])
