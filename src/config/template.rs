//! What `faircopy init` writes.

use crate::read::ENDINGS;

/// A `faircopy.toml` with everything in it said and turned off.
pub const TEMPLATE: &str = include_str!("template/faircopy.toml");

/// Where pre-commit looks for its hooks.
pub const HOOKS_FILE: &str = ".pre-commit-config.yaml";

/// Hooks for pre-commit.
pub const HOOKS: &str = include_str!("template/pre-commit-config.yaml");

/// Where GitHub looks for workflows.
pub const CI_FILE: &str = ".github/workflows/faircopy.yml";

/// A workflow for GitHub.
pub const CI_EXAMPLE: &str = include_str!("template/workflow.yml");

/// A pre-commit hook of git itself, for all kinds of file that are read.
pub fn git_hook() -> String {
    let reports: Vec<String> = ENDINGS.iter().map(|ending| format!("':(icase)*.{ending}'")).collect();
    include_str!("template/git-hook.sh").replace("@REPORTS@", &reports.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hooks_take_every_kind_of_file_that_is_read() {
        let manifest = include_str!("../../.pre-commit-hooks.yaml");
        let all = ENDINGS.join("|");
        assert_eq!(manifest.matches(&format!("(?i)\\.({all})")).count(), 2, "{all}");
        assert_eq!(git_hook().matches(&format!("':(icase)*.{}'", ENDINGS[ENDINGS.len() - 1])).count(), 2);
    }
}
