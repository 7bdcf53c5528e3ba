//! What the program is built from: crates of the one registry, by their checksums, and none that could open a connection.

use std::fs;

use toml::Value;

fn parsed(name: &str) -> Value {
    let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn no_crate_opens_connections_and_all_are_of_the_registry() {
    let (lock, rules) = (parsed("Cargo.lock"), parsed("deny.toml"));
    let banned = rules["bans"]["deny"].as_array().unwrap();
    let banned: Vec<&str> = banned
        .iter()
        .map(|rule| rule["crate"].as_str().unwrap())
        .collect();
    assert!(
        banned.contains(&"socket2"),
        "every client of the network needs it"
    );
    let packages = lock["package"].as_array().unwrap();
    assert!(packages.len() > 50);
    for package in packages {
        let name = package["name"].as_str().unwrap();
        assert!(!banned.contains(&name), "{name} is banned in deny.toml");
        if name == env!("CARGO_PKG_NAME") {
            continue;
        }
        let source = package["source"].as_str().unwrap();
        assert_eq!(
            source, "registry+https://github.com/rust-lang/crates.io-index",
            "{name}"
        );
        assert_eq!(
            package["checksum"].as_str().map(str::len),
            Some(64),
            "{name}"
        );
    }
}

/// Neither here nor in a module is there code that the compiler does not check, or that connects to anything.
#[test]
fn the_code_has_nothing_unsafe_and_no_network() {
    assert_eq!(
        parsed("Cargo.toml")["lints"]["rust"]["unsafe_code"].as_str(),
        Some("forbid")
    );
    let mut folders = vec![format!("{}/src", env!("CARGO_MANIFEST_DIR")).into()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        let folder: std::path::PathBuf = folder;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let code = fs::read_to_string(&path).unwrap();
            for word in [
                "std::net",
                "TcpStream",
                "UdpSocket",
                "UnixStream",
                "process::Command",
            ] {
                assert!(!code.contains(word), "{} has {word}", path.display());
            }
            files += 1;
        }
    }
    assert!(files > 200, "{files}");
}
