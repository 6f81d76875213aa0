#!/bin/sh
# Tries the report and the budget as DOCX and XLSX in the programs of others: LibreOffice opens, prints and recounts
# them, python-docx and openpyxl read them. Leaves a page image of every page in OUT (a new folder, if not given).
# Needs Debian or Ubuntu for what it installs; not part of `cargo test`.
#
#   tests/office/check.sh [OUT]
set -eu
cd "$(dirname "$0")/../.."
out=${1:-$(mktemp -d)}
mkdir -p "$out"

command -v soffice >/dev/null && command -v pdfinfo >/dev/null ||
    apt-get install -y --no-install-recommends libreoffice-writer libreoffice-calc fonts-crosextra-carlito poppler-utils
[ -x "$out/python/bin/python" ] || python3 -m venv "$out/python"
"$out/python/bin/pip" install --quiet python-docx openpyxl

cargo build --quiet --release
for lang in sv en; do
    for format in docx xlsx; do
        target/release/iop --lang $lang report 2026 --today 2026-11-22 --edition internal --force -o "$out/report-$lang.$format"
        target/release/iop --lang $lang budget 2026 --today 2026-11-22 --force -o "$out/budget-$lang.$format"
    done
done

"$out/python/bin/python" tests/office/check.py prepare "$out"
convert() { soffice --headless --convert-to "$1" --outdir "$2" "$3" >/dev/null 2>&1; }
tagged='pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
for lang in sv en; do
    for document in report budget; do
        convert "$tagged" "$out/docx" "$out/$document-$lang.docx"
        convert pdf "$out/xlsx" "$out/$document-$lang.xlsx"
        # Without results, so that what comes back was counted anew.
        convert xlsx "$out/recounted" "$out/uncounted/$document-$lang.xlsx"
        pdfinfo -struct "$out/docx/$document-$lang.pdf" >"$out/docx/$document-$lang.structure"
        for format in docx xlsx; do
            pdftoppm -r 70 -png "$out/$format/$document-$lang.pdf" "$out/$format/$document-$lang"
        done
    done
done
"$out/python/bin/python" tests/office/check.py compare "$out"
soffice --version
echo "Page images: $out/docx, $out/xlsx"
