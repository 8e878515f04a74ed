import { createHash } from "node:crypto";
import type { Answers } from "../../decision/walk.ts";
import { toJson } from "../../playbook/json.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import { type DrawnPanel, drawPanel, panelId } from "./draw.ts";
import type { LitWay } from "./lit-way.ts";
import { escapeMarkup } from "./markup.ts";
import { outlineOf } from "./outline.ts";
import type { PageContent } from "./page-content.ts";
import { panelsOf } from "./panels.ts";
import { svgStyle } from "./svg-style.ts";

/** A page's parts: `script` and `style` are those bundled for a browser. */
type PageSource = {
  readonly playbook: Playbook;
  readonly answers: Answers;
  readonly way: LitWay;
  readonly version: string;
  readonly parts: { readonly script: string; readonly style: string };
};

/**
 * One HTML file that needs nothing else: the picture, and the interview run by the core itself. Its policy lets it load
 * nothing, send nothing and run only this script, whatever stands in the playbook.
 */
export function renderHtml({ playbook, answers, way, version, parts }: PageSource): string {
  const panels = panelsOf(playbook);
  const figures = panels.map((panel) => drawFigure(drawPanel(panel, way)));
  const style = `${parts.style.trim()}\n${svgStyle}`;
  const script = parts.script.trim();
  const title = escapeMarkup(playbook.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${escapeMarkup(playbook.summary)}</p>
</header>
<main>
<div id="bench">
<div id="interview"><p>The questions need JavaScript. The picture and the text below it do not.</p></div>
<section id="picture" aria-label="Picture of the playbook">
<div id="tools"></div>
<div id="scroll" tabindex="0" role="region" aria-label="The picture, which can be scrolled">
${figures.join("\n")}
</div>
</section>
</div>
<section id="outline" aria-labelledby="outline-title">
<h2 id="outline-title">The same as text</h2>
${panels.map(outlineOf).join("\n")}
</section>
</main>
<footer><p>Made with followup ${escapeMarkup(version)} from the playbook ${escapeMarkup(playbook.name)}, version ${playbook.hash}. What you enter stays on this page.</p></footer>
<p id="status" class="unseen" role="status"></p>
<script type="application/json" id="content">${jsonOf(playbook, answers, version)}</script>
<script>${script}</script>
</body>
</html>
`;
}

function drawFigure({ playbook, width, height, markup }: DrawnPanel): string {
  const name = escapeMarkup(playbook);
  return `<figure id="${panelId(playbook)}"><figcaption>${name}</figcaption>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="Playbook ${name}">
${markup}
</svg></figure>`;
}

function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${fingerprint(script)}'`,
    `style-src '${fingerprint(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

const fingerprint = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** The content as JSON inside a script element, which nothing in it can end. Scenarios stay out: they are the playbook's own tests. */
function jsonOf(playbook: Playbook, answers: Answers, version: string): string {
  const content: PageContent = { playbook: toJson(playbook), given: [...answers], version };
  return JSON.stringify(content).replaceAll("<", "\\u003c");
}
