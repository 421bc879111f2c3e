"""Bootstrap: makes `.venv`, installs the locked packages, then runs one job; imports only the standard library.

Any Python from 3.6 on reads this file far enough to say which Python is needed.
"""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

THIS = "{}.{}".format(*sys.version_info)
if sys.version_info < (3, 11):  # noqa: UP036 - this file also meets Pythons that are too old
    sys.stderr.write(
        f"dev.py: 需要 Python 3.11 或更新的版本，现在是 {THIS}。请安装后再试，例如 python3.11 dev.py site。\n"
        f"dev.py: Python 3.11 or newer is needed, this is {THIS}. Install one, then run: python3.11 dev.py site\n"
    )
    sys.exit(3)

# ruff: noqa: E402 - not before the Python is known to be new enough
from bootstrap.browser import chromium
from bootstrap.debian import apt_get, on_debian_as_root
from bootstrap.environment import BUILD, prepare, program, run_module
from bootstrap.fonts import fonts
from bootstrap.notice import Refusal, tell
from bootstrap.workflows import actionlint

TEST, BENCH, LOCK = "requirements-test.txt", "requirements-bench.txt", "requirements-lock.txt"
CODE = ("dev.py", "bootstrap", "generator", "tests", "bench")
LINTS = (("ruff", "check", *CODE), ("ruff", "format", "--check", *CODE), ("mypy",))

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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
