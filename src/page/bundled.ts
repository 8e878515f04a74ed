/** The page's script and style, bundled for a browser; the build puts them in. */
type PageParts = { readonly script: string; readonly style: string };

declare const PAGE_SCRIPT: string;
declare const PAGE_STYLE: string;

export const pageParts: PageParts = { script: PAGE_SCRIPT, style: PAGE_STYLE };
