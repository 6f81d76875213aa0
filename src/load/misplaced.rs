//! What is said of a file that isn't counted where it lies, or can't be read there.

use super::folder::What;
use crate::diagnostic::{Diagnostic, quote};
use crate::lang::Text;
use crate::rules;
use crate::say;
use crate::source::{FileId, Span};

/// What is said of a file, by what it is; of a folder by another name all is told at once, elsewhere.
pub fn told(what: &What, file: FileId) -> Option<Diagnostic> {
    let (rule, why, help) = match what {
        What::Stray(why) => (&rules::STRAY_FILE, why.clone(), move_or_rename()),
        What::Misnamed(due) => {
            let due = quote(due.rsplit('/').next().unwrap_or(due));
            let why = say!(
                sv "Filen ska heta {due}; som den heter nu räknas den inte.",
                en "The file is to be called {due}; as it is called now it isn't counted."
            );
            let help = say!(
                sv "Döp om filen till {due}; finns den redan, för in där det som bara står här. Windows döljer slutet på namnet tills Filnamnstillägg är valt på menyn Visa.",
                en "Rename the file to {due}; if that is there already, bring into it what stands only here. Windows hides the end of the name until File name extensions is chosen on the menu View."
            );
            (&rules::STRAY_FILE, why, help)
        }
        What::Copy(original) => {
            let other = quote(original);
            let why = say!(
                sv "Filen ser ut som en kopia av {other} och räknas inte.",
                en "The file looks like a copy of {other} and isn't counted."
            );
            let help = say!(
                sv "För in i {other} det som bara står här, och ta bort filen. Finns {other} inte, ge filen det namnet.",
                en "Bring what stands only here into {other}, and remove the file. If {other} isn't there, give the file that name."
            );
            (&rules::STRAY_FILE, why, help)
        }
        What::Folder => {
            let why = say!(sv "Det här är en mapp, inte en fil.", en "This is a folder, not a file.");
            (&rules::UNREADABLE, why, put_a_file())
        }
        What::Unreadable(why) => (&rules::UNREADABLE, why.clone(), put_a_file()),
        What::Barred(why) => (&rules::UNREADABLE, why.clone(), ask_for_leave()),
        What::Agreement | What::Record(_) | What::Elsewhere(_) => return None,
    };
    Some(Diagnostic::new(rule, file, Span::default(), why).help(help))
}

fn move_or_rename() -> Text {
    say!(
        sv "Flytta filen dit den hör, döp om den, eller flytta den ut ur mappen med poster.",
        en "Move the file where it belongs, rename it, or move it out of the records directory."
    )
}

fn put_a_file() -> Text {
    say!(
        sv "Lägg en vanlig fil här, eller ta bort det som ligger här.",
        en "Put an ordinary file here, or remove what lies here."
    )
}

fn ask_for_leave() -> Text {
    say!(
        sv "Det som ligger i mappen är inte med. Be den som sköter datorn om rätt att läsa den.",
        en "What lies in the folder is left out. Ask whoever runs the computer for leave to read it."
    )
}
