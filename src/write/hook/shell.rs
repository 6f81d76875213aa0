//! Whether a hook of somebody else's runs the check, as a shell would: a line is trusted only where it can't but be run,
//! and where its fault stops the commit. Anything that isn't plainly so is taken for not run (hook.md 13).

/// What a line of somebody's own hook holds that runs the check.
pub const CALL: &str = "validate --staged";

/// Whether the check is run, and stops the commit.
pub fn runs(text: &str) -> bool {
    let lines: Vec<&str> =
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut depth = 0;
    let mut stops = text.lines().next().is_some_and(|first| first.starts_with("#!") && first.ends_with(" -e"));
    for (at, line) in lines.iter().enumerate() {
        let is_whole =
            at.checked_sub(1).and_then(|before| lines.get(before)).is_none_or(|before| !before.ends_with('\\'));
        if let Some(call) = Call::of(line).filter(|_| depth == 0 && is_whole) {
            return !text.contains('\r') && (call == Call::Stops || stops || at + 1 == lines.len());
        }
        let first = line.split([' ', ';']).next().unwrap_or(line);
        // What stands behind these is never reached; behind a text laid in the script nothing is known.
        if (depth == 0 && matches!(first, "exit" | "exec" | "return")) || line.contains("<<") {
            return false;
        }
        stops |= line.starts_with("set -e");
        depth += deeper(line);
    }
    false
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

/// A line that runs the check and nothing before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    /// Its fault ends the script.
    Stops,
    /// Its fault is the script's only where it stands last.
    Bare,
}

impl Call {
    fn of(line: &str) -> Option<Self> {
        let (before, after) = line.split_once(CALL)?;
        let program = before.trim().strip_prefix("exec ").unwrap_or(before).trim();
        let is_quoted = ['\'', '"'].iter().any(|mark| program.starts_with(*mark) && program.ends_with(*mark));
        if program.is_empty() || !(is_quoted || program.chars().all(|c| !c.is_whitespace() && !"&|;()`".contains(c))) {
            return None;
        }
        let (arguments, rest) =
            after.split_once("||").map_or((after, None), |(arguments, rest)| (arguments, Some(rest.trim())));
        if arguments.contains(['|', '&', ';', '\\']) {
            return None;
        }
        match rest {
            None if before.trim_start().starts_with("exec ") => Some(Self::Stops),
            None => Some(Self::Bare),
            Some(rest) => (rest.starts_with("exit") && rest != "exit 0").then_some(Self::Stops),
        }
    }
}

/// How much deeper in branches, loops and functions the next line stands.
fn deeper(line: &str) -> i32 {
    if line.starts_with("echo ") || line.starts_with("printf ") {
        return 0;
    }
    let step = |word: &str| match word {
        "if" | "for" | "while" | "until" | "case" | "select" => 1,
        "fi" | "done" | "esac" | "}" | ")" => -1,
        "(" => 1,
        word if word.ends_with('{') && !word.contains("${") => 1,
        _ => 0,
    };
    line.split([' ', '\t', ';']).map(step).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_run_only_where_nothing_can_keep_it_from_being() {
        for script in [
            "#!/bin/sh\n'/opt/iop' validate --staged --records 'records' || exit 1\nmake test\n",
            "#!/bin/sh\n./test.sh || exit 1\niop validate --staged\n",
            "#!/bin/bash\nset -e\niop validate --staged --records r\nexit 0\n",
            "#!/bin/sh -e\niop validate --staged\nmake\n",
            "#!/bin/sh\nif make; then\n    echo done\nfi\n\"/c/Program Files/iop.exe\" validate --staged || exit $?\n",
            "exec iop validate --staged\n",
        ] {
            assert!(runs(script), "{script}");
        }
        for script in [
            "#!/bin/sh\nmake\nexit 0\niop validate --staged || exit 1\n",
            "#!/bin/sh\nexec make\niop validate --staged || exit 1\n",
            "#!/bin/sh\nif [ -n \"$CI\" ]; then\n    iop validate --staged || exit 1\nfi\n",
            "#!/bin/sh\ncheck() {\n    iop validate --staged || exit 1\n}\n",
            "#!/bin/sh\nfor x in 1; do iop validate --staged || exit 1; done\n",
            "#!/bin/sh\n[ -x iop ] && iop validate --staged || exit 1\n",
            "#!/bin/sh\niop validate --staged || true\n",
            "#!/bin/sh\niop validate --staged\nexit 0\n",
            "#!/bin/sh\niop validate --staged | tee log\n",
            "#!/bin/sh\niop validate --staged &\n",
            "#!/bin/sh\necho \\\niop validate --staged\n",
            "#!/bin/sh\ncat <<END\niop validate --staged\nEND\n",
            "#!/bin/sh\necho \"kom ihåg: iop validate --staged\"\n",
            "#!/bin/sh\n# iop validate --staged || exit 1\n",
            "#!/bin/sh\r\niop validate --staged\r\n",
        ] {
            assert!(!runs(script), "{script}");
        }
        assert!(
            is_for_shell("#!/usr/bin/env bash\n")
                && is_for_shell("make\n")
                && !is_for_shell("#!/usr/bin/env python3\n")
        );
    }
}
