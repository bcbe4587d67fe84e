/** Write a day in the language of the page. A day belongs to no time zone; UTC on both ways gives the day back. */
export function formatDay(day: string): string {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  return format.format(new Date(day))
}
