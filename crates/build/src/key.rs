//! Hashes by which a build knows again what it read and wrote. BLAKE3, of contents: times and sizes say nothing.

use boardpaper_data::files::ReadError;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// The hash of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key(blake3::Hash);

impl Key {
    /// The hash of bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes))
    }

    /// The hash of several things in their order, each told from the next.
    pub(crate) fn of_all<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&part.len().to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.finalize())
    }

    /// Its bytes.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Its first digits, which are enough to tell a few things apart.
    pub(crate) fn short(&self) -> String {
        self.0.to_hex().chars().take(16).collect()
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_hex())
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = std::borrow::Cow::<str>::deserialize(deserializer)?;
        blake3::Hash::from_hex(digits.as_bytes()).map(Self).map_err(D::Error::custom)
    }
}

/// What stood at a path when it was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Found {
    /// A file with these bytes.
    Bytes(Key),
    /// Nothing.
    Missing,
    /// A folder.
    Folder,
    /// A link that leaves the workspace.
    Outside,
    /// A file too large to read.
    TooLarge,
    /// Nobody knows: the machine did not give it.
    Unknown,
}

impl Found {
    /// Whether a file was there and could be read.
    pub(crate) fn is_there(self) -> bool {
        matches!(self, Self::Bytes(_))
    }
}

impl From<&ReadError> for Found {
    fn from(error: &ReadError) -> Self {
        match error {
            ReadError::Missing => Self::Missing,
            ReadError::Folder => Self::Folder,
            ReadError::Outside => Self::Outside,
            ReadError::TooLarge(_) => Self::TooLarge,
            ReadError::Unreadable(_) => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_from_each_other() {
        let key = |parts: &[&str]| Key::of_all(parts.iter().map(|part| part.as_bytes()));
        assert_eq!(key(&["ab", "c"]), key(&["ab", "c"]));
        assert_ne!(key(&["ab", "c"]), key(&["a", "bc"]));
        assert_ne!(key(&["ab"]), key(&["ab", ""]));
    }

    #[test]
    fn what_was_found_is_written_and_read_again() {
        for found in [Found::Bytes(Key::of(b"a")), Found::Missing, Found::Unknown] {
            let written = serde_json::to_string(&found).unwrap();
            assert_eq!(serde_json::from_str::<Found>(&written).unwrap(), found, "{written}");
        }
    }
}
