import type { Step } from "../decision/walk.ts";
import type { Target } from "../playbook/playbook.ts";
import { announce } from "./copy.ts";
import { byId, el } from "./dom.ts";

/** Lights the way in the picture and in the text beside it, and brings the place where it ends into view. */
export function light(start: Target, trail: readonly Step[]): void {
  const at = trail.at(-1)?.to ?? start;
  const places = new Set([start, ...trail.map(({ to }) => to)]);
  const ways = new Set(trail.map(({ node, to }) => `${node.id} ${to}`));
  for (const element of document.querySelectorAll("[data-place]"))
    element.classList.toggle("on", places.has(element.getAttribute("data-place") ?? ""));
  for (const element of document.querySelectorAll("[data-way]"))
    element.classList.toggle("on", ways.has(element.getAttribute("data-way") ?? ""));
  for (const edge of document.querySelectorAll("svg path.on")) bringForward(edge);
  const box = document.querySelector(`svg [data-place="${CSS.escape(at)}"]`);
  if (box !== null) reveal(box);
}

/** An edge is drawn over other edges and under the boxes. */
function bringForward(edge: Element): void {
  const firstBox = edge.parentNode?.querySelector(".box");
  if (firstBox) edge.parentNode?.insertBefore(edge, firstBox);
}

function reveal(box: Element): void {
  const frame = byId("scroll");
  const [inner, outer] = [box.getBoundingClientRect(), frame.getBoundingClientRect()];
  const [right, down] = [
    middle(inner.left, inner.right) - middle(outer.left, outer.right),
    middle(inner.top, inner.bottom) - middle(outer.top, outer.bottom),
  ];
  const isNear = Math.abs(right) < 2 * outer.width && Math.abs(down) < 2 * outer.height;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  frame.scrollBy({ left: right, top: down, behavior: isNear && !isCalm ? "smooth" : "instant" });
}

const middle = (from: number, to: number): number => (from + to) / 2;

const sizes = [0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.5, 2];

/** Buttons that show the picture smaller, larger, or as wide as its frame; the place in the middle stays there. */
export function zoomTools(): HTMLElement {
  let size = 1;
  const level = el("span", { class: "level" }, "100 %");
  const button = (shown: string, told: string, wanted: () => number | undefined): HTMLElement =>
    el("button", { type: "button", "aria-label": told, onclick: () => zoom(wanted() ?? size) }, shown);
  return el(
    "div",
    { class: "tools", role: "group", "aria-label": "Size of the picture" },
    button("−", "Show the picture smaller", () => sizes.findLast((each) => each < size)),
    level,
    button("+", "Show the picture larger", () => sizes.find((each) => each > size)),
    button("Fit", "Fit the picture to the width", () => fitting(byId("scroll"))),
  );

  function zoom(wanted: number): void {
    size = wanted;
    const frame = byId("scroll");
    const centre = {
      x: (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth,
      y: (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight,
    };
    for (const svg of frame.querySelectorAll("svg")) scale(svg, size);
    level.textContent = `${Math.round(size * 100)} %`;
    announce(`The picture at ${level.textContent}`);
    frame.scrollTo({
      left: centre.x * frame.scrollWidth - frame.clientWidth / 2,
      top: centre.y * frame.scrollHeight - frame.clientHeight / 2,
      behavior: "instant",
    });
  }
}

/** The size at which the widest part is as wide as there is room for, at most its own. */
function fitting(frame: HTMLElement): number {
  const sizes = [...frame.querySelectorAll("svg")].map((svg) => {
    const { paddingLeft, paddingRight } = getComputedStyle(svg.parentElement as HTMLElement);
    const room = frame.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return room / svg.viewBox.baseVal.width;
  });
  return Math.min(1, ...sizes);
}

function scale(svg: SVGSVGElement, by: number): void {
  const { width, height } = svg.viewBox.baseVal;
  svg.setAttribute("width", String(width * by));
  svg.setAttribute("height", String(height * by));
}
