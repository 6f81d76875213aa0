//! `iop init`.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::args::Words;
use crate::cli::ask::ask;
use crate::cli::env::Env;
use crate::cli::outcome::{Outcome, as_typed, refuse, unwritable};
use crate::cli::session::Session;
use crate::diagnostic::{Diagnostic, quote};
use crate::exchange::{new_agreement, questions_to_fill_in};
use crate::identifier::harmless;
use crate::lang::Text;
use crate::load::{AGREEMENT, answered, read_answers};
use crate::machine::reason;
use crate::model::questions::Answers;
use crate::render::diagnostics::{self, Look, Shown};
use crate::say;
use crate::source::Sources;
use crate::write::{self, Existing, Made, write_file};

/// The folder to make where none is named.
const RECORDS: &str = "records";

/// Make a records directory, with the built-in agreement.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder to make.
    #[arg(default_value = RECORDS)]
    dir: PathBuf,
    /// Make the agreement of another partnership, of the answers in a file; asked at the keyboard, if it is -. A file
    /// that isn't there is written, with the questions to fill in.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
}

/// The same in Swedish.
pub const SWEDISH: Words = &[
    ("", "Gör en mapp för poster, med den inbyggda överenskommelsen"),
    ("dir", "Mappen att göra; records om inget sägs"),
    (
        "from",
        "Gör ett annat partnerskaps överenskommelse av svaren i en fil; - ställer frågorna vid tangentbordet, och en fil som inte finns skrivs, med frågorna att fylla i",
    ),
];

/// Makes a records directory, of the built-in agreement or of answers, and says what was made.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let root = session.globals.records.as_ref().unwrap_or(&args.dir);
    if root == Path::new(RECORDS) && env.folder.ancestors().any(has_agreement) {
        return refuse(say!(
            sv "Du är redan i en mapp med poster; ingenting skrevs. Gå ut ur den, eller säg vilken mapp som ska göras: `iop init MAPP`.",
            en "You are in a records directory already; nothing was written. Leave it, or say which folder to make: `iop init DIR`."
        ));
    }
    match &args.from {
        None => of_built_in(root, session, env),
        Some(from) => of_answers(root, from, session, env),
    }
}

fn of_built_in(root: &Path, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let shown = quote(&root.to_string_lossy());
    let made = match write::init(&env.folder.join(root)) {
        Ok(made) => made,
        Err(error) => return unmade(&shown, &error),
    };
    let agreement = if made.agreement {
        say!(
            sv "Skrev agreement.yaml i {shown}: överenskommelsen, att läsa igenom och ändra.",
            en "Wrote agreement.yaml in {shown}: the agreement, to read and to change."
        )
    } else {
        say!(
            sv "agreement.yaml finns redan i {shown} och är orörd.",
            en "agreement.yaml is in {shown} already and is untouched."
        )
    };
    let next = say!(
        sv "Lägg en fil för varje klient i cases/ och kör sedan `iop validate`.",
        en "Put a file for each client in cases/, then run `iop validate`."
    );
    let other = say!(
        sv "Gäller det ett annat partnerskap: `iop init MAPP --from svar.yaml` gör en överenskommelse av några svar.",
        en "For another partnership, `iop init DIR --from answers.yaml` makes an agreement of some answers."
    );
    let last = if made.agreement { vec![next, other] } else { vec![next] };
    tell(&[vec![agreement], beside(&made, &shown), last].concat(), session, env)
}

/// What was made besides the agreement.
fn beside(made: &Made, shown: &str) -> Vec<Text> {
    let folders = made.folders.join(", ");
    let folders = say!(sv "Gjorde mapparna {folders}.", en "Made the folders {folders}.");
    let editor = say!(
        sv "Öppna mappen {shown} i en redigerare som VS Code, så hjälper den till medan man skriver; mallar ligger i .templates.",
        en "Open the folder {shown} in an editor such as VS Code, and it helps while one types; templates are in .templates."
    );
    let lines = [(!made.folders.is_empty()).then_some(folders), made.editor.then_some(editor)];
    lines.into_iter().flatten().collect()
}

/// Says what was made, and what to do next.
fn tell(lines: &[Text], session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    lines.iter().try_for_each(|line| session.tell(line, env))?;
    Ok(Outcome::Done)
}

