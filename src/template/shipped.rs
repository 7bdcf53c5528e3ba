//! The templates that come with the program, and the fragments they share.

use std::sync::Arc;

use super::library::{Library, Unread};
use crate::diag::SourceFile;

/// Files of `audit-templates` by their paths in it; those without a folder are templates. Sorted.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$( ($path, include_str!(concat!("../../audit-templates/", $path))) ),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "alternative-modtagere.toml",
    "botilbud.toml",
    "faelles/afgoerelse.toml",
    "faelles/borger.toml",
    "faelles/jobafklaring.toml",
    "faelles/journaldatoer.toml",
    "faelles/journalpligt.toml",
    "faelles/kontanthjaelp.toml",
    "faelles/notatpligt.toml",
    "faelles/registrering.toml",
    "faelles/ressourceforloeb.toml",
    "faelles/sagsomraade.toml",
    "faelles/samtaler-jobafklaring.toml",
    "faelles/samtaler-kontanthjaelp.toml",
    "faelles/samtaler-ressourceforloeb.toml",
    "faelles/samtaler-sygedagpenge.toml",
    "faelles/samtaler.toml",
    "faelles/svartid.toml",
    "faelles/ydelse.toml",
    "god-sagsbehandling.toml",
    "hjaelpemidler.toml",
    "jobafklaring.toml",
    "klagesager.toml",
    "kontaktforloeb.toml",
    "kontanthjaelp.toml",
    "ledelsestilsyn.toml",
    "overgang-barn-voksen.toml",
    "ressourceforloeb.toml",
    "sygedagpenge.toml",
    "underretninger.toml",
];

/// The files that come with the program.
#[derive(Debug, Clone, Copy)]
pub struct Shipped;

impl Library for Shipped {
    fn file(&self, path: &str) -> Result<Arc<SourceFile>, Unread> {
        let (_, text) = FILES
            .iter()
            .find(|(shipped, _)| *shipped == path)
            .ok_or(Unread::Missing)?;
        Ok(Arc::new(SourceFile {
            name: path.to_owned(),
            text: (*text).to_owned(),
        }))
    }
}

/// The names of the shipped templates, sorted.
pub fn shipped_names() -> impl Iterator<Item = &'static str> {
    FILES
        .iter()
        .filter(|(path, _)| !path.contains('/'))
        .filter_map(|(path, _)| path.strip_suffix(".toml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golden;

    #[test]
    fn every_file_names_its_schema_for_editors() {
        for (path, text) in FILES {
            let upwards = "../".repeat(path.matches('/').count());
            let line = format!("#:schema {upwards}schema.json\n");
            assert!(text.starts_with(&line), "{path} does not begin with {line}");
        }
    }

    /// A file that is written but not listed would be missing on every other machine.
    #[test]
    fn every_file_of_the_folder_is_shipped() {
        let folder = golden::fixture("../audit-templates");
        let mut found: Vec<String> = ["", "faelles"]
            .iter()
            .flat_map(|below| golden::files(&folder.join(below), "toml"))
            .map(|path| {
                let path = path.strip_prefix(&folder).unwrap();
                path.to_str().unwrap().replace('\\', "/")
            })
            .collect();
        found.sort();
        let listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        assert_eq!(found, listed);
    }
}
