import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { type Answers, walk } from "../../../src/decision/walk.ts";
import { load } from "../../../src/playbook/load.ts";
import { type Playbook, unsure } from "../../../src/playbook/playbook.ts";
import { followup } from "../../support/program.ts";
import { hasBrowser, openBrowser, openPage, type Trouble } from "./browser.ts";
import { hostile, hostileName } from "./hostile.ts";

const today = "2026-11-23";
const folder = mkdtempSync(join(tmpdir(), "followup page "));
const deal = ["-a", "deal_size=90k", "-a", "territory_size=270k"];

describe.runIf(hasBrowser)("the page", () => {
  let browser: Browser;
  let ordinary: Page;
  let small: string;
  let advising: string;
  beforeAll(async () => {
    browser = await openBrowser();
    ({ page: ordinary } = await newPage(browser));
    small = written("executive-call");
    advising = written("executive-call", ...deal, "-a", "executive_sponsor=yes");
  });
  afterAll(() => browser.close());

  it("gives the advice that the command gives, lights the way, and fits a phone", async () => {
    const playbook = shipped("gone-quiet");
    const { page, trouble } = await newPage(browser, { viewport: { width: 360, height: 740 } });
    await open(page, written("gone-quiet"));
    const every = Math.ceil(playbook.scenarios.length / 3);
    for (const { given } of playbook.scenarios.filter((_, index) => index % every === 0)) {
      const told = await answerAll(page, playbook, given);
      expect(await copiedText(page), [...told].join(" ")).toBe(commandText("gone-quiet", told));
      expect(await litPlaces(page)).toEqual(placesOf(playbook, told));
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      await page.getByRole("button", { name: "Start again" }).click();
    }
    expect(trouble).toEqual([]);
  });

  it("starts from the answers it was made with", async () => {
    const playbook = shipped("executive-call");
    const page = await open(ordinary, written("executive-call", ...deal));
    expect(await heading(page)).toBe("Would someone above you call an executive on their side?");
    expect(await litPlaces(page)).toEqual(
      placesOf(
        playbook,
        new Map([
          ["deal_size", 90_000],
          ["territory_size", 270_000],
        ]),
      ),
    );
    await page.getByRole("button", { name: "Change the answer to: What is this deal worth?" }).click();
    expect(await page.locator("#entry").inputValue()).toBe("90000");
  });

  it("works by keyboard alone, says what changes, and goes back", async () => {
    const page = await open(ordinary, written("save-face"));
    const first = await heading(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe(await heading(page));
    expect(await page.getByRole("status").textContent()).toBe("The advice");
    await tabTo(page, "‹ Back");
    await page.keyboard.press("Enter");
    expect([await heading(page), await focused(page)]).toEqual([first, first]);
    expect(await page.getByText("(your answer before)").count()).toBe(1);
    expect(await page.getByRole("status").textContent()).toBe("Question 1, the last");
  });

  it("refuses a figure that is none where it was entered, and says so", async () => {
    const page = await open(ordinary, small);
    await page.locator("#entry").fill("lots");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("status").textContent()).toContain('"lots" does not fit.');
    expect(
      await page.evaluate("[document.activeElement.id, document.activeElement.getAttribute('aria-invalid')]"),
    ).toEqual(["entry", "true"]);
    await page.locator("#entry").fill("90k");
    await page.keyboard.press("Enter");
    expect(await heading(page)).toContain("territory");
  });

  it("fills the messages as one types, and copies them", async () => {
    const page = await open(ordinary, advising);
    await page.getByLabel("What do you call your contact: Maria, or Ms Weber?").fill("Zoë {{ my_name }} <b>");
    await page.getByLabel("Your own name?").fill("Jo");
    const message = page.locator(".message").filter({ hasText: "Zoë" }).first();
    const shown = await message.locator(".text").textContent();
    expect(shown).toContain("Zoë {{ my_name }} <b>");
    await message.getByRole("button", { name: /^Copy/ }).first().click();
    expect(await clipboard(page)).toBe(shown);
    expect(await page.getByRole("status").textContent()).toMatch(/Copied$/);
    const told = new Map<string, string | number>([
      ["deal_size", 90_000],
      ["territory_size", 270_000],
      ["executive_sponsor", "yes"],
      ["contact_name", "Zoë {{ my_name }} <b>"],
      ["my_name", "Jo"],
    ]);
    expect(await copiedText(page)).toBe(commandText("executive-call", told));
  });

  it("offers the fields of the tone that is chosen, and keeps what was typed and the focus", async () => {
    const page = await open(ordinary, written("save-face"));
    await page.getByRole("button", { name: "Nowhere: wrong number" }).click();
    const [tone, company] = [page.getByLabel("How do you speak"), page.getByLabel("Your company's name?")];
    expect(await company.isVisible()).toBe(false);
    await page.getByLabel("Your own name?").fill("Jo");
    await tone.focus();
    await page.keyboard.type("Formal");
    expect(await tone.evaluate((select) => select.matches(":focus"))).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Acme");
    expect(await company.inputValue()).toBe("Acme");
    expect(await page.locator(".message .text").first().textContent()).toContain("Jo\nAcme");
    await tone.selectOption("warm");
    expect(await company.isVisible()).toBe(false);
    expect(await page.getByLabel("Your own name?").inputValue()).toBe("Jo");
  });

  it.each([["light"], ["dark"]] as const)("can be read, %s", async (colorScheme) => {
    const { page } = await newPage(browser, { colorScheme });
    await open(page, advising);
    expect(await page.evaluate(faintTexts)).toEqual([]);
  });

  it("fits the picture into its frame, and goes back from there step by step", async () => {
    const page = await open(ordinary, small);
    const hidden = () => page.locator("#scroll").evaluate((frame) => frame.scrollWidth - frame.clientWidth);
    expect(await hidden()).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Fit the picture" }).click();
    expect(await hidden()).toBe(0);
    await page.getByRole("button", { name: "larger" }).click();
    expect(await hidden()).toBeGreaterThan(0);
  });

  it("goes to paper without its buttons", async () => {
    const { page } = await newPage(browser);
    await open(page, small);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("button:visible").count()).toBe(0);
    expect(await page.locator("#outline:visible").count()).toBe(1);
  });

  it("shows the picture and the text where scripts are off", async () => {
    const { page } = await newPage(browser, { javaScriptEnabled: false });
    await open(page, small);
    expect(await page.getByText("The questions need JavaScript.").isVisible()).toBe(true);
    expect(await page.locator("svg .box").first().isVisible()).toBe(true);
  });

  it("keeps hostile text as text, and lets nothing in or out", async () => {
    const file = join(folder, `${hostileName}.yaml`);
    writeFileSync(file, hostileYaml());
    const { page, trouble } = await newPage(browser);
    await open(page, written(file));
    const ids = await page.locator("figure, #outline > section").evaluateAll((all) => all.map(({ id }) => id));
    expect(ids).toEqual([`playbook-${hostileName}`, `text-playbook-${hostileName}`]);
    const boxes = await page.locator("svg .box").evaluateAll((all) => all.map(({ textContent }) => textContent));
    for (const text of plain) expect(squeezed(boxes.join(" "))).toContain(squeezed(text));
    expect(await page.evaluate(clickThrough)).toEqual(plain.map((label) => [label, label]));
    expect(trouble).toEqual([]);
    await page.evaluate(
      "document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' })); fetch('http://127.0.0.1:9/').catch(() => 0)",
    );
    expect(trouble.some((line) => line.includes("style-src"))).toBe(true);
    expect(trouble.some((line) => line.includes("connect-src") || line.includes("default-src"))).toBe(true);
  });
});

