//! Findings as one page to read, print or pass on: it fetches nothing and runs nothing.
//!
//! Everything an author typed is escaped, and the page's own policy forbids scripts and the network besides.

use super::escape::markup as escaped;
use super::repeats::{self, Told};
use super::summary::Summary;
use super::{
    Closing, Extent, NOT_APPROVAL, Outcome, Render, Run, Tally, count, page_head, place, put, thousands,
    to_do, words,
};
use crate::finding::{Finding, Severity};

#[derive(Debug)]
pub(super) struct Html;

impl Render for Html {
    fn begin(&self, run: &Run) -> String {
        let head = page_head("faircopy: what to mend", "");
        format!(
            "{head}<a class=\"skip\" href=\"#summary\">Skip to the summary</a>\n\
             <header><h1>What to mend before the fair copy</h1>\n<p class=\"note\">Checked by faircopy {} as of \
             <time>{}</time>. {NOT_APPROVAL}</p></header>\n<main>\n",
            env!("CARGO_PKG_VERSION"),
            run.as_of
        )
    }

    fn document(&self, run: &Run, outcome: &Outcome<'_>) -> String {
        let tally = outcome.tally();
        let stands = match (tally.is_clean(), outcome.passed) {
            (true, true) => "Nothing to mend".to_owned(),
            (_, true) => tally.in_words(),
            (_, false) => format!("{}. <strong>Held</strong>", tally.in_words()),
        };
        let mut out = format!("<article>\n<h2>{}</h2>\n<p>{stands}.</p>\n", escaped(outcome.path));
        if let Some(left) = tally.beyond(outcome.shown()) {
            out.extend(["<p>", &escaped(&left), "</p>\n"]);
        }
        if run.extent != Extent::Summary {
            findings(run, outcome, &mut out);
        }
        if run.extent != Extent::Findings {
            checklist(run, outcome, &mut out);
            unread(run, outcome, &mut out);
        }
        out.push_str("</article>\n");
        out
    }

    fn finish(&self, run: &Run, closing: &Closing) -> String {
        let mut out = String::new();
        for error in &closing.errors {
            out.extend([
                "<article>\n<h2>",
                &escaped(&error.path),
                "</h2>\n<p><strong>Could not be read</strong>: ",
                &escaped(&error.message),
                ".</p>\n</article>\n",
            ]);
        }
        let unused: Vec<String> = closing.unused().collect();
        let stands = escaped(&[&[closing.stands()], unused.as_slice()].concat().join(" "));
        put(
            &mut out,
            format_args!(
                "</main>\n<footer id=\"summary\" tabindex=\"-1\">\n<h2>Summary</h2>\n<p>{} in {}. {stands}{}</p>\n",
                closing.tally().in_words(),
                count(closing.documents.len(), "draft"),
                closing.not_shown().map(|left| format!(" {}", escaped(&left))).unwrap_or_default()
            ),
        );
        if let Some(summary) = Summary::of(run, closing) {
            tables(&summary, &mut out);
        }
        let packs = closing.packs.iter().map(|pack| {
            format!(
                "<li>{} {} <span class=\"rule\">{}</span></li>",
                escaped(&pack.name),
                escaped(&pack.version),
                escaped(&pack.digest)
            )
        });
        let packs: Vec<String> = packs.collect();
        if !packs.is_empty() {
            out.extend(["<h3>Rules used</h3>\n<ul>", &packs.concat(), "</ul>\n"]);
            for eased in &closing.eased {
                out.extend(["<p>", &escaped(eased), "</p>\n"]);
            }
        }
        out.push_str("</footer>\n</body>\n</html>\n");
        out
    }
}

fn findings(run: &Run, outcome: &Outcome<'_>, out: &mut String) {
    let (waived, open) = outcome.waived_and_open();
    for severity in Severity::ALL.iter().rev() {
        let some: Vec<&Finding> = open.iter().copied().filter(|one| one.severity == *severity).collect();
        if some.is_empty() {
            continue;
        }
        out.extend(["<h3>", to_do(*severity), "</h3>\n<ol class=\"findings\">\n"]);
        for Told { finding, further } in repeats::told(run, outcome, &some) {
            item(run, outcome, finding, &further, out);
        }
        out.push_str("</ol>\n");
    }
    if !waived.is_empty() {
        out.push_str("<h3>Waived</h3>\n<ul class=\"findings\">\n");
        for finding in waived {
            waived_item(run, outcome, finding, out);
        }
        out.push_str("</ul>\n");
    }
}

fn at(run: &Run, outcome: &Outcome<'_>, finding: &Finding) -> String {
    match finding.place() {
        Some(span) => escaped(&place::within(outcome.draft, span, &outcome.checked.masks, run.words)),
        None => "the whole draft".to_owned(),
    }
}

