#!/usr/bin/env python3
"""Make countries.tsv and languages.tsv, the name tables in this folder.

Three packages are needed, unpacked in any empty folder:

    npm pack cldr-localenames-full@48.2.0
    npm pack i18n-iso-countries@7.14.0
    pip download --no-deps python-iso639==2026.7.23

    mkdir cldr countries
    tar xzf cldr-localenames-full-48.2.0.tgz -C cldr --strip-components=1
    tar xzf i18n-iso-countries-7.14.0.tgz -C countries --strip-components=1
    python3 -m zipfile -e python_iso639-2026.7.23-py3-none-any.whl iso639

Then, in the same folder:

    python3 PATH/TO/data/make_names.py cldr countries iso639

The tables are written next to this script, or in the folder given with
--out. The same packages always give the same bytes.

What is read:

    cldr/package.json                    the CLDR version
    cldr/main/{sv,en}/territories.json   country names
    cldr/main/{sv,en}/languages.json     language names
    countries/package.json               the package's version
    countries/codes.json                 the ISO 3166-1 alpha-2 codes, and XK
    iso639/python_iso639-*.dist-info/METADATA   the package's version
    iso639/iso639/__init__.py            the release date of the SIL tables
    countries/langs/{sv,en}.json         other names of countries
    iso639/iso639/_data/iso-639-3.tab    SIL's ISO 639-3 table, unchanged
    iso639/iso639/_data/iso-639-3_Name_Index.tab   other names of languages

What is written, as `code<TAB>sv<TAB>en<TAB>other codes and names` in the
byte order of the codes, after comment lines that begin with `# `; the others
stand with `|` between:

    countries.tsv   ISO 3166-1 alpha-2 and XK (Kosovo), with CLDR's names; the
                    others are the alpha-3 code and names in CLDR and in
                    i18n-iso-countries
    languages.tsv   ISO 639-1 and ISO 639-3. A three-letter code with a
                    two-letter equivalent has that one's CLDR name. Where
                    CLDR has no name, both columns have the ISO 639-3
                    reference name; where it has only an English one, both
                    have that. The special codes mis, mul, und and zxx are
                    left out. Those of two letters have as others the
                    ISO 639-2/B code and the other names of ISO 639-3.

also-countries.tsv and also-languages.tsv are kept by hand: older and official
names, and what people say.

The text is UTF-8 in normalization form C, with LF line ends.
"""

import argparse
import json
import re
import unicodedata
from pathlib import Path

# Codes whose CLDR name stands under another key.
CLDR_KEY = {"prs": "fa-AF"}

COPYRIGHT = "Copyright © 2004-2026 Unicode, Inc."


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def version(package):
    return read_json(package / "package.json")["version"]


def find(pattern, path):
    return re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE).groups()


def cldr_names(cldr, locale, kind):
    """CLDR's names by code. Alternates have keys of their own (HK-alt-short),
    so looking up a bare code always gives the main name."""
    data = read_json(cldr / "main" / locale / f"{kind}.json")
    return data["main"][locale]["localeDisplayNames"][kind]


def read_table(path):
    """A table of SIL's as dictionaries."""
    head, *lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"))) for line in lines]


def read_iso639(path):
    """SIL's table of languages, without the special codes."""
    return [row for row in read_table(path) if row["Scope"] != "S"]


def others(names, known):
    """Names besides those that are known, letter case aside, each once."""
    seen = {name.casefold() for name in known}
    kept = []
    for name in names:
        if name and name.casefold() not in seen:
            seen.add(name.casefold())
            kept.append(name)
    return "|".join(kept)


