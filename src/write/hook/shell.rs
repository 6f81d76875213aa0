//! Whether a hook of somebody else's runs the check, as a shell would: a line is trusted only where it can't but be run,
//! and where its fault stops the commit. Anything that isn't plainly so is taken for not run (hook.md 13).

/// What a line of somebody's own hook holds that runs the check.
pub const CALL: &str = "validate --staged";

/// A check that is run, and whose fault stops the commit.
#[derive(Debug, PartialEq, Eq)]
pub struct Running<'a> {
    /// The records directory that it names, as a shell reads the word.
    pub records: Option<&'a str>,
}

/// The check that a hook runs: before it stand only lines that a script gets past, or that stop the commit themselves.
pub fn running(text: &str) -> Option<Running<'_>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let lines: Vec<&str> = lines.collect();
    let at = lines.iter().position(|line| Call::of(line).is_some())?;
    let (before, rest) = lines.split_at_checked(at)?;
    let (call, after) = rest.split_first()?;
    let call = Call::of(call)?;
    let first = text.lines().next().unwrap_or("");
    let ends_on_faults =
        (first.starts_with("#!") && first.ends_with(" -e")) || before.iter().any(|line| is_strict(line));
    let stops = call.stops || after.is_empty() || ends_on_faults;
    let is_run = !text.contains('\r') && before.iter().all(|line| is_passed(line));
    (is_run && stops).then_some(Running { records: call.records })
}

/// Whether a line that calls the check is there at all, run or not.
pub fn mentions(text: &str) -> bool {
    let says = |line: &str| ["#", "echo ", "printf "].iter().any(|word| line.trim_start().starts_with(word));
    text.lines().any(|line| line.contains(CALL) && !says(line))
}

/// Whether a script is one for a shell.
pub fn is_for_shell(text: &str) -> bool {
    let Some(program) = text.lines().next().and_then(|first| first.strip_prefix("#!")) else { return true };
    let mut words = program.split_whitespace().map(|word| word.rsplit('/').next().unwrap_or(word));
    words.any(|word| matches!(word, "sh" | "bash" | "dash" | "ash" | "ksh" | "zsh"))
}

/// A word as a shell takes it.
pub fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Words after which what follows may not be run, or not by itself.
const STEERING: [&str; 25] = [
    "!", ".", "[[", "alias", "case", "do", "done", "elif", "else", "esac", "eval", "exec", "exit", "fi", "for",
    "function", "if", "kill", "return", "select", "source", "then", "trap", "until", "while",
];

/// How husky's own hooks begin.
const HUSKY: [&str; 2] = [r#". "$(dirname "$0")/_/husky.sh""#, r#". "$(dirname -- "$0")/_/husky.sh""#];

/// Whether a script gets past a line: a single command that steers nothing, whose own fault stops the commit at most.
fn is_passed(line: &str) -> bool {
    let (command, on_fault) = on_fault(line);
    let Some(words) = words(command) else { return HUSKY.contains(&line) };
    match words.as_slice() {
        [] => false,
        ["set", options @ ..] => !options.iter().any(|option| option.starts_with('+')),
        // Where what is said goes, and nothing else.
        ["exec", ways @ ..] => !ways.is_empty() && ways.iter().all(|way| way.contains('>')),
        [first, ..] => !STEERING.contains(first) && on_fault.is_none_or(is_fault),
    }
}

/// A command, and what is run where it fails.
fn on_fault(line: &str) -> (&str, Option<&str>) {
    line.split_once("||").map_or((line, None), |(command, on_fault)| (command, Some(on_fault)))
}

/// `set -e`: from here on a command's fault is the script's.
fn is_strict(line: &str) -> bool {
    line.strip_prefix("set -")
        .is_some_and(|options| options.split(' ').next().is_some_and(|options| options.contains('e')))
        && words(line).is_some_and(|words| !words.contains(&"+e"))
}

/// `exit 1`: what ends the script as a fault does.
fn is_fault(command: &str) -> bool {
    match command.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["exit"] | ["exit", "$?"] => true,
        ["exit", code] => code.parse::<u8>().is_ok_and(|code| code > 0),
        _ => false,
    }
}

/// The words of a single command, each with its quotation marks; none where it is more than that.
fn words(command: &str) -> Option<Vec<&str>> {
    let (mut words, mut start, mut quote) = (Vec::new(), None, None);
    let mut before = ' ';
    for (at, c) in command.char_indices() {
        match quote {
            Some(mark) if c == mark => quote = None,
            Some('\'') => {}
            Some(_) if c == '`' || (before == '$' && c == '(') => return None,
            Some(_) => {}
            None if matches!(c, '\'' | '"') => quote = Some(c),
            // `2>&1` joins two ways out; elsewhere `&` puts a command aside.
            None if ";|<(){}`\\".contains(c) || (c == '&' && before != '>') || (c == '#' && before == ' ') => {
                return None;
            }
            None => {}
        }
        match start {
            None if !c.is_whitespace() => start = Some(at),
            Some(from) if quote.is_none() && c.is_whitespace() => {
                words.push(command.get(from..at)?);
                start = None;
            }
            _ => {}
        }
        before = c;
    }
    words.extend(start.and_then(|from| command.get(from..)));
    quote.is_none().then_some(words)
}

