//! `iop init`.

use super::args::InitArgs;
use super::env::Env;
use super::output::reason;
use super::{Outcome, Session, refuse};
use crate::diagnostic::quote;
use crate::say;
use crate::write;

/// Makes a records directory and says what was made.
pub fn run(args: &InitArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let root = session.globals.records.as_ref().unwrap_or(&args.dir);
    let shown = quote(&root.to_string_lossy());
    let made = match write::init(&env.folder.join(root)) {
        Ok(made) => made,
        Err(error) => {
            let why = reason(&error);
            return refuse(say!(sv "{shown} kan inte göras: {why}.", en "{shown} can't be made: {why}."; why));
        }
    };
    if session.globals.quiet {
        return Ok(Outcome::Done);
    }
    let mut say = |text: crate::lang::Text| writeln!(env.out, "{}", text.get(session.lang));
    if made.agreement {
        say(say!(
            sv "Skrev agreement.yaml i {shown}: överenskommelsen, att läsa igenom och ändra.",
            en "Wrote agreement.yaml in {shown}: the agreement, to read and to change."
        ))?;
    } else {
        say(say!(
            sv "agreement.yaml finns redan i {shown} och är orörd.",
            en "agreement.yaml is in {shown} already and is untouched."
        ))?;
    }
    if !made.folders.is_empty() {
        let folders = made.folders.join(", ");
        say(say!(sv "Gjorde mapparna {folders}.", en "Made the folders {folders}."))?;
    }
    if made.editor {
        say(say!(
            sv "Öppna mappen {shown} i en redigerare som VS Code, så hjälper den till medan man skriver; mallar ligger i .templates.",
            en "Open the folder {shown} in an editor such as VS Code, and it helps while one types; templates are in .templates."
        ))?;
    }
    say(say!(
        sv "Lägg en fil för varje klient i cases/ och kör sedan `iop validate`.",
        en "Put a file for each client in cases/, then run `iop validate`."
    ))?;
    Ok(Outcome::Done)
}
