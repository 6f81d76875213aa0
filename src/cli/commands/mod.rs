//! One command a file: what it is told, in two languages, and what it does.

use clap::Subcommand;

use super::args::Words;
use super::env::Env;
use super::outcome::Outcome;
use super::session::Session;

/// A command a file: declares the files and lists what they do. `cargo fmt` doesn't see through it:
/// `rustfmt src/cli/commands/*.rs`.
macro_rules! commands {
    ($($name:ident($file:ident))*) => {
        $(mod $file;)*

        // What a command does is said at its arguments, where the help page takes it from.
        #[derive(Debug, Subcommand)]
        pub enum Command {
            $($name($file::Arguments)),*
        }

        impl Command {
            /// Does it.
            pub fn run(&self, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
                match self {
                    $(Self::$name(arguments) => $file::run(arguments, session, env)),*
                }
            }
        }

        /// The Swedish words of a command.
        pub fn swedish(command: &str) -> Words {
            match command {
                $(stringify!($file) => $file::SWEDISH,)*
                _ => &[],
            }
        }
    };
}

commands! {
    Init(init)
    Validate(validate)
    Fix(fix)
    Report(report)
    Budget(budget)
    Agreement(agreement)
    Hook(hook)
    Schema(schema)
    Explain(explain)
}