/// A line that runs the check and nothing before it.
struct Call<'a> {
    /// Its fault ends the script, whatever follows.
    stops: bool,
    records: Option<&'a str>,
}

impl<'a> Call<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let (command, on_fault) = on_fault(line);
        let words = words(command)?;
        let is_last = words.first() == Some(&"exec");
        let (program, arguments) = words.get(usize::from(is_last)..)?.split_first()?;
        let [validate, staged, arguments @ ..] = arguments else { return None };
        let is_ours = ["iop", "iop.exe"].contains(&program.trim_matches(['\'', '"']).rsplit(['/', '\\']).next()?);
        let told = ["-h", "--help", "-V", "--version"];
        let is_check = format!("{validate} {staged}") == CALL && !arguments.iter().any(|word| told.contains(word));
        let records = arguments.windows(2).find(|pair| pair[0] == "--records").map(|pair| pair[1]);
        let stops = is_last || on_fault.is_some();
        (is_ours && is_check && on_fault.is_none_or(is_fault)).then_some(Self { stops, records })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_run_only_where_nothing_can_keep_it_from_being() {
        let line = "iop validate --staged --records 'records' || exit 1";
        for before in [
            "",
            "./test.sh || exit 1\n",
            "set -e\n",
            "set -eu -o pipefail\n",
            "exec 1>&2\n",
            "echo \"vänta; strax\"\n",
            "# husky\n. \"$(dirname -- \"$0\")/_/husky.sh\"\n",
            "[ -d records ] || exit 1\n",
            "make test\n",
            "npm test >log 2>&1\n",
        ] {
            let script = format!("#!/bin/sh\n{before}{line}\nexit 0\n");
            assert_eq!(running(&script), Some(Running { records: Some("'records'") }), "{script}");
        }
        for script in [
            "#!/bin/sh\n'/c/Program Files/iop.exe' validate --staged || exit $?\nmake\n",
            "#!/bin/sh\n./test.sh || exit 1\niop validate --staged\n",
            "#!/bin/bash\nset -e\niop validate --staged 2>&1\nexit 0\n",
            "#!/bin/sh -e\niop validate --staged\nmake\n",
            "exec iop validate --staged\n",
        ] {
            assert_eq!(running(script), Some(Running { records: None }), "{script}");
        }
    }

    #[test]
    fn whatever_can_go_past_the_check_is_none_that_is_run() {
        let line = "iop validate --staged || exit 1";
        for before in [
            "make\nexit 0",
            "exec make",
            "[ -n \"$SKIP\" ] && exit 0",
            "make; exit 0",
            "make || exit 0",
            "true ||",
            "cat <<END",
            "if git diff --cached --quiet -- src; then exit 0; fi",
            "if make; then # when done",
            "echo \"",
            "f() {",
            "return",
            "set +e; set -e",
            "trap 'exit 0' EXIT",
            "eval \"$X\"",
            ". ./skip.sh",
            "echo \\",
            "while true; do",
            "say `exit`",
            "! make",
        ] {
            assert_eq!(running(&format!("#!/bin/sh\n{before}\n{line}\n")), None, "{before}");
        }
        for line in [
            "[ -x iop ] && iop validate --staged || exit 1",
            "iop validate --staged || true",
            "iop validate --staged || exit 0",
            "iop validate --staged || exit 0 # for now",
            "iop validate --staged || exit \"0\"",
            "iop validate --staged || exit_code=1",
            "iop validate --staged || exit 0;",
            "iop validate --staged # || exit 1",
            "iop validate --staged",
            "iop validate --staged &",
            "iop validate --staged | tee log",
            "iop validate --staged --help || exit 1",
            "echo validate --staged || exit 1",
            "# iop validate --staged || exit 1",
            "echo \"kom ihåg: iop validate --staged\"",
            "if ! iop validate --staged; then exit 1; fi",
        ] {
            assert_eq!(running(&format!("#!/bin/sh\n{line}\nexit 0\n")), None, "{line}");
        }
        assert_eq!(running("#!/bin/sh\r\niop validate --staged\r\n"), None);
        assert_eq!(running("#!/bin/sh\nf() {\nset -e\n}\niop validate --staged\nexit 0\n"), None);
        assert_eq!(running("#!/bin/sh\nset -e\nset +e\niop validate --staged\nexit 0\n"), None);
        assert!(
            is_for_shell("#!/usr/bin/env bash\n")
                && is_for_shell("make\n")
                && !is_for_shell("#!/usr/bin/env python3\n")
        );
    }
}
