//! `explain` and `rules`.

use clap::Args;

use super::values::Listing;

/// Say why a rule is there, and how to mend what it finds
#[derive(Debug, Args)]
#[command(after_long_help = "\
Example:
  faircopy explain description/appearance-as-affiliation

`faircopy rules` lists every rule. Exit status: 0, or 2 when there is no such rule.")]
pub(in crate::cli) struct Explain {
    /// The rule, as findings name it: group/name
    #[arg(value_name = "RULE")]
    pub(in crate::cli) rule: String,
}

/// List every rule with its severity
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  faircopy rules
  faircopy rules --pack rules/ours --format json")]
pub(in crate::cli) struct Rules {
    /// How to write the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: Listing,
}
