//! The program `sagsaudit`: hands over to [`sagsaudit`]'s command line.

fn main() {}
