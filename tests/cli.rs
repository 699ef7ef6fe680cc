//! The command line as people meet it: each file of `tests/cli` is a command and what it says.

#[test]
fn cases() {
    trycmd::TestCases::new().env("NO_COLOR", "1").env("COLUMNS", "100").case("tests/cli/*.toml");
}
