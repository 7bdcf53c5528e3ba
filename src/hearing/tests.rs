//! What is kept is read back, and nothing else is.

use proptest::prelude::*;

use super::*;
use crate::template::Named;

prop_compose! {
    fn remark()(
        outcome in prop::option::of(prop::sample::select(Outcome::NAMES.to_vec())),
        reply in prop::sample::select(Reply::ALL.to_vec()),
        [comment, evidence, received_at] in prop::array::uniform3("([a-zæøå;,\"| ]|\n|\\PC){0,10}"),
        auditor in prop::option::of(("\\PC{1,8}", "\\PC{0,8}", "\\PC{0,8}")),
    ) -> Remark {
        Remark {
            outcome: outcome.map(|(_, outcome)| outcome),
            reply,
            comment,
            evidence,
            received_at,
            auditor: auditor.map(|(text, by, at)| AuditorReply { text, by, at }),
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        remarks in prop::collection::btree_map(("\\PC{1,6}", "[A-Z]{1,3}", prop::option::of("[a-z0-9-]{1,6}")), remark(), 0..5),
    ) {
        let remarks = remarks.into_iter().map(|((area, criterion, case), remark)| {
            let case = case.and_then(|case| CaseId::from_parts([case.as_str()]));
            (Subject { area, criterion, case }, remark)
        });
        let hearing = Hearing { remarks: remarks.collect() };
        prop_assert_eq!(from_csv(&to_csv(&hearing), "hearing.csv"), Ok(hearing));
    }

    #[test]
    fn other_bytes_are_refused_not_misread(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        prop_assert!(from_csv(&bytes, "hearing.csv").is_err());
    }
}

#[test]
fn replies_are_known_by_their_words_in_both_languages() {
    for reply in Reply::ALL {
        for name in [reply.name(), reply.words().da, reply.words().en] {
            assert_eq!(Reply::find(&name.to_uppercase()), Some(reply));
        }
    }
    assert_eq!(Reply::find("måske"), None);
}
