//! Exact statistics of counts: limits, targets and sample sizes. Knows numbers, not cases.
