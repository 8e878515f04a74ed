import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { describe, expect, it } from "vitest";
import { renderDot } from "../../src/render/graph/dot.ts";
import { litWayOf, noWay } from "../../src/render/graph/lit-way.ts";
import { renderMermaid } from "../../src/render/graph/mermaid.ts";
import { sample, worthIt } from "../decision/sample.ts";
import { hostile, hostilePlaybook } from "./hostile.ts";

describe("Mermaid", () => {
  it("reads like this", () => {
    expect(`\n${renderMermaid(sample, litWayOf(sample, worthIt))}`).toMatchInlineSnapshot(`
      "
      flowchart LR
        n_how_long["days#95;silent?"]
        n_wait(["Wait a little longer"])
        n_ask_around(["Ask somebody else there"])
        n_ask_aroundTon_save_faceSphone[["playbook save-face"]]
        n_who_decides["decision#95;maker?"]
        n_worth["deal#95;size? As a share of: territory#95;size?"]
        n_warn_them(["Warn your contact"])
        n_call_above(["Have your executive call theirs<br/>no answer: call-above ends"])
        n_how_long -->|"under 5 days / I don't know"| n_wait
        n_how_long ==>|"5 days or more"| n_who_decides
        n_wait -.->|"no answer in 3 business days"| n_ask_around
        n_ask_around -.->|"no answer in 5 business days"| n_ask_aroundTon_save_faceSphone
        n_who_decides ==>|"Yes, alone"| n_worth
        n_who_decides -->|"No, somebody else / I don't know"| n_ask_around
        n_worth -->|"under 10% / I don't know"| n_ask_around
        n_worth ==>|"10% or more"| n_warn_them
        n_warn_them -.->|"no answer in 2 business days"| n_call_above
        classDef on stroke:#3b82f6,stroke-width:4px
        class n_how_long,n_who_decides,n_worth,n_warn_them on
      "
    `);
  });
});

describe("DOT", () => {
  it("reads like this", () => {
    expect(`\n${renderDot(sample, litWayOf(sample, worthIt))}`).toMatchInlineSnapshot(`
      "
      digraph "sample" {
        graph [rankdir=LR, label="sample: A sample", labelloc=t, fontname="Helvetica"]
        node [shape=box, style="filled", fillcolor="#f6f8fa", fontname="Helvetica", fontsize=12]
        edge [fontname="Helvetica", fontsize=11]
        "how-long" [label="days_silent?", color="#0b57d0", penwidth=3]
        "wait" [label="Wait a little longer", style="filled,rounded", fillcolor="#e6f4e9"]
        "ask-around" [label="Ask somebody else there", style="filled,rounded", fillcolor="#e6f4e9"]
        "who-decides" [label="decision_maker?", color="#0b57d0", penwidth=3]
        "worth" [label="deal_size? As a share of:\\nterritory_size?", color="#0b57d0", penwidth=3]
        "warn-them" [label="Warn your contact", style="filled,rounded", fillcolor="#e6f4e9", color="#0b57d0", penwidth=3]
        "call-above" [label="Have your executive call theirs\\nno answer: call-above ends", style="filled,rounded", fillcolor="#e6f4e9"]
        subgraph "cluster_save-face" {
          graph [label="playbook save-face"]
          "save-face/phone" [label="phone?"]
          "save-face/call" [label="Do save-face/call\\nno answer: save-face/call ends", style="filled,rounded", fillcolor="#e6f4e9"]
          "save-face/write" [label="Do save-face/write\\nno answer: save-face/write ends", style="filled,rounded", fillcolor="#e6f4e9"]
        }
        "how-long" -> "wait" [label="under 5 days\\nI don't know"]
        "how-long" -> "who-decides" [label="5 days or more", color="#0b57d0", penwidth=3]
        "wait" -> "ask-around" [label="no answer in 3 business days", style=dashed]
        "ask-around" -> "save-face/phone" [label="no answer in 5 business days", style=dashed]
        "who-decides" -> "worth" [label="Yes, alone", color="#0b57d0", penwidth=3]
        "who-decides" -> "ask-around" [label="No, somebody else\\nI don't know"]
        "worth" -> "ask-around" [label="under 10%\\nI don't know"]
        "worth" -> "warn-them" [label="10% or more", color="#0b57d0", penwidth=3]
        "warn-them" -> "call-above" [label="no answer in 2 business days", style=dashed]
        "save-face/phone" -> "save-face/call" [label="It rings"]
        "save-face/phone" -> "save-face/write" [label="It does not"]
      }
      "
    `);
  });

  it("keeps hostile text as text in Graphviz", async () => {
    const graphviz = await Graphviz.load();
    const svg = graphviz.layout(renderDot(hostilePlaybook, noWay), "svg", "dot");
    const ends = hostile.map((text, index) => squeezed(`${text}no answer: ${hostile[(index + 1) % hostile.length]}`));
    expect(textsOf(svg, "node").toSorted()).toEqual(["odd?", ...ends].toSorted());
    expect(textsOf(svg, "edge").toSorted()).toEqual(hostile.map(squeezed).toSorted());
  });
});

/** What Graphviz writes on each node or edge. */
function textsOf(svg: string, kind: "node" | "edge"): readonly string[] {
  return svg
    .split('<g id="')
    .filter((part) => part.includes(`class="${kind}"`))
    .map((part) =>
      squeezed([...part.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = ""]) => unescaped(text)).join("")),
    );
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (found, number, name) =>
    name === undefined ? String.fromCodePoint(Number(number)) : (named[name] ?? found),
  );
}

const squeezed = (text: string): string => text.replace(/\s/gu, "");
