//! Files that hold no text of ours: what each kind is known by, what it is called, and what to do. A wrong word here destroys
//! a record, as saving an encrypted file anew would.

use super::fault::Fault;
use super::folder::Origin;
use crate::lang::Text;
use crate::rules;
use crate::say;
use crate::source::Span;

/// A kind of such files.
struct Foreign {
    /// Whether a file is one, by its bytes.
    is: fn(&[u8]) -> bool,
    /// What the file "is".
    name: fn() -> Text,
    /// What to do with one that lies there.
    way_out: fn(&Origin) -> Text,
}

/// Every kind, those that another one's sign would take for its own first.
static KINDS: &[Foreign] = &[
    Foreign {
        is: |bytes| bytes.starts_with(b"\0GITCRYPT\0"),
        name: || say!(sv "krypterad med git-crypt", en "encrypted with git-crypt"),
        way_out: |origin| kept_by_git(origin, "git-crypt unlock"),
    },
    Foreign {
        is: |bytes| {
            says(bytes, &["version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/"])
        },
        name: || say!(sv "en hänvisning till Git LFS, inte själva filen", en "a pointer to Git LFS, not the file itself"),
        way_out: |origin| kept_by_git(origin, "git lfs pull"),
    },
    Foreign {
        is: |bytes| bytes.len() < 4096 && holds(bytes, b"/annex/objects/") && !holds(bytes, b": "),
        name: || say!(sv "en hänvisning till git-annex, inte själva filen", en "a pointer to git-annex, not the file itself"),
        way_out: |origin| kept_by_git(origin, "git annex get"),
    },
    Foreign {
        is: |bytes| says(bytes, &["age-encryption.org/v1", "-----BEGIN AGE ENCRYPTED FILE-----"]),
        name: || say!(sv "krypterad med age", en "encrypted with age"),
        way_out: |_| encrypted("age --decrypt"),
    },
    Foreign {
        is: |bytes| says(bytes, &["-----BEGIN PGP SIGNED MESSAGE-----"]),
        name: || say!(sv "signerad med PGP", en "signed with PGP"),
        way_out: |_| {
            say!(
                sv "Ta bort de rader som signaturen har lagt till före och efter texten.",
                en "Remove the lines that the signature added before and after the text."
            )
        },
    },
    Foreign {
        is: |bytes| says(bytes, &["-----BEGIN PGP "]) || is_pgp_message(bytes),
        name: || say!(sv "krypterad med PGP", en "encrypted with PGP"),
        way_out: |_| encrypted("gpg --decrypt"),
    },
    Foreign {
        is: |bytes| says(bytes, &["$ANSIBLE_VAULT;"]),
        name: || say!(sv "krypterad med Ansible Vault", en "encrypted with Ansible Vault"),
        way_out: |_| encrypted("ansible-vault decrypt"),
    },
    Foreign {
        is: |bytes| holds(bytes, b"ENC[AES256_GCM,data:"),
        name: || say!(sv "krypterad med sops", en "encrypted with sops"),
        way_out: |_| encrypted("sops decrypt"),
    },
    Foreign {
        is: |bytes| says(bytes, &["Salted__", "U2FsdGVkX1", "-----BEGIN "]),
        name: || say!(sv "krypterad, eller en nyckel", en "encrypted, or a key"),
        way_out: |_| {
            say!(
                sv "Lås upp den med det program som krypterade den. En nyckel ska inte ligga här alls.",
                en "Unlock it with the program that encrypted it. A key shouldn't lie here at all."
            )
        },
    },
    Foreign {
        is: |bytes| says(bytes, &["%PDF-"]),
        name: || say!(sv "ett dokument i PDF", en "a document in PDF"),
        way_out: |_| write_as_text(),
    },
    Foreign {
        is: is_picture,
        name: || say!(sv "en bild eller film", en "a picture or film"),
        way_out: |_| write_as_text(),
    },
    Foreign {
        is: |bytes| is_zip(bytes) && holds(bytes, b"word/"),
        name: || say!(sv "ett dokument från Word", en "a document of Word"),
        way_out: |_| write_as_text(),
    },
    Foreign {
        is: |bytes| is_zip(bytes) && holds(bytes, b"xl/"),
        name: || say!(sv "en arbetsbok från Excel", en "a workbook of Excel"),
        way_out: |_| from_a_spreadsheet(),
    },
    Foreign {
        is: |bytes| is_zip(bytes) && holds(bytes, b"vnd.oasis.opendocument.spreadsheet"),
        name: || say!(sv "ett kalkylblad från LibreOffice", en "a spreadsheet of LibreOffice"),
        way_out: |_| from_a_spreadsheet(),
    },
    Foreign {
        is: |bytes| is_zip(bytes) && holds(bytes, b"vnd.oasis.opendocument."),
        name: || say!(sv "ett dokument från LibreOffice", en "a document of LibreOffice"),
        way_out: |_| write_as_text(),
    },
    Foreign {
        is: |bytes| bytes.starts_with(b"\xd0\xcf\x11\xe0"),
        name: || {
            say!(
                sv "ett dokument från Word, Excel eller Outlook, i äldre form eller med lösenord",
                en "a document of Word, Excel or Outlook, in an older form or with a password"
            )
        },
        way_out: |_| from_a_spreadsheet(),
    },
    Foreign {
        is: |bytes| says(bytes, &["{\\rtf"]),
        name: || say!(sv "ett dokument i RTF, som WordPad och TextEdit sparar", en "a document in RTF, as WordPad and TextEdit save it"),
        way_out: |_| write_as_text(),
    },
    Foreign {
        is: |bytes| says(&beginning(bytes).to_ascii_lowercase(), &["<!", "<?xml", "<html", "<head", "<body", "<svg"]),
        name: || say!(sv "en webbsida (HTML eller XML)", en "a web page (HTML or XML)"),
        way_out: |_| {
            say!(
                sv "Hämta själva filen igen; på en webbplats kan det heta Ladda ned eller Raw.",
                en "Fetch the file itself again; on a web site that may be called Download or Raw."
            )
        },
    },
    Foreign {
        is: is_packed,
        name: || say!(sv "packad (ZIP, gzip, 7z eller liknande)", en "packed (ZIP, gzip, 7z or the like)"),
        way_out: |_| say!(sv "Packa upp den, och lägg det som låg i den här.", en "Unpack it, and put here what lay in it."),
    },
    Foreign {
        is: |bytes| bytes.iter().all(|byte| *byte == 0) && !bytes.is_empty(),
        name: || {
            say!(
                sv "förstörd: den innehåller bara nollor, som efter ett strömavbrott",
                en "destroyed: it holds nothing but zeros, as after a power cut"
            )
        },
        way_out: |_| restore(),
    },
    Foreign {
        is: |bytes| is_wide(bytes, 4),
        name: || say!(sv "text i UTF-32, inte i UTF-8", en "text in UTF-32, not in UTF-8"),
        way_out: |_| save_as_utf8(),
    },
    Foreign {
        is: |bytes| is_wide(bytes, 2),
        name: || say!(sv "text i UTF-16, inte i UTF-8", en "text in UTF-16, not in UTF-8"),
        way_out: |_| save_as_utf8(),
    },
];

