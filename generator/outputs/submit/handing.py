"""Scripts that hand a value in: a page opened from a folder may load scripts and nothing else; imports only the standard library."""

import json


def script(name: str, value: object) -> bytes:
    """A script that adds a value to the list `name`. What ends a script or, to old browsers, a line, is escaped, as are lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"(window.{name}=window.{name}||[]).push({text});\n".encode("utf-8", "backslashreplace")
