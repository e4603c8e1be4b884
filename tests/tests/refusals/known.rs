//! Every refusal that krilla, which writes the PDF for Typst, knows: one that is added there does not compile here.

use krilla::configure::ValidationError;
use krilla::configure::validate::VersionedFeature;
use krilla::embed::EmbedError;
use krilla::error::{KrillaError, LimitError};

/// The variants of an enum by their names, all of them.
macro_rules! variants {
    ($list:ident: $type:ident { $($variant:ident $(($($rest:tt)*))?),* $(,)? }) => {
        const $list: &[&str] = &[$(concat!(stringify!($type), "::", stringify!($variant))),*];
        const _: fn(&$type) = |fault| match fault {
            $($type::$variant $(($($rest)*))? => {})*
        };
    };
}

variants!(VALIDATION: ValidationError {
    TooLongString,
    TooLongName,
    TooLongArray,
    TooLongDictionary,
    TooLargeFloat,
    TooManyIndirectObjects,
    TooHighQNestingLevel,
    ContainsPostScript(..),
    MissingCMYKProfile,
    InconsistentSeparationFallback(..),
    ContainsNotDefGlyph(..),
    NoCodepointMapping(..),
    InvalidCodepointMapping(..),
    UnicodePrivateArea(..),
    RestrictedLicense(..),
    NoDocumentLanguage,
    NoDocumentTitle,
    MissingAltText(..),
    MissingHeadingTitle,
    MissingDocumentOutline,
    MissingAnnotationAltText(..),
    MissingDocumentDate,
    Transparency(..),
    ImageInterpolation(..),
    EmbeddedFile(..),
    MissingTagging,
    EmbeddedPDF(..),
    RequiresNewerPdfVersion(..),
});

variants!(OTHERS: KrillaError {
    Font(..),
    Validation(..),
    Limit(..),
    DuplicateNamedDestination(..),
    DuplicateTagId(..),
    UnknownTagId(..),
    Image(..),
    Pdf(..),
    SixteenBitImage(..),
});

variants!(LIMITS: LimitError { TooLargeFloat, TooLongArray, TooLongDictionary });

variants!(EMBEDDED: EmbedError { Existence, MissingDate, MissingDescription, MissingMimeType });

variants!(VERSIONED: VersionedFeature {
    StructureOrderTabbing,
    HeaderFooterArtifactSubtypes,
    TableHeaderScope,
});

/// What each is called in the corpus. Those that only hold others are not.
pub fn names() -> impl Iterator<Item = &'static str> {
    let all = [VALIDATION, OTHERS, LIMITS, EMBEDDED, VERSIONED].into_iter().flatten().copied();
    let holders = ["KrillaError::Validation", "KrillaError::Limit"];
    let nested = ["ValidationError::EmbeddedFile", "ValidationError::RequiresNewerPdfVersion"];
    all.filter(move |name| !holders.contains(name) && !nested.contains(name))
}
