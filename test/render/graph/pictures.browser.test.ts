import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Playbook } from "../../../src/playbook/playbook.ts";
import { type LitWay, litWayOf, noWay } from "../../../src/render/graph/lit-way.ts";
import { renderMermaid } from "../../../src/render/graph/mermaid.ts";
import { renderSvg } from "../../../src/render/graph/svg.ts";
import { followup } from "../../support/program.ts";
import { sample, worthIt } from "../../support/sample.ts";
import { hasBrowser, openBrowser, openPage, type Trouble } from "./browser.ts";
import { hostile, hostilePlaybook } from "./hostile.ts";

describe.runIf(hasBrowser)("pictures in a browser", () => {
  let browser: Browser;
  let opened: { page: Page; trouble: Trouble };
  beforeAll(async () => {
    browser = await openBrowser();
    opened = await openPage(browser);
  });
  afterAll(() => browser.close());

  describe("Mermaid", () => {
    it("draws every box, every edge and the way, and hostile text as text", async () => {
      const { page, trouble } = opened;
      await page.setContent("<body></body>");
      await page.addScriptTag({ path: mermaid });
      const drawn = await drawMermaid(page, sample, litWayOf(sample, worthIt));
      const lit = ["days_silent?", "decision_maker?", "deal_size? As a share of: territory_size?", "Warn your contact"];
      expect([drawn.nodes.length, drawn.edges.length, drawn.lit]).toEqual([8, 9, lit]);
      const odd = await drawMermaid(page, hostilePlaybook, noWay);
      const ends = hostile.map((text, index) => squeezed(`${text}no answer: ${hostile[(index + 1) % hostile.length]}`));
      expect(odd.nodes.map(squeezed)).toEqual(["odd?", ...ends]);
      expect(odd.edges.map(squeezed)).toEqual(hostile.map(squeezed));
      expect(trouble).toEqual([]);
    });
  });

  describe.each([
    ["a small playbook", () => renderSvg(sample, litWayOf(sample, worthIt))],
    [
      "a small playbook in a wide font",
      () => renderSvg(sample, litWayOf(sample, worthIt)).replace("Helvetica,Arial,'Liberation Sans'", "'DejaVu Sans'"),
    ],
    ["hostile text", () => renderSvg(hostilePlaybook, noWay)],
    ["the default playbook", () => followup(["playbook", "graph", "gone-quiet", "--format", "svg"]).stdout],
  ])("SVG of %s", (_, render) => {
    it("is sound XML in which nothing is cut, covered or crossed", async () => {
      const { page, trouble } = opened;
      await page.setContent("<body style='margin:0'></body>");
      const found = await page.evaluate(inspect, render());
      expect(found).toEqual({ error: null, outside: [], overlapping: [], crossed: [] });
      expect(trouble).toEqual([]);
    });
  });
});

const mermaid = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

type DrawnMermaid = {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  readonly lit: readonly string[];
};

async function drawMermaid(page: Page, playbook: Playbook, way: LitWay): Promise<DrawnMermaid> {
  return page.evaluate(
    async (source) => {
      const { mermaid, document } = globalThis as never as { mermaid: Mermaid; document: Dom };
      // As GitHub does it.
      mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
      document.body.innerHTML = (await mermaid.render("chart", source)).svg;
      const texts = (selector: string): string[] =>
        [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
      return { nodes: texts("g.node"), edges: texts("g.edgeLabels > g.edgeLabel"), lit: texts("g.node.on") };
    },
    renderMermaid(playbook, way),
  );
}

/** As much of the DOM as is used here: the sources of a program for Node do not know it. */
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Element = {
  innerHTML: string;
  readonly textContent: string;
  readonly querySelectorAll: (selector: string) => Iterable<Element>;
  readonly querySelector: (selector: string) => Element | null;
  readonly getBoundingClientRect: () => Box;
  readonly getAttribute: (name: string) => string;
  readonly append: (child: Element) => void;
  readonly getTotalLength: () => number;
  readonly getPointAtLength: (length: number) => { readonly x: number; readonly y: number };
  readonly getScreenCTM: () => { readonly e: number; readonly f: number };
};
type Dom = Element & { readonly body: Element; readonly documentElement: Element };
type Mermaid = {
  readonly initialize: (options: object) => void;
  readonly render: (id: string, source: string) => Promise<{ readonly svg: string }>;
};

/**
 * Runs in the page: what an XML parser says of a picture, then texts that stand out of their box, boxes on one another,
 * and edges that run through a box other than their own two.
 */
function inspect(svg: string): unknown {
  const { document, DOMParser } = globalThis as never as {
    document: Dom;
    DOMParser: new () => { parseFromString: (text: string, type: string) => Dom };
  };
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  const error = parsed.querySelector("parsererror")?.textContent ?? null;
  document.body.append(parsed.documentElement);
  const boxes = [...document.querySelectorAll(".box")].map((box) => ({
    id: box.getAttribute("data-place"),
    box,
    frame: (box.querySelector(".frame") as Element).getBoundingClientRect(),
  }));
  const outside = boxes.flatMap(({ box, frame }) =>
    [...box.querySelectorAll("text")]
      .filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom;
      })
      .map(({ textContent }) => textContent),
  );
  const overlapping = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.frame.left < other.frame.right &&
          other.frame.left < one.frame.right &&
          one.frame.top < other.frame.bottom &&
          other.frame.top < one.frame.bottom,
      )
      .map((other) => [one.id, other.id]),
  );
  const crossed = [...document.querySelectorAll("path.edge")].flatMap((edge) => {
    const own = edge.getAttribute("data-way").split(" ");
    const { e, f } = edge.getScreenCTM();
    const others = boxes.filter(({ id }) => !own.includes(id));
    const through = new Set<string>();
    const length = edge.getTotalLength();
    // Steps of twelve; where no other box is near, straight on as far as the nearest is away.
    for (let at = 0, away = 0; at < length; at += Math.max(12, away)) {
      const { x, y } = edge.getPointAtLength(at);
      away = length;
      for (const { id, frame } of others) {
        const aside = Math.max(frame.left - x - e, x + e - frame.right);
        const above = Math.max(frame.top - y - f, y + f - frame.bottom);
        if (aside < 0 && above < 0) through.add(id);
        away = Math.min(away, Math.max(aside, above));
      }
    }
    return [...through].map((id) => [own, id]);
  });
  return { error, outside, overlapping, crossed };
}

const squeezed = (text: string): string => text.replace(/[\s\u200b]/gu, "");
