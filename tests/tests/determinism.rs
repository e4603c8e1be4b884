//! The same input gives the same bytes, wherever, whenever and with however many jobs it is built.

use boardpaper_tests::workspace::{Folder, Run, build, repository};

fn assert_same(what: &str, first: &Run, second: &Run) {
    let names = |run: &Run| run.written.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(first), names(second), "{what}");
    for (path, bytes) in &first.written {
        assert!(second.written[path] == *bytes, "{what}: {path} differs");
    }
}

#[test]
fn building_twice_elsewhere_and_with_other_jobs_gives_equal_bytes() {
    let first = build(&repository(), 1);
    assert!(first.written.contains_key("manifest.json"));
    assert!(first.written.len() > 5);
    assert_same("again", &first, &build(&repository(), 1));
    for jobs in 1..=3 {
        let elsewhere = Folder::of_the_worked_example().build(jobs);
        assert_same(&format!("elsewhere with {jobs} jobs"), &first, &elsewhere);
    }
}

#[test]
fn messages_come_in_the_same_order_with_other_jobs() {
    let folder = Folder::of_the_worked_example();
    for (index, name) in ["a", "b", "c", "d", "e"].into_iter().enumerate() {
        let text = format!("+++\nkind = \"report\"\ntitel = {index}\n+++\n\n# A\n\n[](#x) <!-- c -->\n");
        folder.put(&format!("data/{name}.md"), text.as_bytes());
    }
    let one = folder.check(1).messages();
    assert!(one.len() > 10);
    for jobs in [2, 3] {
        assert_eq!(folder.check(jobs).messages(), one);
    }
}