fn item(run: &Run, outcome: &Outcome<'_>, finding: &Finding, further: &[&Finding], out: &mut String) {
    let severity = finding.severity.name();
    put(
        out,
        format_args!(
            "<li class=\"finding {severity}\">\n<p><span class=\"severity\">{severity}</span>: {} \
         <span class=\"place\">({})</span></p>\n",
            escaped(&words::said(&finding.message, run.words)),
            at(run, outcome, finding)
        ),
    );
    put(
        out,
        format_args!("<p>Why: {}</p>\n<p>Instead: {}</p>\n", escaped(&finding.why), escaped(&finding.fix)),
    );
    for suggestion in &finding.suggestions {
        out.extend(["<p>Perhaps:</p><blockquote>", &escaped(suggestion), "</blockquote>\n"]);
    }
    for related in finding.also() {
        let text = format!("{} ({})", words::said(&related.message, run.words), related.rule);
        out.extend(["<p>Also: ", &escaped(&text), "</p>\n"]);
    }
    if !further.is_empty() {
        out.extend(["<p>", &escaped(&repeats::more(outcome, further)), ".</p>\n"]);
    }
    out.extend(["<p class=\"rule\">", &escaped(&finding.rule), "</p>\n</li>\n"]);
}

fn waived_item(run: &Run, outcome: &Outcome<'_>, finding: &Finding, out: &mut String) {
    let Some(waived) = &finding.waived else { return };
    put(
        out,
        format_args!(
            "<li class=\"finding\"><p><span class=\"rule\">{}</span> <span class=\"place\">({})</span>: {}</p>\n<p>{}</p></li>\n",
            escaped(&finding.rule),
            at(run, outcome, finding),
            escaped(words::reason(waived, run.words)),
            escaped(&words::capital(&words::waived(waived)))
        ),
    );
}

fn checklist(run: &Run, outcome: &Outcome<'_>, out: &mut String) {
    if outcome.checked.checklist.is_empty() {
        return;
    }
    out.push_str(
        "<table>\n<caption>Checklist</caption>\n<thead><tr><th scope=\"col\">Question</th><th scope=\"col\">How it stands\
         </th></tr></thead>\n<tbody>\n",
    );
    for item in &outcome.checked.checklist {
        let note = item.note.as_deref().map(|note| format!(" {}", escaped(&words::said(note, run.words))));
        put(
            out,
            format_args!(
                "<tr><th scope=\"row\">{}</th><td><span class=\"status {}\">{}</span>{}</td></tr>\n",
                escaped(&item.title),
                item.status.name(),
                item.status.name().replace('-', " "),
                note.unwrap_or_default()
            ),
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

fn unread(run: &Run, outcome: &Outcome<'_>, out: &mut String) {
    let gaps = outcome.draft.gaps().iter();
    let gaps: Vec<String> = gaps.map(|gap| format!("<li>{}</li>", escaped(&gap.told(run.words)))).collect();
    if !gaps.is_empty() {
        out.extend(["<h3>Not read</h3>\n<ul>", &gaps.concat(), "</ul>\n"]);
    }
}

fn tables(summary: &Summary<'_>, out: &mut String) {
    let head = |caption: &str, columns: &[&str]| {
        let columns: Vec<String> =
            columns.iter().map(|column| format!("<th scope=\"col\">{column}</th>")).collect();
        let columns = columns.concat();
        format!("<table>\n<caption>{caption}</caption>\n<thead><tr>{columns}</tr></thead>\n<tbody>\n")
    };
    let beyond = |text: Option<String>| text.map(|text| format!("<p>{text}.</p>\n")).unwrap_or_default();
    if !summary.rules.is_empty() {
        out.push_str(&head("By rule, worst first", &["Rule", "Severity", "Found", "Drafts"]));
        for (rule, total) in &summary.rules {
            put(
                out,
                format_args!(
                    "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td></tr>\n",
                    escaped(rule),
                    total.severity,
                    thousands(total.findings),
                    thousands(total.documents)
                ),
            );
        }
        out.push_str("</tbody>\n</table>\n");
        out.push_str(&beyond(summary.rules_beyond()));
    }
    if !summary.drafts.is_empty() {
        out.push_str(&head("By report, worst first", &["Report", "Must", "Should", "Consider", "Stands"]));
        for line in &summary.drafts {
            let Tally { must, should, consider, .. } = line.tally;
            put(
                out,
                format_args!(
                    "<tr><th scope=\"row\">{}</th><td class=\"number\">{must}</td><td class=\"number\">{should}</td><td \
                 class=\"number\">{consider}</td><td>{}</td></tr>\n",
                    escaped(&line.path),
                    if line.passed { "passes" } else { "held" }
                ),
            );
        }
        out.push_str("</tbody>\n</table>\n");
        out.push_str(&beyond(summary.drafts_beyond()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::read::Format;

    #[test]
    fn a_page_is_whole_and_fetches_nothing() {
        for (format, words) in [(Format::Docx, true), (Format::Markdown, false)] {
            let page = sample::written(&Html, format, &sample::run(words, 80));
            sample::assert_fit_to_show(&page, words);
            for fetches in ["<script", "<link", "<img", "url(", "@import", "http:"] {
                assert!(!page.contains(fetches), "{fetches}");
            }
            for tag in [
                "html", "head", "body", "main", "article", "footer", "ol", "ul", "li", "p", "table", "tr",
                "th",
            ] {
                let opened =
                    page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
            }
        }
    }
}
