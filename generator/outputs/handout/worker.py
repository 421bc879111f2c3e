"""The process that runs typst: sets its own bounds, compiles one folder, says on its output what was wrong.

Called as `python worker.py FOLDER TEMPLATE STANDARDS MEGABYTES SECONDS`; of ours it imports nothing.
"""

import sys
from pathlib import Path

import typst

if sys.platform != "win32":
    import resource


def main(folder: str, template: str, standards: str, megabytes: str, seconds: str) -> int:
    """0 when `out.pdf` was made; 1 when typst refused, with its account; a warning is said but does not stop it."""
    _bound(int(megabytes) << 20, int(seconds))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[f"{folder}/fonts"])
    compiler = typst.Compiler(f"{folder}/{template}", root=folder, font_paths=fonts)
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=standards.split(","))  # type: ignore[arg-type]
    except typst.TypstError as error:
        sys.stdout.write(error.diagnostic or str(error))
        return 1
    Path(folder, "out.pdf").write_bytes(pdf)  # type: ignore[arg-type]  # one PDF, never pages
    sys.stdout.write("".join(f"{each.message}\n" for each in warnings))
    return 0


def _bound(size: int, seconds: int) -> None:
    """No more address space and time of the processor than this; Windows knows no such bounds."""
    if sys.platform == "win32":
        return
    if sys.platform == "linux":  # macOS refuses to bound the address space
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
