//! Answers that come a second time from the same source: what stays the same keeps its time and its mark, and what is no
//! longer there is counted.

use super::{Answer, Answers, Remark};

/// What changed since a source was read before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Answers that say something else now.
    pub changed: u64,
    /// Answers that are not there any more.
    pub gone: u64,
}

impl Changes {
    /// Whether everything that was said before still is.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

impl Answers {
    /// Continues what the same source said before: answers that say the same keep their time, and whether another was
    /// preferred to them. Answers without a time get `at`.
    pub fn continue_from(&mut self, earlier: &Self, at: &str) {
        for (case, said) in &mut self.cases {
            let before = earlier.cases.get(case);
            if said.status.is_some() {
                let old = before.filter(|before| before.status == said.status);
                continue_remark(&mut said.remark, old.map(|old| &old.remark), at);
            }
            for (criterion, answer) in &mut said.by_criterion {
                let old = before.and_then(|before| before.by_criterion.get(criterion));
                continue_answer(answer, old, at);
            }
        }
    }

    /// What has changed since the same source was read before. New answers are no change.
    pub fn changes_since(&self, earlier: &Self) -> Changes {
        let mut changes = Changes::default();
        for (case, before) in &earlier.cases {
            let now = self.cases.get(case);
            if before.status.is_some() {
                match now.and_then(|now| now.status.map(|status| (status, &now.remark))) {
                    None => changes.gone += 1,
                    Some((status, remark)) => {
                        let is_same = Some(status) == before.status
                            && remark.comment == before.remark.comment;
                        changes.changed += u64::from(!is_same);
                    }
                }
            }
            for (criterion, answer) in &before.by_criterion {
                match now.and_then(|now| now.by_criterion.get(criterion)) {
                    None => changes.gone += 1,
                    Some(now) => changes.changed += u64::from(!now.says_the_same(answer)),
                }
            }
        }
        changes
    }
}

fn continue_answer(answer: &mut Answer, old: Option<&Answer>, at: &str) {
    let old = old.filter(|old| old.says_the_same(answer));
    if let Some(old) = old
        && answer.set_aside.is_empty()
    {
        answer.set_aside.clone_from(&old.set_aside);
    }
    if answer.answered_at.is_empty() {
        let time = old.map(|old| old.answered_at.as_str());
        answer.answered_at = time.unwrap_or(at).to_owned();
    }
}

fn continue_remark(remark: &mut Remark, old: Option<&Remark>, at: &str) {
    let old = old.filter(|old| old.comment == remark.comment);
    if let Some(old) = old
        && remark.set_aside.is_empty()
    {
        remark.set_aside.clone_from(&old.set_aside);
    }
    if remark.answered_at.is_empty() {
        let time = old.map(|old| old.answered_at.as_str());
        remark.answered_at = time.unwrap_or(at).to_owned();
    }
}
