//! Scratch.
use boardpaper_tests::pdf::{Pdf, tree_as_text};
use boardpaper_tests::workspace::{build, repository};
#[test]
fn dump() {
    let run = build(&repository(), 2);
    println!("{:#?}", run.messages());
    for (path, bytes) in run.written.iter().filter(|(p, _)| p.ends_with(".pdf")) {
        let pdf = Pdf::read(bytes);
        let name = format!("/tmp/dump-{}.txt", path.rsplit('/').next().unwrap());
        std::fs::write(&name, format!("{}\n{:#?}\n{:#?}\n{:?}", tree_as_text(&pdf), pdf.facts(), pdf.artifacts(), pdf.untagged_text())).unwrap();
    }
}
