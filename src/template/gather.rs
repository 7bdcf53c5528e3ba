//! The files a template is made of: itself, the fragments it includes, the template it extends, and theirs.
//!
//! Every file is opened once, however often it is named. What it means to be named is decided in `compose`.

use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::library::{Library, Unread, resolved};
use super::shipped::{Shipped, shipped_names};
use crate::cell;
use crate::diag::{Code, Diagnostic, Place, SourceFile, code, nearest};
use crate::extract::excerpt;
use crate::lang::{Message, compose as say, template as template_say};

/// Longest template that is read, in bytes, with all its files; the longest checklists known are a hundredth of it.
pub(super) const MOST_BYTES: usize = 1_000_000;

/// How many steps files can name each other over.
const MOST_STEPS: usize = 5;

/// Most files of a template.
const MOST_FILES: usize = 50;

/// A file of a template.
#[derive(Debug)]
pub(super) struct Part {
    /// Its text, CPR numbers masked.
    pub source: Arc<SourceFile>,
    /// Where it was found.
    pub home: Home,
    /// Its path below the folder of its library.
    pub path: String,
    /// Whether it has a table `[fragment]`.
    pub is_fragment: bool,
    /// The version it gives itself.
    version: Option<String>,
    /// The fragments it includes, as positions.
    pub includes: Vec<usize>,
    /// The template it extends.
    pub base: Option<usize>,
}

/// Where a file was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// In the library that was handed in.
    Given,
    /// Among the files that come with the program.
    Shipped,
}

/// The files with what is wrong with their names; the first is the template itself.
#[derive(Debug)]
pub(super) struct Gathered {
    pub parts: Vec<Part>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Gathered {
    /// The files that a template and its links lead to.
    pub fn new(main: &Arc<SourceFile>, library: &dyn Library) -> Self {
        let mut gatherer = Gatherer {
            library,
            parts: Vec::new(),
            diagnostics: Vec::new(),
            bytes: 0,
        };
        let path = main.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let links = gatherer.add(main, Home::Given, path.to_owned());
        gatherer.follow(0, &links, &[]);
        Self {
            parts: gatherer.parts,
            diagnostics: gatherer.diagnostics,
        }
    }

    /// Whether the template is more than one file.
    pub fn is_composed(&self) -> bool {
        self.parts.len() > 1
    }
}

struct Gatherer<'a> {
    library: &'a dyn Library,
    parts: Vec<Part>,
    diagnostics: Vec<Diagnostic>,
    bytes: usize,
}

/// A name of another file, where it stands.
struct Link {
    name: String,
    bytes: Range<usize>,
}

/// The names of other files in a text.
#[derive(Default)]
struct Links {
    include: Vec<Link>,
    extends: Option<Link>,
}

