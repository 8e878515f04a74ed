import { Chalk, type ColorSupportLevel } from "chalk";
import { plain, type Style } from "./style.ts";

/** Style in colour. Import this file lazily: chalk is worth its start-up time only where there is colour. */
export function colours(level: ColorSupportLevel): Style {
  if (level === 0) return plain;
  const chalk = new Chalk({ level });
  return { headline: chalk.bold.green, heading: chalk.bold, faint: chalk.dim, strong: chalk.cyan, alarm: chalk.yellow };
}
