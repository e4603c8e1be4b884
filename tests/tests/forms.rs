//! The same report in Markdown, TOML and JSON gives the same bytes.

use boardpaper_tests::workspace::Folder;

#[test]
fn three_forms_give_one_pdf() {
    let forms = [
        ("same.md", include_bytes!("../forms/same.md").as_slice()),
        ("same.toml", include_bytes!("../forms/same.toml").as_slice()),
        ("same.json", include_bytes!("../forms/same.json").as_slice()),
    ];
    let pdfs = forms.map(|(name, bytes)| {
        let path = format!("data/{name}");
        let run = Folder::new([(&path, bytes)]).build(1);
        assert_eq!(run.messages(), [""; 0], "{name}");
        run.pdf(&path).to_owned()
    });
    assert_eq!(pdfs[0].len(), pdfs[1].len());
    assert!(pdfs[0] == pdfs[1], "Markdown and TOML");
    assert!(pdfs[0] == pdfs[2], "Markdown and JSON");
}
