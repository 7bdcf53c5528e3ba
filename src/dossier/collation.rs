//! The order of the Danish alphabet: æ, ø and å after z, `aa` as å (Retskrivningsordbogen § 4).

/// What names are sorted by: letters whatever their case, Danish ones after z, runs of digits by their value.
///
/// ```
/// # use sagsaudit::dossier::collation_key;
/// let mut names = ["Øster", "Åben", "Zoo", "Æble", "§ 107", "§ 85", "Aabenraa", "Ask"];
/// names.sort_by_key(|name| collation_key(name));
/// assert_eq!(names, ["§ 85", "§ 107", "Ask", "Zoo", "Æble", "Øster", "Aabenraa", "Åben"]);
/// ```
pub fn collation_key(name: &str) -> (Vec<(u32, u64)>, String) {
    let mut key: Vec<(u32, u64)> = Vec::new();
    let mut letters = name.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        if letter == 'a' && next == Some('a') {
            letters.next();
            key.push((rank('å'), 0));
        } else if let Some(digit) = letter.to_digit(10) {
            let mut value = u64::from(digit);
            while let Some(digit) = letters.peek().and_then(|letter| letter.to_digit(10)) {
                value = value.saturating_mul(10).saturating_add(u64::from(digit));
                letters.next();
            }
            key.push((rank('0'), value));
        } else {
            key.push((rank(letter), 0));
        }
    }
    (key, name.to_owned())
}

/// The place of a letter: signs, digits, a to z, æ, ø, å, all others.
fn rank(letter: char) -> u32 {
    let after_z = u32::from('z');
    match letter {
        'æ' | 'ä' => after_z + 1,
        'ø' | 'ö' => after_z + 2,
        'å' => after_z + 3,
        'é' | 'è' | 'ê' => u32::from('e'),
        'ü' => u32::from('y'),
        other if other.is_ascii_alphanumeric() => u32::from(other),
        other if other.is_alphabetic() => after_z + 4 + u32::from(other),
        // Signs stand before digits, in their own order as far as there is room.
        other => u32::from(other).min(u32::from('0') - 1),
    }
}