impl Gatherer<'_> {
    /// Takes a file up, and gives the names in it.
    fn add(&mut self, file: &Arc<SourceFile>, home: Home, path: String) -> Links {
        self.bytes += file.text.len();
        let source = self.without_cpr(file);
        let (root, _) = DeTable::parse_recoverable(&source.text);
        let table = |key| table(root.get_ref(), key);
        let version = table("template").and_then(|template| template.get("version"));
        let version = version.and_then(|version| version.get_ref().as_str());
        self.parts.push(Part {
            home,
            path,
            is_fragment: table("fragment").is_some() && table("template").is_none(),
            version: version.map(|version| version.trim().to_owned()),
            includes: Vec::new(),
            base: None,
            source: Arc::clone(&source),
        });
        match (table("template"), table("fragment")) {
            (Some(template), _) => Links::of(template),
            (None, Some(fragment)) => Links {
                extends: None,
                ..Links::of(fragment)
            },
            (None, None) => Links::default(),
        }
    }

    /// The text with CPR numbers masked, byte for byte, so that no message and no line that is shown repeats one. A
    /// checklist goes to many people: a CPR number in it is an error wherever it stands.
    fn without_cpr(&mut self, file: &Arc<SourceFile>) -> Arc<SourceFile> {
        let numbers = cell::find_cpr(&file.text);
        if numbers.is_empty() {
            return Arc::clone(file);
        }
        let mut text = file.text.clone();
        for number in &numbers {
            let digits = file.text.get(number.clone()).unwrap_or_default();
            let masked = digits.replace(|character: char| character.is_ascii_digit(), "#");
            text.replace_range(number.clone(), &masked);
        }
        let source = Arc::new(SourceFile {
            name: file.name.clone(),
            text,
        });
        for bytes in numbers {
            let place = Place::Span {
                source: Arc::clone(&source),
                bytes,
            };
            let message = template_say::CPR_IN_TEMPLATE.message();
            self.diagnostics
                .push(Diagnostic::new(&code::T035, message).at(place));
        }
        source
    }

    /// Takes up the files that a file names; `above` are the files that led to it.
    fn follow(&mut self, part: usize, links: &Links, above: &[usize]) {
        let path_here = [above, &[part]].concat();
        if let Some(link) = &links.extends {
            let base = self.base(part, link, &path_here);
            self.set(part, |part| part.base = base);
        }
        for link in &links.include {
            if let Some(included) = self.include(part, link, &path_here) {
                self.set(part, |part| part.includes.push(included));
            }
        }
    }

    fn set(&mut self, part: usize, change: impl FnOnce(&mut Part)) {
        if let Some(part) = self.parts.get_mut(part) {
            change(part);
        }
    }

    /// The fragment that a file includes.
    fn include(&mut self, part: usize, link: &Link, above: &[usize]) -> Option<usize> {
        let (home, named_in) = self.parts.get(part).map(|part| (part.home, &part.path))?;
        let path = match resolved(named_in, &link.name) {
            Ok(path) => path,
            Err(why) => {
                let message = say::BAD_PATH
                    .with("path", excerpt(&link.name))
                    .with("why", why);
                let help = Some(say::WRITE_PATH.message());
                return self.complain(&code::T070, part, link, message, help);
            }
        };
        let included = match self.open(home, &path) {
            Ok(file) => self.enter(part, link, &file, home, path, above)?,
            Err(unread) => return self.unread(part, link, &unread),
        };
        if self
            .parts
            .get(included)
            .is_some_and(|part| part.is_fragment)
        {
            return Some(included);
        }
        let message = say::NO_FRAGMENT.with("path", excerpt(&link.name));
        let help = Some(say::EXTEND_INSTEAD.message());
        self.complain(&code::T073, part, link, message, help)
    }

    /// The template that a template extends: the file beside it, else the shipped one of that id.
    fn base(&mut self, part: usize, link: &Link, above: &[usize]) -> Option<usize> {
        let edition = link.name.split_once('@');
        let edition = edition.map(|(id, version)| (id.trim(), version.trim()));
        let Some((id, version)) =
            edition.filter(|(id, version)| !id.is_empty() && !version.is_empty())
        else {
            let message = say::EXTENDS_FORM.with("value", excerpt(&link.name));
            return self.complain(&code::T075, part, link, message, None);
        };
        let (home, named_in) = self.parts.get(part).map(|part| (part.home, &part.path))?;
        let name = format!("{id}.toml");
        let path = match resolved(named_in, &name) {
            Ok(path) => path,
            Err(why) => {
                let message = say::BAD_PATH.with("path", excerpt(&name)).with("why", why);
                return self.complain(&code::T070, part, link, message, None);
            }
        };
        // A local edition may bear the name of the shipped one that it builds upon.
        let beside = if path == *named_in && home == Home::Given {
            Err(Unread::Missing)
        } else {
            self.open(home, &path).map(|file| (file, home, path))
        };
        let found = match beside {
            Err(Unread::Missing) => self
                .open(Home::Shipped, &name)
                .map(|file| (file, Home::Shipped, name)),
            beside => beside,
        };
        let (file, home, path) = match found {
            Ok(found) => found,
            Err(Unread::Missing) => {
                let message = say::UNKNOWN_BASE.with("id", excerpt(id));
                let near = nearest(id, shipped_names())
                    .map(|near| template_say::DID_YOU_MEAN.with("name", near));
                let names = shipped_names().collect::<Vec<_>>().join(", ");
                let help = near.unwrap_or_else(|| say::SHIPPED.with("names", names));
                return self.complain(&code::T075, part, link, message, Some(help));
            }
            Err(unread) => return self.unread(part, link, &unread),
        };
        let base = self.enter(part, link, &file, home, path, above)?;
        self.is_edition(part, link, base, (id, version))
    }

    /// A base must be a template, and of just the version that was built upon.
    fn is_edition(
        &mut self,
        part: usize,
        link: &Link,
        base: usize,
        (id, wanted): (&str, &str),
    ) -> Option<usize> {
        let found = self.parts.get(base)?;
        if found.is_fragment {
            let message = say::BASE_IS_FRAGMENT.with("id", excerpt(id));
            return self.complain(&code::T075, part, link, message, None);
        }
        let Some(version) = found.version.clone() else {
            return Some(base);
        };
        if version == wanted {
            return Some(base);
        }
        let message = say::OTHER_VERSION
            .with("id", excerpt(id))
            .with("found", excerpt(&version))
            .with("wanted", excerpt(wanted));
        let help = say::COMPARE_VERSIONS
            .with("id", excerpt(id))
            .with("found", excerpt(&version));
        self.complain(&code::T075, part, link, message, Some(help))
    }

    fn open(&self, home: Home, path: &str) -> Result<Arc<SourceFile>, Unread> {
        match home {
            Home::Given => self.library.file(path),
            Home::Shipped => Shipped.file(path),
        }
    }

    /// The position of a file, which is taken up with all that it names unless it was before.
    fn enter(
        &mut self,
        part: usize,
        link: &Link,
        file: &Arc<SourceFile>,
        home: Home,
        path: String,
        above: &[usize],
    ) -> Option<usize> {
        let known = self
            .parts
            .iter()
            .position(|known| known.home == home && known.path == path);
        if let Some(known) = known {
            if !above.contains(&known) {
                return Some(known);
            }
            let circle = above.iter().skip_while(|part| **part != known);
            let circle = circle.chain([&known]).filter_map(|part| {
                let part = self.parts.get(*part)?;
                Some(cell::printable(&part.path).into_owned())
            });
            let files = circle.collect::<Vec<_>>().join(" → ");
            let message = say::CYCLE.with("files", files);
            return self.complain(&code::T072, part, link, message, None);
        }
        if above.len() > MOST_STEPS {
            let message = say::TOO_DEEP.with("most", MOST_STEPS.to_string());
            return self.complain(&code::T072, part, link, message, None);
        }
        if self.parts.len() >= MOST_FILES {
            let message = say::TOO_MANY_FILES.with("most", MOST_FILES.to_string());
            return self.complain(&code::T072, part, link, message, None);
        }
        if self.bytes + file.text.len() > MOST_BYTES {
            return self.cannot_read(part, link, say::TOO_LARGE.message());
        }
        let entered = self.parts.len();
        let links = self.add(file, home, path);
        self.follow(entered, &links, above);
        Some(entered)
    }

    fn unread<T>(&mut self, part: usize, link: &Link, unread: &Unread) -> Option<T> {
        let why = match unread {
            Unread::Missing => say::MISSING.message(),
            Unread::Outside => say::OUTSIDE.message(),
            Unread::NoFile => say::NO_FILE.message(),
            Unread::NotText => say::NOT_TEXT.message(),
            Unread::System(error) => say::SYSTEM.with("error", error),
        };
        self.cannot_read(part, link, why)
    }

    fn cannot_read<T>(&mut self, part: usize, link: &Link, why: Message) -> Option<T> {
        let message = say::UNREAD
            .with("path", excerpt(&link.name))
            .with("why", why);
        self.complain(&code::T071, part, link, message, None)
    }

    /// Complains about a name, where it stands; a file named so is none.
    fn complain<T>(
        &mut self,
        code: &'static Code,
        part: usize,
        link: &Link,
        message: Message,
        help: Option<Message>,
    ) -> Option<T> {
        let place = Place::Span {
            source: Arc::clone(&self.parts.get(part)?.source),
            bytes: link.bytes.clone(),
        };
        self.diagnostics
            .push(Diagnostic::new(code, message).at(place).help_if(help));
        None
    }
}

impl Links {
    /// The names in a `[template]` or a `[fragment]`; what is no text is complained of where its type is checked.
    fn of(table: &DeTable<'_>) -> Self {
        let link = |value: &toml::Spanned<DeValue<'_>>| {
            let name = value.get_ref().as_str()?.to_owned();
            let bytes = value.span();
            Some(Link { name, bytes })
        };
        let include = table
            .get("include")
            .and_then(|include| include.get_ref().as_array());
        Self {
            include: include
                .into_iter()
                .flat_map(|include| include.iter())
                .filter_map(link)
                .collect(),
            extends: table.get("extends").and_then(link),
        }
    }
}

fn table<'t>(root: &'t DeTable<'t>, key: &str) -> Option<&'t DeTable<'t>> {
    root.get(key)?.get_ref().as_table()
}
