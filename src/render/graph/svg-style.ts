type Theme = Readonly<
  Record<"paper" | "ink" | "faint" | "line" | "edge" | "question" | "action" | "lit" | "band", string>
>;

const light: Theme = {
  paper: "#ffffff",
  ink: "#1f2328",
  faint: "#59636e",
  line: "#c5ced6",
  edge: "#8c959f",
  question: "#f6f8fa",
  action: "#e6f4e9",
  lit: "#0b57d0",
  band: "#d6e4ff",
};
const dark: Theme = {
  paper: "#0d1117",
  ink: "#e6edf3",
  faint: "#9aa4ae",
  line: "#3d444d",
  edge: "#7d8590",
  question: "#171d26",
  action: "#14301f",
  lit: "#8ab8ff",
  band: "#1d3a66",
};

/**
 * How a picture looks, as CSS: in light, in dark where the viewer asks for it, and in light on paper. Colours stand in
 * it directly, since some programs that show an SVG know no CSS variables.
 */
export const svgStyle = `${fixed()}${coloured(light)}@media screen and (prefers-color-scheme:dark){${coloured(dark)}}`;

function fixed(): string {
  return [
    "text{font-family:Helvetica,Arial,'Liberation Sans',sans-serif}",
    ".heading{font-size:22px;font-weight:700}.summary{font-size:14px}.panel{font-size:18px;font-weight:700}",
    ".name{font-size:11px}.says{font-size:14px}.action .says{font-weight:700}.row text{font-size:13px}",
    ".edge,.frame{fill:none;stroke-width:1.2}.silent{stroke-dasharray:5 4}.band{fill:none}",
    ".on>.frame,.edge.on{stroke-width:3}.row.on>text{font-weight:700}",
  ].join("");
}

function coloured(theme: Theme): string {
  return [
    `.paper{fill:${theme.paper}}`,
    `text{fill:${theme.ink}}.name,.summary{fill:${theme.faint}}.handover{fill:${theme.lit}}`,
    `.rule{stroke:${theme.line}}.edge{stroke:${theme.edge}}.tip,.port{fill:${theme.edge}}`,
    `.question>.frame{fill:${theme.question};stroke:${theme.edge}}.action>.frame{fill:${theme.action};stroke:${theme.edge}}`,
    `.on>.frame,.edge.on{stroke:${theme.lit}}.tip.on,.on>.port{fill:${theme.lit}}.row.on>.band{fill:${theme.band}}`,
  ].join("");
}
