//! `docs/cli.md` is what the program says of itself.
//!
//! After a change on purpose, `ACCEPT=1 cargo test --test suite reference` writes it anew.

use std::fmt::Write as _;
use std::fs;

use clap::CommandFactory;
use iop::cli::Args;

fn reference() -> String {
    let mut program = Args::command().term_width(100);
    program.build();
    let mut text = String::from(
        "# The command line\n\nMade from the program itself; what the words mean to a user stands in the README.\n\n\
         Exit codes: 0 done; 1 the records have errors (with `--deny-warnings` also warnings); 2 it could not be done.\n\n\
         Lines are as wide as the terminal; in a pipe as `COLUMNS` says, else 100. No word and no number is parted: a table that\n\
         has no room becomes a list.\n",
    );
    let mut add = |command: &mut clap::Command| {
        let help = command.render_long_help().to_string();
        let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
        let name = command.get_bin_name().unwrap_or("iop").to_owned();
        write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", lines.join("\n").trim_end()).unwrap();
    };
    add(&mut program.clone());
    program.get_subcommands_mut().for_each(add);
    text
}

#[test]
fn the_reference_is_what_the_program_says() {
    let said = reference();
    if std::env::var_os("ACCEPT").is_some() {
        fs::write("docs/cli.md", &said).unwrap();
    }
    let written = fs::read_to_string("docs/cli.md").unwrap_or_default();
    assert!(written == said, "docs/cli.md is out of date: ACCEPT=1 cargo test --test suite reference writes it anew");
}
