//! What fires over time as one page to read or print: it fetches nothing and runs nothing.

use super::chart::{self, Column};
use super::count::{Counts, Severities, Trends};
use super::layout::{NO_DATES, PURPOSE, Row, TITLE, decimal, few, mark, over_time, read, rows, settled};
use crate::finding::Status;
use crate::render::{NOT_APPROVAL, count, markup, page_head, put, thousands};

const OWN_STYLE: &str = include_str!("style.css");

/// Room for the bars of a picture as wide as the page, and of one beside others.
const WHOLE: f64 = 800.0;
const THIRD: f64 = 215.0;

/// Columns of a table that fit on a printed page.
const COLUMNS: usize = 6;

pub(super) fn write(of: &Trends) -> String {
    let head = page_head(TITLE, OWN_STYLE);
    let mut out = format!(
        "{head}<a class=\"skip\" href=\"#periods\">Skip to the figures</a>\n<header><h1>{TITLE}</h1>\n\
         <p class=\"note\">{PURPOSE}</p></header>\n<main>\n<h2>What was read</h2>\n<ul>\n"
    );
    for line in read(of) {
        out.extend(["<li>", &markup(&line), "</li>\n"]);
    }
    out.push_str("</ul>\n");
    put(&mut out, format_args!("<h2 id=\"periods\" tabindex=\"-1\">Findings by {}</h2>\n", of.step));
    if of.periods.is_empty() {
        put(&mut out, format_args!("<p>{NO_DATES}</p>\n"));
    } else {
        periods(of, &mut out);
    }
    if let Some(few) = few(of) {
        put(&mut out, format_args!("<p class=\"note\">{}</p>\n", markup(&few)));
    }
    groups(of, &mut out);
    rules(of, &mut out);
    checklist(of, &mut out);
    put(
        &mut out,
        format_args!("</main>\n<footer><p class=\"note\">{NOT_APPROVAL}</p></footer>\n</body>\n</html>\n"),
    );
    out
}

