"""How long commands take to start (goals: `--version` ≤ 3 × bare Python; `extract` of one Word form ≤ 2.5 × a script
that unzips and parses it; commands that open the store answer within 0.5 s). Prints both sides.

    python bench/starting.py [rounds]
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PYTHON = sys.executable
FORMLINE = str(Path(PYTHON).with_name("formline"))
FORM = Path(__file__).parent.parent / "pipeline" / "demo" / "returns" / "CSPR consideration request.docx"
FLOOR = (
    "import sys, zipfile; from lxml import etree; "
    "root = etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml')); "
    "print(sum(1 for _ in root.iter()))"
)


def cpu(command: list[str], environment: dict[str, str] | None = None) -> float:
    """CPU seconds of one run, its child processes included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def side_by_side(ours: list[str], other: list[str], rounds: int, environment: dict[str, str] | None = None) -> str:
    mine, theirs = [], []
    cpu(ours, environment), cpu(other, environment)
    for _ in range(rounds):
        mine.append(cpu(ours, environment))
        theirs.append(cpu(other, environment))
    a, b = statistics.median(mine), statistics.median(theirs)
    return f"{a * 1000:7.1f} ms   beside {b * 1000:7.1f} ms   ratio {a / b:5.2f}"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    bare = [PYTHON, "-c", "pass"]
    print(f"formline --version / bare Python          {side_by_side([FORMLINE, '--version'], bare, rounds)}   goal ≤ 3")
    extract = [FORMLINE, "extract", "--json", str(FORM)]
    floor = [PYTHON, "-c", FLOOR, str(FORM)]
    print(f"formline extract of one form / unzip+lxml {side_by_side(extract, floor, rounds)}   goal ≤ 2.5")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "FORMLINE_KEY_FILE": str(Path(folder, "key"))}
        home = str(Path(folder, "workspace"))
        subprocess.run([FORMLINE, "init", home, "--quiet"], check=True, env=environment)
        status = [FORMLINE, "--workspace", home, "status"]
        told = side_by_side(status, bare, rounds, environment)
        print(f"formline status / bare Python             {told}   goal ≤ 500 ms")


if __name__ == "__main__":
    main()