/// What bytes are that no text of ours begins with or holds.
pub fn known(bytes: &[u8], origin: &Origin) -> Option<Fault> {
    let kind = KINDS.iter().find(|kind| (kind.is)(bytes))?;
    let name = (kind.name)();
    let message = say!(sv "Filen är {name}.", en "The file is {name}."; name);
    Some(Fault::new(&rules::ENCODING, Span::default(), message).help((kind.way_out)(origin)))
}

/// Bytes that are no UTF-8 from a place on, and nothing that is known.
pub fn no_utf8(bytes: &[u8], at: usize) -> Fault {
    let (message, help) = if bytes.iter().any(is_control) {
        let restore = restore();
        (
            say!(sv "Filen är inte text.", en "The file is no text."),
            say!(
                sv "Kontrollera att rätt fil ligger här. Är den skadad? {restore}",
                en "Check that the right file lies here. Is it damaged? {restore}"; restore
            ),
        )
    } else {
        (
            say!(
                sv "Filen är text i en äldre teckenkodning, som Windows-1252 (ANSI), inte i UTF-8.",
                en "The file is text in an older encoding, such as Windows-1252 (ANSI), not in UTF-8."
            ),
            save_as_utf8(),
        )
    };
    Fault::new(&rules::ENCODING, Span::new(at, at), message).help(help)
}

/// What to do with a file that is empty or destroyed and wasn't before.
pub fn restore() -> Text {
    say!(
        sv "Hämta tillbaka den ur git (`git restore FIL`) eller en säkerhetskopia.",
        en "Fetch it back from git (`git restore FILE`) or a backup."
    )
}

/// What git keeps in another form than it lays in the folder. What it would commit is so rightly.
fn kept_by_git(origin: &Origin, command: &str) -> Text {
    match origin {
        Origin::Disk(_) => say!(
            sv "Skriv `{command}`, så läggs själva filen här. Spara den inte i en textredigerare.",
            en "Type `{command}`, and the file itself is put here. Don't save it in a text editor."
        ),
        Origin::Index(_) => say!(
            sv "I git ligger den så, och då kan den inte kontrolleras här. Kontrollera mappen med `iop validate`, och spara med `git commit --no-verify`.",
            en "It is kept so in git, where it can't be checked. Check the folder with `iop validate`, and save with `git commit --no-verify`."
        ),
    }
}

fn encrypted(command: &str) -> Text {
    say!(
        sv "Lås upp den med `{command}`, och ha hellre hela mappen på en krypterad disk. Spara den inte i en textredigerare.",
        en "Unlock it with `{command}`, and rather have the whole folder on an encrypted disk. Don't save it in a text editor."
    )
}

fn write_as_text() -> Text {
    say!(
        sv "Skriv det som ska stå här i ett program för ren text, som Anteckningar, och flytta filen ut ur mappen med poster.",
        en "Write what is to stand here in a program for plain text, such as Notepad, and move the file out of the records directory."
    )
}

