//! Scratch: prints the tree of $PDF.
#[test]
fn scratch() {
    for f in std::env::var("PDF").unwrap_or_default().split_whitespace() {
        let pdf = boardpaper_tests::pdf::Pdf::read(&std::fs::read(f).unwrap());
        println!("{}", boardpaper_tests::pdf::tree_as_text(&pdf));
        println!("{:?}", pdf.text());
    }
}
