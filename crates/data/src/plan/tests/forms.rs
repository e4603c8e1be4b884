//! The same plan in each form in which it may be written.

use super::{plan_of, table};
use crate::sample::{Sample, sample_of};

const TOML: &str = "kind = 'plan'
title = 'Action plan'
as_at = 2026-11-20
note = 'Progress is *reported* each quarter.'

[[area]]
ref = '1'
title = 'Supervision'
source = ['Ofsted', 'CQC']

  [[area.action]]
  text = 'Revise the form.'
  lead = ['A. Officer', 'B. Officer']
  due = ['31 May', '31 August 2027']
  revised_due = 2027-06-30
  status = 'on-target'
  rag = 'amber'

    [[area.action.update]]
    date = 2026-07-01
    by = 'CQC'
    text = 'Seen.'

[[area]]
ref = '2'
title = 'Planning'
source = 'CQC'
lead = 'C. Officer'
due = 'Quarterly'
update = [{ text = 'Both began.' }]
action = [{ text = 'Write it.' }, { ref = '2.7', text = 'Send it.', status = 'completed' }]
";

const JSON: &str = r#"{
  "kind": "plan",
  "title": "Action plan",
  "as_at": "2026-11-20",
  "note": "Progress is *reported* each quarter.",
  "area": [
    {
      "ref": "1",
      "title": "Supervision",
      "source": ["Ofsted", "CQC"],
      "action": [
        {
          "text": "Revise the form.",
          "lead": ["A. Officer", "B. Officer"],
          "due": ["31 May", "31 August 2027"],
          "revised_due": "2027-06-30",
          "status": "on-target",
          "rag": "amber",
          "update": [{ "date": "2026-07-01", "by": "CQC", "text": "Seen." }]
        }
      ]
    },
    {
      "ref": "2",
      "title": "Planning",
      "source": "CQC",
      "lead": "C. Officer",
      "due": "Quarterly",
      "update": [{ "text": "Both began." }],
      "action": [{ "text": "Write it." }, { "ref": "2.7", "text": "Send it.", "status": "completed" }]
    }
  ]
}"#;

const ROWS: [&str; 5] = [
    "1 Supervision | Ofsted; CQC |  | ",
    "1.1 Revise the form. | A. Officer; B. Officer | 2027-05-31; 2027-08-31, 2027-06-30 | on-target amber | 2026-07-01 CQC Seen.",
    "2 Planning | CQC | C. Officer | “Quarterly”",
    "2.1 Write it. |  | ,  | unknown  | Both began.",
    "2.7 Send it. |  | ,  | completed  | Both began.",
];

fn written(file: &str, text: &str) -> Sample {
    sample_of("", &[(file, text)])
}

#[test]
fn toml_json_and_front_matter() {
    for (file, text) in [("plan.toml", TOML), ("plan.json", JSON), ("plan.md", &format!("+++\n{TOML}+++\n"))]
    {
        let sample = written(file, text);
        assert_eq!(table(&sample), ROWS, "{file}");
        assert_eq!(sample.said, [""; 0], "{file}");
        let plan = plan_of(&sample);
        assert_eq!(super::plain_words(&plan.note), "Progress is reported each quarter.");
        assert_eq!(plan.as_at.value.date.to_string(), "2026-11-20");
    }
}

#[test]
fn a_plan_has_no_text_below_its_front_matter() {
    let sample = written("plan.md", &format!("+++\n{TOML}+++\n\nMore words.\n"));
    assert!(sample.report.is_none());
    let [said] = &sample.said[..] else { panic!("{:?}", sample.said) };
    assert!(
        said.ends_with("text-outside-section: an action plan has no text below its front matter"),
        "{said}"
    );
    assert_eq!(sample.hints, ["write it as `note`, or in the report that the plan belongs to"]);
}

#[test]
fn a_csv_sheet() {
    let csv = "No.,Area for development,Source,Action,Lead,Timescale,Revised,Progress,Status,RAG\n\
        1,Supervision,Ofsted; CQC,Revise the form.,A. Officer / B. Officer,31 May; 31 August 2027,30/06/2027,\"1 July 2026, CQC: Seen.\",On target,Amber\n\
        2,Planning,CQC,Write it.,C. Officer,Quarterly,,Begun.,,\n\
        ,,,Send it.,,,,,Completed,\n";
    let toml = "kind = 'plan'\ntitle = 'Action plan'\nas_at = 2026-11-20\nsheet = 'plan.csv'\n";
    let sample = sample_of("", &[("plan.toml", toml), ("plan.csv", csv)]);
    assert_eq!(
        table(&sample),
        [
            ROWS[0],
            ROWS[1],
            "2 Planning | CQC |  | ",
            "2.1 Write it. | C. Officer | “Quarterly”,  | unknown  | Begun.",
            "2.2 Send it. |  | ,  | completed  | ",
        ]
    );
    assert_eq!(sample.said, ["plan.csv:D4 no-lead: nobody leads the action `2.2`"]);
}