/// Makes the agreement of answers, from the keyboard (`-`) or a file; a file that isn't there is written, to fill in.
fn of_answers(root: &Path, from: &Path, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    if has_agreement(&env.folder.join(root)) {
        return already_there(root);
    }
    if from == Path::new("-") {
        let answers = ask(session.lang, env)?;
        return make(&answers, root, session, env);
    }
    let path = env.folder.join(from);
    if path.symlink_metadata().is_err() {
        return write_questions(root, from, session, env);
    }
    if !path.is_file() {
        let shown = quote(&from.to_string_lossy());
        return refuse(say!(sv "{shown} är ingen vanlig fil med svar.", en "{shown} is no ordinary file of answers."));
    }
    match read_answers(&path, &from.to_string_lossy()) {
        Ok(answers) => make(&answers, root, session, env),
        Err((sources, faults)) => tell_faults(&sources, &faults, session, env),
    }
}

fn has_agreement(folder: &Path) -> bool {
    folder.join(AGREEMENT).symlink_metadata().is_ok()
}

fn unmade<T>(shown: &str, error: &io::Error) -> anyhow::Result<T> {
    let why = reason(error);
    refuse(say!(sv "{shown} kan inte göras: {why}.", en "{shown} can't be made: {why}."; why))
}

fn already_there<T>(root: &Path) -> anyhow::Result<T> {
    let shown = quote(&root.to_string_lossy());
    refuse(say!(
        sv "agreement.yaml finns redan i {shown}; ingenting skrevs. Välj en annan mapp.",
        en "agreement.yaml is in {shown} already; nothing was written. Choose another folder."
    ))
}

fn write_questions(root: &Path, from: &Path, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let questions = questions_to_fill_in(session.lang);
    let file = quote(&from.to_string_lossy());
    if let Err(error) = write_file(&env.folder.join(from), questions.as_bytes(), Existing::Keep) {
        return Err(unwritable(&Text::same(file), &error).into());
    }
    let root = quote(&root.to_string_lossy());
    let words = say!(
        sv "Skrev frågorna till {file}. Öppna filen i ett program för ren text, fyll i svaren, spara och kör samma kommando igen: då görs mappen {root}.",
        en "Wrote the questions to {file}. Open the file in a program for plain text, fill in the answers, save, and run the same command again: then the folder {root} is made."
    );
    tell(&[words], session, env)
}

fn make(answers: &Answers, root: &Path, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let agreement = new_agreement(&answered(answers)?)?;
    let shown = quote(&root.to_string_lossy());
    let made = match write::init_new(&env.folder.join(root), &agreement) {
        Ok(made) => made,
        Err(_) if has_agreement(&env.folder.join(root)) => return already_there(root),
        Err(error) => return unmade(&shown, &error),
    };
    let wrote = say!(
        sv "Skrev agreement.yaml i {shown}: överenskommelsen efter svaren.",
        en "Wrote agreement.yaml in {shown}: the agreement by the answers."
    );
    let records = as_typed(&harmless(&root.to_string_lossy()));
    let next = say!(
        sv "Gå igenom agreement.yaml med texten bredvid dig: kommentarerna säger vad som ska slås upp och ändras. Kör sedan `iop validate --records {records}`.",
        en "Go through agreement.yaml with the text beside you: the comments say what to look up and change. Then run `iop validate --records {records}`."
    );
    tell(&[vec![wrote], beside(&made, &shown), vec![next]].concat(), session, env)
}

/// Every fault of the answers at its place; nothing is written.
fn tell_faults(sources: &Sources, faults: &[Diagnostic], session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let shown = Shown {
        diagnostics: &faults.iter().collect::<Vec<_>>(),
        sources,
        seen: &str::to_owned,
        files: 1,
        of_records: false,
        lang: session.lang,
    };
    diagnostics::text(
        &shown,
        Look { colour: session.colour, snippets: env.terminal, asked_by: session.globals.verbose, width: env.width },
        &mut env.out,
    )?;
    env.out.flush()?;
    let words = say!(
        sv "Ingenting skrevs. Rätta svaren och kör samma kommando igen.",
        en "Nothing was written. Mend the answers and run the same command again."
    );
    session.warn(&words, env)?;
    Ok(Outcome::Faulty)
}
