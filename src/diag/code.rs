//! The stable codes of diagnostics. A code once released keeps its meaning for ever.
//!
//! The letter tells the subject: C command line and files, E extract, D draw and audit folder, T template, A answers.

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It must be mended before the work can go on, or be trusted.
    Error,
    /// The work goes on; someone should look.
    Warning,
    /// Good to know.
    Hint,
}

/// A stable code, such as `T012`.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Letter and three digits.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What the code stands for, in English, for the list of codes.
    pub about: &'static str,
}

/// Defines codes as constants named by their id, and `ALL`, the list of them.
macro_rules! codes {
    ($( $id:ident $severity:ident $about:literal; )*) => {
        $( #[doc = $about] pub static $id: Code = Code {
            id: stringify!($id), severity: Severity::$severity, about: $about,
        }; )*

        /// Every code, in the order of the list.
        pub static ALL: &[&Code] = &[$( &$id ),*];
    };
}

codes! {
    A001 Error "A file is no answer file, or a row of it cannot be read.";
    A002 Error "An answer is about a case or criterion that the audit does not have.";
    A003 Error "An answer, a case status, an amount or a corrected column is not possible.";
    A004 Error "An answer needs a comment.";
    A005 Error "Two answers to the same question differ.";
    A010 Error "The file with what the auditor decided cannot be read.";
    A011 Error "A decision is about an area or a criterion that the audit does not have.";
    A012 Error "A conclusion has a level that the template's scale does not have.";
    A013 Error "An error is called systematic that was not found.";
    A014 Error "Nothing is there to be withdrawn.";
    A070 Error "A file is no list of the sampled cases, or a row of it cannot be read.";
    A071 Error "A list of the sampled cases has an entry that is not possible.";
    A072 Error "A corrected value cannot be read in its column's type.";
    A073 Error "A lawful exception has no reason code.";
    A074 Warning "Answers do not count, because the data says that the question does not concern the case.";
    A075 Error "Two reviewers have answered no question in common.";
    A080 Error "A file holds no remarks of a hearing, or a row of it cannot be read.";
    A081 Error "A remark of a hearing has no reply, or one that is not possible.";

    A050 Error "A review on screen is asked for where there is no terminal.";
    A051 Error "Another reviewer has already answered.";
    A052 Error "An answer stands in another file than the one a review writes.";
    A053 Error "A reviewer has no name that answers could be kept under.";
    A054 Error "Others look at a case that a reviewer wants to answer or list.";
    A020 Error "The list of who reviews which case cannot be read.";
    A021 Error "The list of observations cannot be read.";
    A022 Error "A worksheet belongs to another audit folder.";
    A023 Error "A worksheet is from before the last draw, or of another checklist.";
    A024 Error "A row of a worksheet cannot be told, or may be another's.";
    A025 Error "A case number in a worksheet was changed by a spreadsheet.";
    A026 Error "A file holds no worksheet, or its headings cannot be told.";
    A027 Error "A cell of a worksheet holds an error instead of a value.";
    A028 Error "A conclusion on a worksheet has no reason, or a level that there is not.";
    A029 Error "Two conclusions on the same area differ.";
    A030 Warning "Rows of a worksheet had lost their keys.";
    A031 Warning "Answers were given again that differ from what they were before.";
    A032 Error "Cases cannot be divided among reviewers in this way.";
    A033 Error "Two copies of the same worksheet differ.";
    A034 Error "An observation is of a kind that there is not.";

    C001 Error "A file or folder cannot be read.";
    C002 Error "A file cannot be written.";
    C003 Error "An argument has a value that cannot be used.";
    C004 Error "A template is asked for that is not there.";
    C005 Error "Arguments contradict each other, or one is missing.";
    C010 Error "A pattern for files matches none, or is no pattern.";
    C011 Error "A file that maps columns to headings cannot be read.";
    C012 Error "A temporary file cannot be written.";
    C015 Error "A condition holds something that looks like a CPR number.";
    C016 Error "A type is stated of a column that is not there.";
    C017 Error "A control total cannot be read, or is of something that cannot be added up.";
    C020 Warning "A template needs a column that the extract lacks.";
    C021 Warning "An extract has values that the type of their column cannot read.";
    C022 Error "A diagnostic code is asked about that does not exist.";
    C023 Error "A new template would be written over a file.";
    C025 Error "A comparison over time needs at least two audits.";
    C026 Error "Findings are of another template than the others.";
    C027 Error "Two audits are judged as of the same date.";
    C028 Error "A file holds no findings, or findings of a form that this version does not know.";
    C090 Error "A list cannot be written in this form, or to this place.";
    C100 Error "An audit folder has no findings to report.";
    C101 Error "The findings of an audit folder are not what its answers and its checklist give.";
    C102 Error "A list of actions cannot be read.";
    C103 Error "A report for the public holds something that looks like a CPR number.";
    C104 Error "An earlier audit has another checklist than those reported, or is not earlier.";
    C105 Warning "A report holds something that looks like a CPR number.";
    C106 Error "The workbook of a report cannot be made.";
    C110 Error "A file is no key of codes.";
    C111 Error "The key of codes would stand in the audit folder.";
    C112 Error "The key of codes is missing.";
    C113 Error "A key is not that of the folder's codes.";
    C114 Error "A seed or a name holds something that looks like a CPR number.";
    C115 Error "A list for the department cannot name its cases.";
    C150 Warning "A report in an audit folder tells other numbers than the folder does now.";
    C085 Error "A worksheet cannot be written as a workbook.";
    C086 Error "A worksheet would be written over one that was filled in.";
    C087 Error "There is no worksheet in a folder that was searched for some.";
    C088 Error "The cases are divided among other reviewers already.";

    D001 Error "A seed is empty or has a line break.";
    D002 Error "An area that was given a size of its own has no cases.";
    D003 Warning "A seed could be guessed, or was used before.";
    D004 Error "A draw record cannot be read, or was made by a method this version does not know.";
    D005 Error "A sample file was changed or damaged.";
    D006 Error "An extract has no cases to draw from.";
    D007 Error "A folder holds work that a new draw would make void.";
    D008 Error "An area has more cases than the statistics take.";
    D009 Error "An audit folder has no template.";
    D010 Error "A file of an audit folder was changed since it was written.";
    D030 Error "A new audit folder would stand where something is already.";
    D031 Error "A folder is no audit folder.";
    D032 Error "Another command is changing the audit folder.";
    D033 Error "The journal of an audit folder is missing or broken.";
    D034 Error "A file cannot have this name in an audit folder.";
    D035 Error "The audit folder was changed while a command was at work.";
    D043 Error "A list of cases that were audited before cannot be read.";
    D044 Error "An area's name in the extract matches two areas of the template.";
    D045 Error "An area was given two sizes under two names.";
    D046 Warning "It cannot be decided of some cases whether they belong to the population.";
    D047 Warning "No case of an earlier audit is in the population.";
    D048 Warning "Areas have names that are nearly the same.";
    D049 Warning "Case ids hold characters that nobody sees.";
    D050 Warning "Case ids differ only in what nobody sees or means.";
    D051 Error "A total is too small for the fewest cases of every area.";
    D070 Warning "An event table of the template was not given.";
    D071 Error "An event table was given that the template does not have.";
    D072 Error "A file of events in an audit folder was changed or damaged.";
    D073 Warning "No row of an event table belongs to a case that can be drawn.";
    D080 Error "A stopping rule cannot be read.";
    D081 Error "A stopping rule has a higher risk than the confidence leaves.";
    D082 Error "A sample cannot be extended.";
    D083 Error "An extension departs from the stopping rule.";
    D084 Error "An extension needs the extract, an event table, or the earlier audit.";
    D085 Error "The extract is not the one that the sample was drawn from.";
    D090 Error "Somebody else is at work on the same answers.";
    D091 Error "Somebody else may be at work on the same answers; the drive has no locks.";
    D092 Error "What a review rests on was changed while it went on.";
    D095 Error "A case cannot be replaced.";
    D096 Error "An area has no reserve case left.";
    D111 Error "A column that an indicator is given by has too many different values.";
    D120 Error "An earlier audit calls the cases otherwise.";
    D121 Error "A redraw would write case ids where codes were.";
    D122 Error "A draw with codes is to be made again without their key.";
    D123 Warning "Values of a sample begin like a formula.";

    E001 Error "An extract has no rows at all.";
    E002 Error "An extract has a header and no rows below it.";
    E003 Error "An extract is a workbook, an archive or a packing of a kind that is not read.";
    E004 Error "An extract is no text: it holds NUL or control characters.";
    E005 Error "An extract is UTF-8 in most places, but broken in some.";
    E006 Error "The encoding of an extract cannot be told.";
    E007 Error "An encoding that was asked for is unknown.";
    E008 Error "Bytes of an extract have no meaning in its encoding.";
    E009 Error "The delimiter of an extract cannot be told.";
    E010 Error "A quote in an extract is never closed.";
    E011 Error "A row of an extract is too long.";
    E012 Error "An extract lacks a required column.";
    E013 Error "Several headings of an extract fit one column.";
    E014 Error "A mapping of a column to a heading names one that is not there.";
    E015 Error "Most rows of an extract cannot be read as cases.";
    E016 Error "The case ids of an extract are CPR numbers.";
    E017 Error "Rows with the same case id have different content.";
    E018 Error "An extract was changed while it was read.";
    E021 Error "A workbook is locked with a password.";
    E022 Error "An extract passes a limit on what it may hold.";
    E023 Error "Which sheet of a workbook is meant cannot be told, or it is not there.";
    E024 Error "A workbook is damaged.";
    E025 Error "A case id of a workbook is a number that Excel has rounded.";
    E026 Warning "Case ids of a workbook are numbers, not text.";
    E027 Error "A file of an extract is named twice, or is a copy of another.";
    E028 Warning "A file of an extract lacks a column that others have.";
    E029 Warning "The files of an extract write a column in contradicting ways.";
    E030 Error "A packed file is damaged.";
    E031 Error "The files of an extract put case id or area together differently.";
    E032 Warning "Cells of a workbook hold errors instead of values.";
    E040 Error "It cannot be told on which line of an extract the headings stand.";
    E041 Error "A second table follows below the first in an extract.";
    E042 Error "The delimiter of an extract changes on a line.";
    E043 Error "A field of an extract is too long.";
    E044 Error "An extract has too many columns.";
    E046 Hint "The encoding of an extract was guessed.";
    E047 Warning "Lines above the headings of an extract were passed over.";
    E048 Warning "Text of an extract was encoded twice.";
    E049 Warning "Letters of an extract are decomposed.";
    E050 Warning "An extract ends with the end mark of DOS.";
    E051 Warning "A heading of an extract stands twice.";
    E052 Warning "A heading of an extract looks like a value.";
    E053 Warning "The last row of an extract holds a single value.";
    E054 Warning "Rows of an extract have more fields than the header, all empty.";
    E055 Warning "Fields of an extract hold a backslash that may have escaped a quote.";
    E056 Warning "An extract holds control characters.";
    E057 Warning "A quoted field of an extract may have swallowed rows.";
    E070 Error "An extract has more areas than can be audited.";

    T001 Error "A template is not valid TOML.";
    T002 Error "A template has a key or table that is not known.";
    T003 Error "A value of a template has the wrong type.";
    T004 Error "A key or table that must be there is missing or empty.";
    T005 Error "A value is not on the list of its key.";
    T006 Error "An id has characters that an id cannot have.";
    T007 Error "Two criteria have the same id.";
    T008 Error "A length of time cannot be read.";
    T009 Error "A criterion has no rule, several, or an incomplete one.";
    T010 Error "An expression cannot be read as one.";
    T011 Error "An expression is too long or nested too deep.";
    T012 Error "An expression or a rule names a column that the template does not have.";
    T013 Error "An expression calls a function that does not exist.";
    T014 Error "An expression uses a construct of SQL that is not allowed.";
    T015 Error "Types in an expression do not go together.";
    T016 Error "A function in an expression has the wrong number of arguments.";
    T017 Error "A literal in an expression cannot be read.";
    T018 Error "A comparison with NULL is always unknown.";
    T019 Error "An expression needs brackets, because it could be read in two ways.";
    T020 Error "A name in an expression fits several columns.";
    T021 Warning "An expression can never be true.";
    T022 Warning "An expression can never be false.";
    T023 Warning "A criterion can never apply.";
    T024 Warning "A column is declared that nothing in the template uses.";
    T025 Hint "A criterion that a reviewer answers has no help.";
    T026 Warning "One heading fits several columns.";
    T027 Warning "A column is compared with the empty text.";
    T028 Hint "Two criteria ask the same question.";
    T029 Warning "A deadline runs from a column to itself.";
    T031 Error "A deadline names a column that holds no dates.";
    T032 Error "A number is outside its range.";
    T033 Error "A template has no criteria.";
    T034 Warning "A template's id is not the name of its file.";
    T035 Error "A template holds something that looks like a CPR number.";
    T036 Error "A template is too large, or is no UTF-8 text.";
    T037 Error "A column or an event table has a name that cannot be used in expressions.";
    T038 Warning "A demand of law does not name its legal basis.";
    T040 Error "Two areas have the same name or pattern.";
    T041 Warning "Two exclusions give the same reason.";
    T050 Error "A rating has no last band that always holds.";
    T051 Error "A band of a rating is never reached.";
    T052 Error "Two bands of a rating have the same level.";
    T053 Error "A sentence speaks of systematic errors without the number of cases and the limit.";
    T054 Error "A sentence has a mark that is not known.";
    T055 Error "A condition of a band says nothing.";
    T060 Error "A rule or a derived column names an event table, or a column of one, that the template does not have.";
    T061 Error "A derived column has a key that it cannot have.";
    T062 Error "A derived column is of another type than the values it gets.";
    T063 Error "Nothing says in which order the rows of an event table are to be taken.";
    T064 Error "A birthday in a rule cannot be read.";
    T070 Error "A template names a file by a path that it may not use.";
    T071 Error "A file that a template names cannot be read.";
    T072 Error "Files of a template name each other in a circle, too deep, or too many.";
    T073 Error "A file that a template includes is no fragment.";
    T074 Error "Two files of a template define the same name differently.";
    T075 Error "The template that another extends is unknown, or has another version.";
    T076 Error "An override is of a criterion that the template does not have.";
    T077 Error "A demand of law is overridden, or rests on a norm.";
    T078 Error "A rule uses a norm or a table of deadlines that the template does not have.";
    T079 Warning "No rule uses a norm.";
    T080 Error "Two rows of a table of deadlines hold for the same key and day.";
    T081 Error "A version or a row starts after it ends.";
    T082 Error "Two versions of a rule are in force on the same day.";
    T083 Warning "Between two versions of a rule none is in force.";
    T100 Error "A criterion names a scale that the template does not have.";
    T101 Error "Two options of a scale share a name, or a scale has the name of the built-in one.";
    T102 Warning "No criterion uses a scale.";
    T103 Error "A template names a criterion that it does not have.";
    T104 Error "Criteria depend on each other in a circle.";
    T105 Error "A test of a template fails.";
    T106 Hint "A template with tests has criteria that no test covers.";
    T107 Error "A test of a template gives an answer that is not on the scale.";
    T108 Error "A test of a template gives events of a table that the template does not have.";
    T109 Error "An indicator can never count or find a case.";
    T110 Error "Two tests, or two indicators, of a template have the same name.";
    T111 Error "`prior` is not asked for a criterion.";
    T112 Error "A template has changed and kept its version.";
    T113 Warning "A legal basis has not been checked for long, or it is not said when.";
    T114 Warning "`prior` is asked for a criterion that the template does not have.";
    T170 Error "A template says how a supervision is carried out, and not which kind it is of.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_within_their_letter_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for code in ALL {
            assert!(seen.insert(code.id), "{} stands twice", code.id);
            assert!(
                code.id.len() == 4 && code.id[1..].chars().all(|digit| digit.is_ascii_digit()),
                "{}",
                code.id
            );
        }
    }
}
