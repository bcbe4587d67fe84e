/**
 * Draw the icon of a site as SVG, `size` pixels wide where they are given. One that is cut to a shape has a ground up to
 * its edges; its lines are within the circle of four fifths that is never cut (https://www.w3.org/TR/appmanifest/#icon-masks).
 */
export function drawIcon(
  colour: string,
  { size, isMaskable = false }: { readonly size?: number; readonly isMaskable?: boolean } = {},
): string {
  const pixels = size === undefined ? '' : ` width="${size}" height="${size}"`
  const corners = isMaskable ? '' : ' rx="3"'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"${pixels}><rect width="16" height="16"${corners} fill="${colour}"/><path d="M3.5 5h9M3.5 8h9M3.5 11h5" stroke="#fff" stroke-width="1.5" stroke-linecap="round"/></svg>\n`
}