/// The head of a column.
#[derive(Clone, Copy)]
enum Head<'h> {
    Words(&'h str),
    Number(&'h str),
}

/// Opens a table that scrolls by itself where it is wider than the page; [`TABLE_END`] closes it.
fn open_table(caption: &str, heads: &[Head<'_>], out: &mut String) {
    put(
        out,
        format_args!(
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{caption}\"><table><caption>{caption}\
             </caption>\n<thead><tr>"
        ),
    );
    for head in heads {
        let (class, text) = match head {
            Head::Words(text) => ("", text),
            Head::Number(text) => (" class=\"number\"", text),
        };
        put(out, format_args!("<th scope=\"col\"{class}>{}</th>", markup(text)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
}

const TABLE_END: &str = "</tbody></table></div>\n";

/// A picture over time: a bar for each period, a sign for each stretch without reports.
fn columns(of: &Trends, parts: &dyn Fn(&Counts) -> Vec<(&'static str, usize)>) -> Vec<Column> {
    rows(of)
        .into_iter()
        .map(|row| match row {
            Row::Period(period, counts) => {
                Column { name: period.name(), parts: parts(counts), few: counts.is_few(), gap: false }
            }
            Row::Gap(name) => Column { name, parts: Vec::new(), few: false, gap: true },
        })
        .collect()
}

fn periods(of: &Trends, out: &mut String) {
    let columns = columns(of, &|counts| {
        let Severities { must, should, consider, .. } = counts.severities;
        vec![
            ("must", counts.rate(must)),
            ("should", counts.rate(should)),
            ("consider", counts.rate(consider)),
        ]
    });
    let label = over_time(of, &|counts| Some(decimal(counts.rate(counts.severities.all()))));
    let label = format!("Findings for each 1,000 words{label}. The table below has the figures.");
    out.push_str("<figure><figcaption>Findings for each 1,000 words</figcaption>\n<ul class=\"legend\">");
    for (name, what) in [
        ("consider", "consider (on top)"),
        ("should", "should (in the middle)"),
        ("must", "must (at the bottom)"),
    ] {
        put(
            out,
            format_args!(
                "<li><svg class=\"chart\" width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"{name}\" \
                 width=\"12\" height=\"12\"/></svg>{what}</li>"
            ),
        );
    }
    out.push_str("</ul>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Picture\">");
    out.push_str(&chart::large(&columns, WHOLE, &label));
    out.push_str("</div></figure>\n");
    open_table(
        "Findings by period",
        &[
            Head::Words("Period"),
            Head::Number("Reports"),
            Head::Number("Words"),
            Head::Number("Must"),
            Head::Number("Should"),
            Head::Number("Consider"),
            Head::Number("of these waived"),
            Head::Number("For each 1,000 words"),
        ],
        out,
    );
    for row in rows(of) {
        match row {
            Row::Period(period, counts) => {
                self::row(&format!("{}{}", period.name(), mark(counts)), counts, out);
            }
            Row::Gap(name) => {
                put(
                    out,
                    format_args!(
                        "<tr class=\"none\"><th scope=\"row\" class=\"period\">{name}</th><td colspan=\"7\">no report</td></tr>\n"
                    ),
                );
            }
        }
    }
    if of.undated.reports > 0 {
        row("undated", &of.undated, out);
    }
    out.push_str(TABLE_END);
}

fn row(name: &str, counts: &Counts, out: &mut String) {
    let Severities { must, should, consider, waived } = counts.severities;
    put(out, format_args!("<tr><th scope=\"row\" class=\"period\">{name}</th>"));
    for number in [counts.reports, counts.words, must, should, consider, waived] {
        put(out, format_args!("<td class=\"number\">{}</td>", thousands(number)));
    }
    put(
        out,
        format_args!("<td class=\"number\">{}</td></tr>\n", decimal(counts.rate(counts.severities.all()))),
    );
}

fn groups(of: &Trends, out: &mut String) {
    let groups = of.groups();
    out.push_str("<h2>By group of rules</h2>\n");
    if groups.is_empty() {
        out.push_str("<p>Nothing was found in any report.</p>\n");
        return;
    }
    let rate = |counts: &Counts, group: &str| counts.rate(counts.group(group).findings);
    if !of.periods.is_empty() {
        out.push_str(
            "<p>Findings for each 1,000 words. Each picture has its own scale.</p>\n<div class=\"many\">\n",
        );
        for group in &groups {
            let columns = columns(of, &|counts| vec![("consider", rate(counts, group))]);
            let label = over_time(of, &|counts| Some(decimal(rate(counts, group))));
            put(
                out,
                format_args!(
                    "<figure><figcaption>{}</figcaption><div class=\"scroll\" tabindex=\"0\" role=\"group\" \
                     aria-label=\"Picture of {}\">{}</div></figure>\n",
                    markup(group),
                    markup(group),
                    chart::large(&columns, THIRD, &format!("{group}{label}"))
                ),
            );
        }
        out.push_str("</div>\n");
    }
    for some in groups.chunks(COLUMNS) {
        group_table(of, some, &rate, out);
    }
}

fn group_table(of: &Trends, groups: &[&str], rate: &dyn Fn(&Counts, &str) -> usize, out: &mut String) {
    let mut heads = vec![Head::Words("Period")];
    heads.extend(groups.iter().map(|group| Head::Number(group)));
    open_table("Findings for each 1,000 words, by group", &heads, out);
    let mut row = |name: &str, counts: &Counts| {
        put(out, format_args!("<tr><th scope=\"row\" class=\"period\">{name}</th>"));
        for group in groups {
            put(out, format_args!("<td class=\"number\">{}</td>", decimal(rate(counts, group))));
        }
        out.push_str("</tr>\n");
    };
    for (period, counts) in &of.periods {
        row(&format!("{}{}", period.name(), mark(counts)), counts);
    }
    if of.undated.reports > 0 {
        row("undated", &of.undated);
    }
    row("all", &of.all);
    out.push_str(TABLE_END);
}

fn rules(of: &Trends, out: &mut String) {
    out.push_str("<h2>By rule</h2>\n");
    let rules = of.rules_by_reports();
    if rules.is_empty() {
        out.push_str("<p>No rule found anything.</p>\n");
        return;
    }
    out.push_str(
        "<p>Over time: the share of a period's reports in which the rule found something; the line at the foot is none, \
         the full height all. <code>faircopy explain RULE</code> says why a rule is there and how to mend what it \
         finds.</p>\n",
    );
    open_table(
        "Rules, by how many reports they found something in",
        &[
            Head::Words("Rule"),
            Head::Words("At most"),
            Head::Number("Reports"),
            Head::Number("Findings"),
            Head::Words("Over time"),
        ],
        out,
    );
    for (rule, name) in rules {
        let fired = of.all.rule(rule);
        let columns =
            columns(of, &|counts| vec![("consider", share(counts.rule(rule).reports, counts.reports))]);
        let label =
            over_time(of, &|counts| Some(format!("{} of {}", counts.rule(rule).reports, counts.reports)));
        put(
            out,
            format_args!(
                "<tr><th scope=\"row\">{}<br><span class=\"rule\">{}</span></th><td>{}</td><td class=\"number\">{} of \
                 {}</td><td class=\"number\">{}</td><td>{}</td></tr>\n",
                markup(&name.title),
                markup(rule),
                name.severity,
                thousands(fired.reports),
                thousands(of.reports()),
                thousands(fired.findings),
                small(&columns, &label)
            ),
        );
    }
    out.push_str(TABLE_END);
}

fn checklist(of: &Trends, out: &mut String) {
    out.push_str("<h2>Checklist items met</h2>\n");
    let items: Vec<_> = of.items.iter().filter(|(item, _)| of.all.item(item).asked() > 0).collect();
    if items.is_empty() {
        out.push_str("<p>No report was asked anything.</p>\n");
        return;
    }
    out.push_str(
        "<p>Met, or honestly accounted for, of the reports it was asked of. What does not apply, or only a person can \
         judge, is not counted.</p>\n",
    );
    open_table(
        "Checklist items, in the order of the checklist",
        &[
            Head::Words("Item"),
            Head::Number("Met"),
            Head::Number("Accounted for"),
            Head::Number("Weak"),
            Head::Number("Missing"),
            Head::Words("Over time"),
        ],
        out,
    );
    for (item, title) in items {
        let all = of.all.item(item);
        let columns = columns(of, &|counts| {
            let stands = counts.item(item);
            vec![("good", share(stands.settled(), stands.asked()))]
        });
        let label = over_time(of, &|counts| settled(counts.item(item)));
        put(
            out,
            format_args!(
                "<tr><th scope=\"row\">{}<br><span class=\"rule\">{}</span></th>",
                markup(title),
                markup(item)
            ),
        );
        for status in [Status::Met, Status::Explained, Status::Weak, Status::Missing] {
            put(out, format_args!("<td class=\"number\">{}</td>", thousands(all.of(status))));
        }
        put(out, format_args!("<td>{}</td></tr>\n", small(&columns, &label)));
    }
    out.push_str(TABLE_END);
    put(out, format_args!("<p class=\"note\">{} in all.</p>\n", count(of.reports(), "report")));
}

/// Thousandths.
fn share(part: usize, whole: usize) -> usize {
    (part * 1000).checked_div(whole).unwrap_or(0)
}

/// A picture of shares in a row of a table.
fn small(columns: &[Column], label: &str) -> String {
    if columns.is_empty() {
        return "<span class=\"note\">undated</span>".to_owned();
    }
    chart::small(columns, 1000, label.trim_start_matches("; "))
}