def country_rows(cldr, countries):
    names = {lang: cldr_names(cldr, lang, "territories") for lang in ("sv", "en")}
    listed = {
        lang: read_json(countries / "langs" / f"{lang}.json")["countries"]
        for lang in ("sv", "en")
    }
    three = {entry[0]: entry[1] for entry in read_json(countries / "codes.json")}
    rows = []
    for code, alpha in three.items():
        also = [alpha]
        for lang in ("sv", "en"):
            also += [
                name
                for key, name in sorted(names[lang].items())
                if key.startswith(f"{code}-alt-")
            ]
            other = listed[lang].get(code, [])
            also += other if isinstance(other, list) else [other]
        sv, en = names["sv"][code], names["en"][code]
        rows.append((code, sv, en, others(also, (code, sv, en))))
    return rows


def language_rows(cldr, iso639):
    sv = cldr_names(cldr, "sv", "languages")
    en = cldr_names(cldr, "en", "languages")
    data = iso639 / "iso639" / "_data"
    index = {}
    for row in read_table(data / "iso-639-3_Name_Index.tab"):
        index.setdefault(row["Id"], []).extend((row["Print_Name"], row["Inverted_Name"]))
    rows = []
    for language in read_iso639(data / "iso-639-3.tab"):
        two, three = language["Part1"], language["Id"]
        key = CLDR_KEY.get(three) or two or three
        english = en.get(key, language["Ref_Name"])
        swedish = sv.get(key, english)
        if two:
            also = [language["Part2b"], *index.get(three, [])]
            known = (two, three, swedish, english)
            rows.append((two, swedish, english, others(also, known)))
        rows.append((three, swedish, english))
    return rows


def write(path, comments, rows):
    rows = sorted(rows)
    if len({row[0] for row in rows}) != len(rows):
        raise SystemExit(f"{path.name}: a code occurs twice")
    for row in rows:
        if any(not field.strip() for field in row[:3]) or any(re.search(r"[\t\r\n]", field) for field in row):
            raise SystemExit(f"{path.name}: an empty field, a tab or a line break in {row}")
    lines = [f"# {comment}" for comment in comments] + ["\t".join(row).rstrip("\t") for row in rows]
    text = unicodedata.normalize("NFC", "\n".join(lines) + "\n")
    path.write_bytes(text.encode("utf-8"))
    print(f"{path.name}: {len(rows)} rows")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cldr", type=Path, help="cldr-localenames-full, unpacked")
    parser.add_argument("countries", type=Path, help="i18n-iso-countries, unpacked")
    parser.add_argument("iso639", type=Path, help="the python-iso639 wheel, unpacked")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    args = parser.parse_args()

    metadata = next(args.iso639.glob("python_iso639-*.dist-info")) / "METADATA"
    (iso639_version,) = find(r"^Version: (\S+)", metadata)
    year, month, day = find(
        r"DATA_LAST_UPDATED = datetime\.date\((\d+), (\d+), (\d+)\)",
        args.iso639 / "iso639" / "__init__.py",
    )
    released = f"{year}-{int(month):02}-{int(day):02}"

    cldr = [
        f"Names: Unicode CLDR {version(args.cldr)} (cldr-localenames-full), {COPYRIGHT}",
        "Licence of the names: Unicode-3.0",
    ]
    write(
        args.out / "countries.tsv",
        ["Country names: code, Swedish, English, others. Made by make_names.py."]
        + cldr
        + [
            "Codes: ISO 3166-1 alpha-2, as listed in i18n-iso-countries"
            f" {version(args.countries)} (MIT), and XK (Kosovo)",
        ],
        country_rows(args.cldr, args.countries),
    )
    write(
        args.out / "languages.tsv",
        ["Language names: code, Swedish, English, others. Made by make_names.py."]
        + cldr
        + [
            "Codes, and the names CLDR lacks: ISO 639-3 code tables of"
            f" {released}, SIL, iso639-3.sil.org (python-iso639 {iso639_version})",
            "Licence of the codes: SIL's terms of use for the ISO 639-3 code tables",
            "The names from CLDR are not part of ISO 639-3.",
        ],
        language_rows(args.cldr, args.iso639),
    )


if __name__ == "__main__":
    main()