/** A page for a playbook, made by the built program; its path. */
function written(playbook: string, ...more: readonly string[]): string {
  const file = join(folder, `${[basename(playbook, ".yaml"), ...more].join(" ")}.html`);
  const run = followup(["playbook", "graph", playbook, "-o", file, ...more], { env: { FOLLOWUP_HOME: folder } });
  expect(run).toEqual({ code: 0, stdout: "", stderr: `${file} is written.\n` });
  return file;
}

/** An empty page that may use the clipboard, and cannot get out. */
async function newPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; trouble: Trouble }> {
  const permissions = ["clipboard-read", "clipboard-write"];
  const { page, trouble } = await openPage(browser, { permissions, offline: true, ...options });
  await page.clock.setFixedTime(new Date(`${today}T12:00:00`));
  return { page, trouble };
}

/** Opens a file anew; the page. */
async function open(page: Page, file: string): Promise<Page> {
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** Answers every question that the page asks as told; gives back what it asked for. */
async function answerAll(page: Page, playbook: Playbook, given: Answers): Promise<Answers> {
  const told = new Map<string, string | number>();
  for (let outcome = walk(playbook, told); outcome.kind === "ask"; outcome = walk(playbook, told)) {
    const { question } = outcome;
    const answer = given.get(question.id) ?? "";
    expect(await heading(page)).toBe(question.ask);
    const label =
      question.kind === "choice"
        ? question.choices.find(({ id }) => id === answer)?.label
        : question.kind === "number" && answer === unsure
          ? question.unsure
          : undefined;
    if (label !== undefined) await page.locator(".answer").getByText(label, { exact: true }).click();
    else {
      await page.locator("#entry").fill(String(answer));
      await page.keyboard.press("Enter");
    }
    told.set(question.id, answer);
  }
  return told;
}

function shipped(name: string): Playbook {
  const source = join(import.meta.dirname, "../../../playbooks");
  const names = readdirSync(source).filter((file) => file.endsWith(".yaml"));
  const file = (playbook: string) => ({
    file: `${playbook}.yaml`,
    content: readFileSync(join(source, `${playbook}.yaml`)),
  });
  const loaded = load(name, { names: names.map((one) => basename(one, ".yaml")), read: file, bank: file("questions") });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.playbook;
}

function commandText(name: string, answers: Answers): string {
  const flags = [...answers].flatMap(([id, answer]) => ["-a", `${id}=${answer}`]);
  return followup(["diagnose", name, "--no-input", "--today", today, ...flags], { env: { FOLLOWUP_HOME: folder } })
    .stdout;
}

const placesOf = (playbook: Playbook, answers: Answers): readonly string[] =>
  [playbook.start, ...walk(playbook, answers).trail.map(({ to }) => to)].toSorted();

async function litPlaces(page: Page): Promise<readonly (string | null)[]> {
  const places = await page
    .locator("svg .box.on")
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute("data-place")));
  return places.toSorted();
}

