"""What python-docx, openpyxl and LibreOffice make of the documents in a folder (see check.sh)."""

import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn

FILES = [f"{document}-{lang}" for document in ("report", "budget") for lang in ("sv", "en")]


def formulas(path):
    """Every formula's cell, with its formula and its stored result."""
    written, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): (cell.value, stored[sheet.title][cell.coordinate].value)
        for sheet in written
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def prepare(out):
    """Copies of the spreadsheets without any stored result."""
    (out / "uncounted").mkdir(exist_ok=True)
    for name in FILES:
        openpyxl.load_workbook(out / f"{name}.xlsx").save(out / "uncounted" / f"{name}.xlsx")


def check_word(out, name):
    document = docx.Document(str(out / f"{name}.docx"))
    language = "sv-SE" if name.endswith("sv") else "en-GB"
    tagged = document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val"))
    assert (tagged, document.core_properties.language) == (language, language)
    assert document.core_properties.title and not document.core_properties.author
    assert document.core_properties.created.isoformat().startswith("2026-11-22T00:00:00")
    for style in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet", "Report Table"):
        assert style in [known.name for known in document.styles], style
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    repeated = [table for table in document.tables if table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(repeated) == len(document.tables) - 1, "every table but the head repeats its heading row"
    drawings = document.element.findall(f".//{qn('wp:docPr')}")
    assert all(drawing.get("descr") and drawing.get("title") for drawing in drawings)
    structure = (out / "docx" / f"{name}.structure").read_text()
    tags = Counter(line.split()[0].rstrip(":") for line in structure.splitlines() if line.strip())
    columns = sum(len(table.columns) for table in repeated)
    assert tags["H1"] == len(headings), "the tagged PDF keeps every heading"
    assert tags["TH"] >= columns, "and every heading row"
    print(f"{name}.docx: {len(headings)} headings, {len(repeated)} tables, {len(drawings)} charts; PDF: {dict(tags & Counter(H1=99, TH=999, Table=999, Figure=999, TOCI=99))}")


def check_spreadsheet(out, name):
    book = openpyxl.load_workbook(out / f"{name}.xlsx")
    assert book.properties.title and book.properties.created.isoformat().startswith("2026-11-22T00:00:00")
    for sheet in book:
        assert (str(sheet.page_setup.paperSize), sheet.page_setup.fitToHeight) == (sheet.PAPERSIZE_A4, 0), sheet.title
        assert "&P" in sheet.oddFooter.right.text, sheet.title
    frozen = [sheet for sheet in book if sheet.freeze_panes]
    assert all(sheet.print_title_rows for sheet in frozen) and frozen
    ours, counted = formulas(out / f"{name}.xlsx"), formulas(out / "recounted" / f"{name}.xlsx")
    assert ours.keys() == counted.keys()
    for place, (formula, result) in ours.items():
        assert result is not None and round(result, 2) == round(counted[place][1], 2), (place, formula, result, counted[place])
    charts = sum(len(sheet._charts) for sheet in book)
    assert len(book.defined_names) > 0
    print(f"{name}.xlsx: {len(book.sheetnames)} sheets, {len(frozen)} frozen, {charts} charts, {len(ours)} sums recounted, all equal")


def compare(out):
    for name in FILES:
        check_word(out, name)
        check_spreadsheet(out, name)
    print(f"python-docx {version('python-docx')}, openpyxl {version('openpyxl')}")


if __name__ == "__main__":
    {"prepare": prepare, "compare": compare}[sys.argv[1]](Path(sys.argv[2]))
