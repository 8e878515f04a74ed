import type { Playbook } from "../../../src/playbook/playbook.ts";
import { action, choice, playbookOf } from "../../support/sample.ts";

/** Texts that some format could take for its own language. */
export const hostile: readonly string[] = [
  `"double" and 'single' quotes`,
  "<b>bold</b> & <img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "<!-- a comment",
  "]]> </svg> </style>",
  "&lt; &amp; &#60; &nbsp;",
  '%%{init: {"theme":"dark"}}%%',
  "%% a comment",
  "end",
  'a"] --> b["c',
  "direction TB",
  "subgraph x",
  "click a href x",
  "style a fill:#f00; x",
  "classDef a fill:#f00; x",
  "#35; #quot; #",
  "**bold** _it_ ~~gone~~ `code`",
  "1. a list",
  "- a dash",
  "+ a plus",
  "# a heading",
  "> a quote",
  "$$x^2$$",
  "fa:fa-car",
  "http://example.com/a_b?c=d",
  "www.example.com a@b.example",
  "{{ x }} {% y %} ((z)) [w] |v|",
  "@{ shape: x }",
  "\\n \\l \\N \\G \\\\ \\",
  '\\" -> "b"; }',
  "ﬂ°lt¶ß",
  "~~~",
  "===",
  "<br/>",
  "javascript:alert(1)",
  "Zoë 日本語 🙂 👩‍👩‍👧",
  "Averyveryverylongwordwithoutanyspaceinitthatfitsintonoboxatallbutmustbeshowninfull",
];

/** The name of a file, which names its playbook. */
export const hostileName = `R&D "west" <b>`;

/** A playbook in which each of them is an answer's label and an action's text, and most are titles, too. */
export const hostilePlaybook: Playbook = {
  ...playbookOf(
    [choice("odd", Object.fromEntries(hostile.map((label, index) => [`c${index}`, label])))],
    [
      {
        kind: "choice",
        id: "end",
        ask: "odd",
        when: new Map(hostile.map((_, index) => [`c${index}`, `a${index}`])),
        cites: [],
      },
    ],
    hostile.map((label, index) =>
      action(`a${index}`, { do: label, ends: hostile[(index + 1) % hostile.length] as string }),
    ),
  ),
  name: hostileName,
  title: hostile.slice(0, 7).join(" "),
  summary: hostile.slice(7).join(" "),
};