fn from_a_spreadsheet() -> Text {
    say!(
        sv "Är det bokföring, spara den i Excel som filtypen ”CSV UTF-8”. Skriv annars i ett program för ren text, som Anteckningar.",
        en "If it is bookkeeping, save it in Excel as the file type “CSV UTF-8”. Else write in a program for plain text, such as Notepad."
    )
}

fn save_as_utf8() -> Text {
    say!(
        sv "Öppna filen i en textredigerare och spara den som UTF-8; i Anteckningar väljs det vid Kodning.",
        en "Open the file in a text editor and save it as UTF-8; in Notepad that is chosen at Encoding."
    )
}

/// As much of a file as a sign takes.
fn beginning(bytes: &[u8]) -> &[u8] {
    bytes.get(..64).unwrap_or(bytes)
}

/// Whether a text begins so, spaces and a byte-order mark aside.
fn says(bytes: &[u8], signs: &[&str]) -> bool {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    signs.iter().any(|sign| text.starts_with(sign.as_bytes()))
}

fn holds(bytes: &[u8], sign: &[u8]) -> bool {
    bytes.windows(sign.len()).any(|window| window == sign)
}

/// What stands in no text.
fn is_control(byte: &u8) -> bool {
    *byte < b' ' && !byte.is_ascii_whitespace()
}

/// A session key, encrypted to somebody (RFC 9580, 5.1) or with a password (5.3): tag, length and version.
fn is_pgp_message(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0x85, _, _, 3, ..]
            | [0x84 | 0xc1, _, 3 | 6, ..]
            | [0xc1, 0xc0..=0xdf, _, 3 | 6, ..]
            | [0x8c | 0xc3, _, 4..=6, ..]
    )
}

fn is_picture(bytes: &[u8]) -> bool {
    let signs: [&[u8]; 6] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*"];
    let is_bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    is_bitmap || bytes.get(4..8) == Some(b"ftyp") || signs.iter().any(|sign| bytes.starts_with(sign))
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

fn is_packed(bytes: &[u8]) -> bool {
    let signs: [&[u8]; 6] = [b"PK", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"];
    signs.iter().any(|sign| bytes.starts_with(sign)) && bytes.iter().any(is_control)
}

/// Text of so many bytes a character: by its mark, or by the zeros that lie in every character of ours.
fn is_wide(bytes: &[u8], width: usize) -> bool {
    let marks: [&[u8]; 2] = if width == 4 { [b"\xff\xfe\0\0", b"\0\0\xfe\xff"] } else { [b"\xff\xfe", b"\xfe\xff"] };
    let zeros = |at: usize| bytes.iter().skip(at).step_by(width).filter(|byte| **byte == 0).count();
    let most = bytes.len() / width - bytes.len() / width / 4;
    let is_plain = |first: usize| bytes.len() >= width && (0..width).all(|at| at == first || zeros(at) >= most.max(1));
    marks.iter().any(|mark| bytes.starts_with(mark)) || bytes.contains(&0) && (is_plain(0) || is_plain(width - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(bytes: &[u8]) -> Option<String> {
        known(bytes, &Origin::Index(std::sync::OnceLock::new())).map(|fault| fault.message.en)
    }

    #[test]
    fn kinds_are_known_by_their_bytes() {
        for (bytes, name) in [
            (b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice(), "picture"),
            (b"GIF89a\x01\0", "picture"),
            (b"\0\0\0\x18ftypheic\0\0", "picture"),
            (b"BM\x46\0\0\0\0\0\0\0", "picture"),
            (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", "LibreOffice"),
            (b"PK\x03\x04\x14\0a.yaml", "packed"),
            (b"7z\xbc\xaf\x27\x1c\0\x04", "packed"),
            (b"\x85\x01\x0c\x03\x12\x34", "PGP"),
            (b"\x8c\x0d\x04\x09\x03\x02", "PGP"),
            (b"\r\n-----BEGIN AGE ENCRYPTED FILE-----\r\n", "with age"),
            (b"-----BEGIN OPENSSH PRIVATE KEY-----\n", "a key"),
            (b"../../.git/annex/objects/x/y/SHA256E-s1--ab.yaml", "git-annex"),
            (b"\xef\xbb\xbf<?xml version=\"1.0\"?>", "web page"),
            (b"\0c\0a\0s\0e\0:", "UTF-16"),
            (b"c\0a\0s\0e\0:\0 \0\xe5\0", "UTF-16"),
            (b"\0\0\0c\0\0\0a", "UTF-32"),
        ] {
            assert!(named(bytes).is_some_and(|told| told.contains(name)), "{name}: {:?}", named(bytes));
        }
    }

    #[test]
    fn records_are_none_of_them() {
        for text in [
            "",
            "PK: 1\n",
            "BM: 1\n",
            "RAR: 1\n",
            "<<<<<<< HEAD\n",
            "# -----BEGIN\ncase: none\n",
            "title: version https://git-lfs.github.com/spec/v1\n",
            "summary: /annex/objects/ är en mapp\n",
            "a: \"\0\"\n",
            "åäö: 1\n",
        ] {
            assert_eq!(named(text.as_bytes()), None, "{text:?}");
        }
    }
}
