"""What reading the form fields of a PDF costs beside other libraries (goals: ≥ 4 × faster than pypdf's `get_fields`;
8 × the fields ≤ 10 × the cost).

    python bench/reading_pdf.py [rounds]

Libraries that are not installed are left out. 'fields' is walking the file for what lies over its pages; 'second' is
pdfium's opinion of them, with the print of the pages, which is read in the same go; 'read' is all there is to a sheet.
"""

import argparse
import gc
import importlib.util
import io
import statistics
import time
from collections.abc import Callable

FIELDS = (247, 8 * 247)
A_PAGE = 40


def filled(fields: int) -> bytes:
    """A form of so many fields: text, and a tick box for every fifth."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(fields):
        if number and number % A_PAGE == 0:
            canvas.showPage()
        top = 800 - number % A_PAGE * 19
        canvas.setFont("Helvetica", 9)
        canvas.drawString(40, top + 4, f"Question {number}:")
        if number % 5 == 4:
            canvas.acroForm.checkbox(name=f"Box{number}", x=250, y=top, size=12, checked=number % 2 == 0)
        else:
            value = f"Answer {number}"
            canvas.acroForm.textfield(name=f"Text{number}", value=value, x=250, y=top, width=250, height=15)
    canvas.save()
    return out.getvalue()


def ours_fields(content: bytes) -> object:
    from pipeline.reading.pdf.notes import notes_over

    return notes_over(content, PAGES[content])


def ours_second(content: bytes) -> object:
    from pipeline.reading.pdf.print import opened

    with opened(content) as printed:
        return list(printed.pages()), printed.opinions


def ours_read(content: bytes) -> object:
    from pipeline.reading.pdf import read

    return read(content)


def pypdf(content: bytes) -> object:
    import pypdf as library

    return library.PdfReader(io.BytesIO(content)).get_fields()


def pikepdf(content: bytes) -> object:
    import pikepdf as library
    from pikepdf.form import Form

    with library.open(io.BytesIO(content)) as file:
        return list(Form(file).items())


def pdfminer(content: bytes) -> object:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    fields = resolve1(PDFDocument(PDFParser(io.BytesIO(content))).catalog["AcroForm"])["Fields"]
    return [resolve1(field).get("V") for field in resolve1(fields)]


def pdfplumber(content: bytes) -> object:
    import pdfplumber as library

    with library.open(io.BytesIO(content)) as file:
        return [annotation["data"].get("V") for page in file.pages for annotation in page.annots]


PAGES: dict[bytes, list] = {}
OTHERS = {"pypdf": pypdf, "pikepdf": pikepdf, "pdfminer": pdfminer, "pdfplumber": pdfplumber}
SIDES: dict[str, Callable[[bytes], object]] = {
    "fields": ours_fields,
    "second": ours_second,
    "read": ours_read,
    **{name: run for name, run in OTHERS.items() if importlib.util.find_spec(name)},
}


def seconds(run: Callable[[bytes], object], content: bytes) -> float:
    gc.collect()
    began = time.process_time()
    run(content)
    return time.process_time() - began


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rounds", nargs="?", type=int, default=7)
    rounds = arguments.parse_args().rounds
    before: dict[str, float] = {}
    for fields in FIELDS:
        content = filled(fields)
        PAGES[content] = ours_second(content)[0]  # type: ignore[index]
        taken: dict[str, list[float]] = {name: [] for name in SIDES}
        for _ in range(rounds + 1):
            for name, run in SIDES.items():
                taken[name].append(seconds(run, content))
        median = {name: statistics.median(each[1:]) for name, each in taken.items()}
        print(f"\n{fields} fields{'':10}ms   of our fields   of an eighth of the fields")
        for name, each in median.items():
            grown = f"{each / before[name]:8.1f}" if name in before else ""
            print(f"  {name:<14}{each * 1000:8.1f} {each / median['fields']:12.2f} {grown}")
        before = median
    print("\ngoals: pypdf ≥ 4 of our fields; fields ≤ 10 of an eighth of them")


if __name__ == "__main__":
    main()
