//! The program: everything is in the library, only the exit code is made here.

use std::io::Write;
use std::process::ExitCode;

use iop::cli::env::Env;
use iop::cli::{Outcome, run};

fn main() -> ExitCode {
    let outcome = match Env::real() {
        Ok(mut env) => run(std::env::args_os(), &mut env),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "iop: {error}");
            Outcome::Refused
        }
    };
    ExitCode::from(match outcome {
        Outcome::Done => 0,
        Outcome::Faulty => 1,
        Outcome::Refused => 2,
    })
}