const heading = (page: Page): Promise<string | null> => page.locator("#now").textContent();
const focused = (page: Page): Promise<string> => page.evaluate("document.activeElement.textContent");
const clipboard = (page: Page): Promise<string> => page.evaluate("navigator.clipboard.readText()");

async function copiedText(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Copy all as text" }).click();
  return clipboard(page);
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 30 && (await focused(page)) !== name; step++) await page.keyboard.press("Tab");
}

/** Those that a playbook may hold: what looks like a field is refused when it is read. */
const plain = hostile.filter((text) => !/\{\{|\{%|\}\}/.test(text));

function hostileYaml(): string {
  const entries = (text: (label: string, index: number) => unknown) =>
    Object.fromEntries(plain.map((label, index) => [`c${index}`, text(label, index)]));
  return stringify({
    title: plain.slice(0, 7).join(" "),
    summary: plain.slice(7).join(" "),
    questions: {
      odd: { ask: `${hostile[2]} ${hostile[0]}`, type: "choice", choices: entries((label) => label), why: hostile[3] },
    },
    tree: { end: { ask: "odd", when: entries((_, index) => `c${index}`) } },
    actions: entries((label, index) => ({ do: label, because: "It is odd.", say: [`c${index}`], ends: label })),
    messages: entries((label) => ({ channel: "call", asks: "nothing", text: label })),
  });
}

const squeezed = (text: string): string => text.replace(/\s/gu, "");

/** Runs in the page, as a text: takes each answer in turn and back; the headings and messages that it led to. */
const clickThrough = `(() => {
  const text = (selector) => document.querySelector(selector).textContent;
  return [...document.querySelectorAll(".answer")].map((_, index) => {
    document.querySelectorAll(".answer")[index].click();
    const seen = [text("#now"), text(".message .text")];
    [...document.querySelectorAll("button")].find((button) => button.textContent === "‹ Back").click();
    return seen;
  });
})()`;

/** Runs in the page, as a text: what is too faint against what it stands on, by the rule of WCAG AA. */
const faintTexts = `(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    if (element === null) return "rgb(255,255,255)";
    const band = element.matches(".row.on") ? element.querySelector(".band") : element.querySelector(":scope > .frame");
    const colour = band ? getComputedStyle(band).fill : getComputedStyle(element).backgroundColor;
    return /^rgb\\(/.test(colour) ? colour : ground(element.parentElement);
  };
  const ink = (element) => (element.closest("svg") ? getComputedStyle(element).fill : getComputedStyle(element).color);
  const texts = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""));
  return [...new Set(texts.filter((element) => contrast(ink(element), ground(element)) < 4.5).map((element) => element.tagName + "." + element.getAttribute("class")))];
})()`;
