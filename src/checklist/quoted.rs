//! The report's words as they stand between quotation marks of ours.

/// Words to be put between double quotation marks: a quotation from end to end has its own marks taken off, one inside
/// gets single marks, and one that the words cut short is closed.
pub(super) fn nested(words: &str) -> String {
    let marks = marks(words);
    let whole = match marks.as_slice() {
        [(first, true), (last, false)] => *first == 0 && ends(words, *last),
        // Cut out of a longer quotation: nothing but its first words, or its last.
        [(first, true)] => *first == 0,
        [(last, false)] => ends(words, *last),
        _ => false,
    };
    let mut out = String::with_capacity(words.len() + 3);
    let mut open = 0_i32;
    for (at, letter) in words.char_indices() {
        match marks.iter().find(|(mark, _)| *mark == at) {
            None => out.push(letter),
            Some(_) if whole => {}
            Some((_, true)) => {
                out.push('‘');
                open += 1;
            }
            Some((_, false)) => {
                if open == 0 {
                    out.insert(0, '‘');
                }
                out.push('’');
                open = (open - 1).max(0);
            }
        }
    }
    if open > 0 {
        out.push('’');
    }
    out
}

/// Where double quotation marks stand, and whether each opens a quotation.
fn marks(words: &str) -> Vec<(usize, bool)> {
    let mut marks = Vec::new();
    let mut before = None;
    for (at, letter) in words.char_indices() {
        match letter {
            '“' => marks.push((at, true)),
            '”' => marks.push((at, false)),
            '"' => {
                marks.push((at, before.is_none_or(|before: char| before.is_whitespace() || before == '(')));
            }
            _ => {}
        }
        before = Some(letter);
    }
    marks
}

/// Whether a mark is the last sign.
fn ends(words: &str, mark: usize) -> bool {
    words[mark..].chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::nested;

    #[test]
    fn a_quotation_from_end_to_end_has_one_pair_of_marks() {
        assert_eq!(nested("“Nobody asks us.”"), "Nobody asks us.");
        assert_eq!(nested("\"Nobody asks us.\""), "Nobody asks us.");
        assert_eq!(nested("they walk home"), "they walk home");
    }

    #[test]
    fn one_inside_has_single_marks() {
        assert_eq!(nested("“Nobody asks us,” Larch told us."), "‘Nobody asks us,’ Larch told us.");
        assert_eq!(nested("He said (\"no\") and \"yes\"."), "He said (‘no’) and ‘yes’.");
        assert_eq!(nested("“One,” he said. “Two.”"), "‘One,’ he said. ‘Two.’");
    }

    #[test]
    fn one_that_is_cut_short_is_closed_or_has_no_mark_at_its_end() {
        assert_eq!(nested("\"If one of us is late, we all wait."), "If one of us is late, we all wait.");
        assert_eq!(nested("We all wait.”"), "We all wait.");
        assert_eq!(nested("Ash said: “We wait."), "Ash said: ‘We wait.’");
        assert_eq!(nested("Nobody asks us,” Larch said."), "‘Nobody asks us,’ Larch said.");
    }
}
