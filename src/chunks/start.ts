/** All that lies behind `--version`, in one chunk: one copy of the errors, one read from the disk. */
export { run } from "../run.ts";
export { realContext } from "../system/context.ts";
