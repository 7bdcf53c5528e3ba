//! The audits beside earlier ones.

use super::{of_each, part};
use crate::dossier::{Audience, Dossier};
use crate::lang::{Lang, dossier as say};
use crate::report::{Block, trend};

pub(super) fn development(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    if dossier.audience == Audience::Public {
        return Vec::new();
    }
    let blocks = of_each(dossier, |audit| match &audit.development {
        None => Vec::new(),
        Some(development) => {
            let blocks = trend::trend(development, lang).into_iter();
            // Its first heading is that of the whole; the others stand below the part's.
            let below = blocks.skip(1).map(|block| match block {
                Block::Heading(text) => Block::Subheading(text),
                other => other,
            });
            below.collect()
        }
    });
    part(&say::DEVELOPMENT, blocks)
}
