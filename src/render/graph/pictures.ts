/** All pictures in one chunk, with the library that lays them out: most starts never read it. */
export { renderDot } from "./dot.ts";
export { renderHtml } from "./html.ts";
export { renderMermaid } from "./mermaid.ts";
export { renderSvg } from "./svg.ts";
