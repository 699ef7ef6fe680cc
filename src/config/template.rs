//! What `faircopy init` writes.

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

/// A pre-commit hook of git itself.
pub const GIT_HOOK: &str = include_str!("template/git-hook.sh");
